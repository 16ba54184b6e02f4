//! `[workspace.metadata.codetable]` in the `Cargo.toml` of the root of the workspace.

use std::ops::Range;
use std::path::Path;

use codetable::Settings;
use semver::Version;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::failure::Failure;

/// The configuration of a workspace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Config {
    /// The command that hints and headers name.
    pub(crate) command: String,
    /// The folder of tables.
    pub(crate) spec: String,
    /// The folder of generated crates.
    pub(crate) out: String,
    /// The only version of the command that may write; any if the workspace does not say.
    pub(crate) version: Option<Version>,
    /// The packages that are gone for good.
    pub(crate) retired: Vec<RetiredPackage>,
}

/// A package that is gone for good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RetiredPackage {
    pub(crate) package: String,
    pub(crate) since: String,
    pub(crate) reason: String,
}

/// The section as messages name it.
const SECTION: &str = "`[workspace.metadata.codetable]`";

const KEYS: [&str; 5] = ["command", "spec", "out", "version", "retired"];
const RETIRED_KEYS: [&str; 3] = ["package", "since", "reason"];

impl Default for Config {
    fn default() -> Self {
        let Settings { command, spec } = Settings::default();
        Self {
            command,
            spec,
            out: "generated".to_owned(),
            version: None,
            retired: Vec::new(),
        }
    }
}

impl Config {
    /// Reads the configuration from the manifest at this path. A key that it does not have keeps
    /// its default.
    ///
    /// # Errors
    ///
    /// When a key is unknown, missing or of the wrong type.
    pub(crate) fn read(path: &Path, text: &str, manifest: &DeTable<'_>) -> Result<Self, Failure> {
        let reader = Reader { path, text };
        let section = ["workspace", "metadata", "codetable"];
        let mut table = manifest;
        for key in section {
            match table.get(key).map(|item| (item.span(), item.get_ref())) {
                None => return Ok(Self::default()),
                Some((_, DeValue::Table(inner))) => table = inner,
                Some((span, _)) => {
                    return Err(Failure::new(
                        format!("`{key}` is not a table, {}", reader.location(&span)),
                        format!("write {SECTION}"),
                    ));
                }
            }
        }
        reader.check_keys(table, &KEYS)?;
        let default = Self::default();
        let string = |key| reader.string(table, key);
        let mut config = Self {
            command: string("command")?.unwrap_or(default.command),
            spec: string("spec")?.unwrap_or(default.spec),
            out: string("out")?.unwrap_or(default.out),
            version: reader.version(table)?,
            retired: Vec::new(),
        };
        if let Some(item) = table.get("retired") {
            let rows = item.get_ref().as_array();
            let rows = rows.ok_or_else(|| reader.invalid(&item.span(), "retired", "an array"))?;
            for row in rows {
                config.retired.push(reader.retired(row)?);
            }
        }
        Ok(config)
    }

    /// Checks that this is the version of the command that the workspace asks for.
    ///
    /// # Errors
    ///
    /// When it asks for another one.
    pub(crate) fn check_version(&self) -> Result<(), Failure> {
        let this = env!("CARGO_PKG_VERSION");
        let other = self.version.as_ref();
        let Some(other) = other.filter(|version| version.to_string() != this) else {
            return Ok(());
        };
        let help = if self.command == Settings::default().command {
            format!("run: cargo install cargo-codetable --version {other} --locked")
        } else {
            format!(
                "write `cargo-codetable = \"={other}\"` in the Cargo.toml of the package that `{}` runs",
                self.command
            )
        };
        Err(Failure::new(
            format!("this is cargo-codetable {this}, and the workspace asks for {other}"),
            help,
        ))
    }

    /// Returns what the headers of artifacts name.
    pub(crate) fn settings(&self) -> Settings {
        Settings {
            command: self.command.clone(),
            spec: self.spec.clone(),
        }
    }
}

/// Whether a string can be in the header of every artifact: in one line, and within `<!--` and `-->`.
pub(crate) fn is_plain(text: &str) -> bool {
    !text.is_empty() && !text.contains(char::is_control) && !text.contains("-->")
}

/// Reads keys of a manifest, and says where one is invalid.
struct Reader<'m> {
    path: &'m Path,
    text: &'m str,
}

impl Reader<'_> {
    fn string(&self, table: &DeTable<'_>, key: &str) -> Result<Option<String>, Failure> {
        match table.get(key).map(|item| (item.span(), item.get_ref())) {
            None => Ok(None),
            Some((_, DeValue::String(text))) if is_plain(text) => {
                Ok(Some(text.clone().into_owned()))
            }
            Some((span, _)) => Err(self.invalid(&span, key, "a string of one line")),
        }
    }

    fn version(&self, table: &DeTable<'_>) -> Result<Option<Version>, Failure> {
        let key = "version";
        let Some(text) = self.string(table, key)? else {
            return Ok(None);
        };
        let version = Version::parse(&text);
        let expected = "an exact version, such as \"1.2.3\"";
        version
            .map(Some)
            .map_err(|_| self.invalid(&table[key].span(), key, expected))
    }

    fn retired(&self, row: &Spanned<DeValue<'_>>) -> Result<RetiredPackage, Failure> {
        let table = row
            .get_ref()
            .as_table()
            .ok_or_else(|| self.invalid(&row.span(), "retired", "an array of tables"))?;
        self.check_keys(table, &RETIRED_KEYS)?;
        let string = |key| {
            self.string(table, key)?
                .ok_or_else(|| self.missing(&row.span(), key))
        };
        Ok(RetiredPackage {
            package: string("package")?,
            since: string("since")?,
            reason: string("reason")?,
        })
    }

    /// Checks that every key is one of these.
    fn check_keys(&self, table: &DeTable<'_>, keys: &[&str]) -> Result<(), Failure> {
        let unknown = table
            .keys()
            .find(|key| !keys.contains(&key.get_ref().as_ref()));
        let Some(key) = unknown else {
            return Ok(());
        };
        Err(Failure::new(
            format!(
                "unknown key `{}` in {SECTION}, {}",
                key.get_ref(),
                self.location(&key.span())
            ),
            format!("the keys are: {}", keys.join(", ")),
        ))
    }

    /// Returns the failure for a value that is invalid.
    fn invalid(&self, span: &Range<usize>, key: &str, expected: &str) -> Failure {
        let location = self.location(span);
        Failure::new(
            format!("`{key}` in {SECTION} is invalid, {location}"),
            format!("write {expected}"),
        )
    }

    /// Returns the failure for a key that a retired package does not have.
    fn missing(&self, row: &Range<usize>, key: &str) -> Failure {
        let location = self.location(row);
        Failure::new(
            format!("a retired package has no `{key}`, {location}"),
            format!("add `{key} = \"…\"`"),
        )
    }

    /// Returns the manifest with the line of a span in it.
    fn location(&self, span: &Range<usize>) -> String {
        let line = 1 + self.text[..span.start].matches('\n').count();
        format!("{}:{line}", self.path.display())
    }
}
