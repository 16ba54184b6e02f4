//! `new`: makes a table from a list that a vendor published.

mod json;
mod text;
mod today;

use std::fs;
use std::path::PathBuf;

use codetable::Source;
use codetable::model::value::Repr;
use codetable::published::{self, Columns, Options, Proposal};

use crate::cli::{Format, NewArgs};
use crate::codegen::write::replace;
use crate::exit::ExitStatus;
use crate::failure::Failure;
use crate::output::terminal::{self, Terminal};
use crate::paths::Paths;
use crate::published::files;
use crate::staging;
use crate::tables::{self, Access};

/// A table that was made.
struct Report<'r> {
    /// The files of the list, as the call names them.
    files: &'r [String],
    /// The table, as messages name it.
    table: String,
    paths: &'r Paths,
    proposal: &'r Proposal,
}

pub(crate) fn run(
    args: &NewArgs,
    paths: &Paths,
    terminal: &Terminal,
) -> Result<ExitStatus, Failure> {
    paths.check_folders()?;
    let name = name(args)?;
    let file = format!("{name}.toml");
    let shown = paths.display_table(&file);
    let path = paths.spec().join(&file);
    fs::create_dir_all(paths.spec())
        .map_err(|error| Failure::cannot("create", paths.display_spec(), &error))?;
    let _lock = tables::lock(paths, Access::Write);
    if path.symlink_metadata().is_ok() {
        return Err(Failure::new(
            format!("{shown} exists"),
            "choose another name; `compare` shows what a list has that the table does not have",
        ));
    }
    let names = files::display(&args.files);
    let files::Files { pages, .. } = files::read(&args.files, &names, &args.defines)?;
    let file_name = |path: &PathBuf| {
        let name = path.file_name().unwrap_or(path.as_os_str());
        name.to_string_lossy().into_owned()
    };
    let options = Options {
        name,
        type_name: args.type_name.clone(),
        package: args.package.clone(),
        is_module: args.is_module,
        repr: args.repr.as_deref().map(repr).transpose()?,
        list: args.list,
        columns: Columns {
            value: args.value.clone(),
            label: args.label.clone(),
            description: args.description.clone(),
        },
        files: args.files.iter().map(file_name).collect(),
        today: today::today(),
    };
    package_is_free(&options, paths)?;
    let proposal =
        published::propose(&pages, &options).map_err(|error| Failure::no_list(&names, error))?;
    let sources = [Source::new(&file, &proposal.text)];
    tables::validate(paths, &sources, "nothing was written")?;
    replace(&path, &paths.staging(), &proposal.text)
        .map_err(|error| Failure::cannot("write", &shown, &error))?;
    staging::leave(&paths.staging());
    let report = Report {
        files: &names,
        table: shown,
        paths,
        proposal: &proposal,
    };
    let annotations = text::annotations(&report, terminal);
    match args.format {
        Format::Text => terminal::result(&annotations, &text::render(&report))?,
        Format::Json => {
            terminal::annotations(&annotations);
            terminal::json(&json::render(&report))?;
        }
    }
    Ok(ExitStatus::done_if(proposal.list.unread.is_empty()))
}

/// Refuses the name of a package that another table has.
fn package_is_free(options: &Options, paths: &Paths) -> Result<(), Failure> {
    let package = options
        .package
        .clone()
        .unwrap_or_else(|| options.name.to_lowercase());
    match tables::of_package(paths, &package) {
        None => Ok(()),
        Some(table) => Err(Failure::new(
            format!("{table} has the package `{package}` already"),
            "name another one with `--package NAME`",
        )),
    }
}

/// The name of the table, which is also that of a file.
fn name(args: &NewArgs) -> Result<String, Failure> {
    let name = args.name.to_string_lossy();
    let name = name.strip_suffix(".toml").unwrap_or(&name);
    let is_allowed = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(is_allowed) {
        return Ok(name.to_owned());
    }
    Err(Failure::new(
        format!("`{name}` cannot be the name of a table"),
        "write ASCII letters, digits, `-` and `_`, starting with a letter, such as `http-status`",
    ))
}

fn repr(word: &str) -> Result<Repr, Failure> {
    Repr::from_name(word).ok_or_else(|| {
        Failure::new(
            format!("`{word}` is not a type of values"),
            "write u8, u16, u32, u64, i8, i16, i32, i64 or str",
        )
    })
}
