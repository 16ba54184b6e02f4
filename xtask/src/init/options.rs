//! What the options choose: the command, the folder of tables and the folder of generated crates.

use std::fs;
use std::path::Path;

use codetable::Lock;

use super::manifest::{Setting, clean, has_setting, is_within};
use crate::cli::InitArgs;
use crate::config::{Config, is_plain};
use crate::failure::Failure;
use crate::paths::Paths;
use crate::tables;

/// The options that the call has, each in the form of the metadata.
pub(super) struct Options {
    command: Option<String>,
    spec: Option<String>,
    out: Option<String>,
}

impl Options {
    /// Reads the options.
    ///
    /// # Errors
    ///
    /// When one of them cannot be a value in the metadata.
    pub(super) fn new(args: &InitArgs) -> Result<Self, Failure> {
        let folder = |option, path: &Option<_>| -> Result<Option<String>, Failure> {
            path.as_deref().map(|path| folder(option, path)).transpose()
        };
        if let Some(command) = args.command.as_ref().filter(|command| !is_plain(command)) {
            return Err(Failure::new(
                format!("`--command` cannot be {command:?}"),
                "write one line that is not empty and has no `-->`, such as `cargo xtask`",
            ));
        }
        Ok(Self {
            command: args.command.clone(),
            spec: folder("--spec", &args.spec)?,
            out: folder("--out", &args.out)?,
        })
    }

    /// Returns the settings that the options ask for.
    pub(super) fn settings(&self) -> Vec<Setting> {
        let default = Config::default();
        let options = [
            ("command", &self.command, default.command),
            ("spec", &self.spec, default.spec),
            ("out", &self.out, default.out),
        ];
        let settings = options.into_iter().filter_map(|(key, option, default)| {
            let value = option.clone()?;
            let is_default = value == default;
            Some(Setting {
                key,
                value,
                is_default,
            })
        });
        settings.collect()
    }

    /// Returns the configuration of the workspace when all is done: what its manifest says, and the options
    /// for what it does not say.
    pub(super) fn config(&self, current: &Config, manifest: Option<&str>) -> Config {
        let mut config = current.clone();
        for (key, option, value) in [
            ("command", &self.command, &mut config.command),
            ("spec", &self.spec, &mut config.spec),
            ("out", &self.out, &mut config.out),
        ] {
            let is_set = manifest.is_some_and(|manifest| has_setting(manifest, key));
            if let Some(option) = option.as_ref().filter(|_| !is_set) {
                value.clone_from(option);
            }
        }
        config
    }
}

/// Returns the folder that an option names, relative to the root, with `/` between its parts.
fn folder(option: &str, path: &Path) -> Result<String, Failure> {
    let invalid = |why: &str| {
        Failure::new(
            format!("`{option}` cannot be `{}`: {why}", path.display()),
            "name a folder below the root of the workspace, such as `generated`",
        )
    };
    let text = path.to_str().ok_or_else(|| invalid("it is not UTF-8"))?;
    let text = text.replace(std::path::MAIN_SEPARATOR, "/");
    if path.has_root() || path.is_absolute() {
        return Err(invalid("it is not relative to the root of the workspace"));
    }
    let folder = clean(&text);
    if folder.is_empty() {
        return Err(invalid("it is not a folder of its own"));
    }
    if folder.split('/').any(|part| part == "..") {
        return Err(invalid("it is not below the root of the workspace"));
    }
    if !is_plain(&folder) || folder.contains(['*', '?', '[', ']']) {
        return Err(invalid(
            "it has characters that have a meaning of their own",
        ));
    }
    Ok(folder)
}

/// Checks that the tables are not among the generated crates.
///
/// # Errors
///
/// When they are.
pub(super) fn check(config: &Config) -> Result<(), Failure> {
    let (spec, out) = (clean(&config.spec), clean(&config.out));
    if is_within(&spec, &out) {
        return Err(Failure::new(
            format!(
                "the tables in `{}` would be among the generated crates in `{}`",
                config.spec, config.out
            ),
            "choose another folder with `--spec DIR` or `--out DIR`",
        ));
    }
    Ok(())
}

/// Checks that what the workspace has of tables and of generated files is in the folders that it will have.
///
/// # Errors
///
/// When tables or generated files are in a folder that an option would replace.
pub(super) fn check_in_use(current: &Paths, config: &Config) -> Result<(), Failure> {
    let was = current.config();
    let generated = current.out().join(Lock::PATH).exists();
    let tables = || tables::read(current).is_ok();
    let moved = [
        ("--out", &was.out, &config.out, generated),
        (
            "--spec",
            &was.spec,
            &config.spec,
            was.spec != config.spec && tables(),
        ),
    ];
    for (option, old, new, is_in_use) in moved {
        if is_in_use && clean(old) != clean(new) {
            return Err(Failure::new(
                format!("`{option}` would leave what is in {old}/ behind"),
                format!(
                    "move {old}/ to {new}/ first, or leave the option out; nothing was written"
                ),
            ));
        }
    }
    Ok(())
}

/// Checks that the folder of generated files has no others, if nothing was generated in it before.
///
/// # Errors
///
/// When it has.
pub(super) fn check_other_files(paths: &Paths) -> Result<(), Failure> {
    let out = paths.out();
    if out.join(Lock::PATH).exists() {
        return Ok(());
    }
    let files = fs::read_dir(&out).into_iter().flatten().flatten();
    let mut names: Vec<String> = files
        .filter(|file| file.file_type().is_ok_and(|kind| kind.is_file()))
        .map(|file| file.file_name().to_string_lossy().into_owned())
        .filter(|name| !name.starts_with('.'))
        .collect();
    names.sort();
    let Some(first) = names.first() else {
        return Ok(());
    };
    let shown = paths.display_out();
    Err(Failure::new(
        format!("{shown} has files that are not generated, such as {first}"),
        format!(
            "choose a folder for generated files alone with `--out DIR`, such as {shown}/codes; nothing was written"
        ),
    ))
}
