//! `compare`: compares a list that a vendor published with one of the tables.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use codetable::Source;
use codetable::model::Table;
use codetable::published::{self, Difference, Grid, Listed, Obstacle, Row};

use crate::cli::CompareMode;
use crate::codegen::write::replace;
use crate::exit::ExitStatus;
use crate::failure::Failure;
use crate::output::lines::{Lines, Position};
use crate::output::terminal::{self, Annotation, Terminal};
use crate::paths::Paths;
use crate::published::{self as pages, Form};
use crate::tables::{self, Access};

pub(crate) fn run(
    paths: &Paths,
    file: &Path,
    name: Option<&OsStr>,
    mode: CompareMode,
    terminal: &Terminal,
) -> Result<ExitStatus, Failure> {
    let _lock = (mode == CompareMode::Apply).then(|| tables::lock(paths, Access::Write));
    let sources = tables::read(paths)?;
    let tables = tables::validate(paths, &sources, "nothing was compared")?;
    let (table, source) = tables::choose(&tables, &sources, name)?;
    let grids = read(file)?;
    let listed = published::find(table, &grids).map_err(|error| {
        Failure::new(format!("{}: {}", file.display(), error.message), error.help)
    })?;
    let pair = Pair {
        file: file.display().to_string(),
        paths,
        table,
        source,
        lines: Lines::new(std::slice::from_ref(source)),
    };
    let unread = published::unread(table, &grids, &listed);
    let mut differences = published::compare(table, &listed);
    let mut text = pair.read(&listed) + &name_unread(&unread);
    let among = if unread.is_empty() {
        ""
    } else {
        " in what was read"
    };
    text += &pair.shown(&differences, among);
    if mode == CompareMode::Apply {
        text += &pair.apply(&differences)?;
        differences.retain(|difference| addable(difference).is_none());
    }
    let unread_there = pair.annotations_of_list(&unread, terminal);
    text = pair.annotations(&differences, terminal) + &unread_there + &text;
    terminal::result(&text);
    let agrees = differences.is_empty() && unread.is_empty();
    Ok(ExitStatus::done_if(agrees))
}

/// Reads every table of a page; the name of the file says which format it is in.
fn read(file: &Path) -> Result<Vec<Grid>, Failure> {
    let page = fs::read(file).map_err(|error| {
        let to_do =
            "name a file that holds the vendor's list; it is looked for in the current folder";
        Failure::new(format!("cannot read {}: {error}", file.display()), to_do)
    })?;
    Ok(pages::read(Form::from_path(file), &page))
}

/// How many rows are shown that were not read.
const SHOWN: usize = 20;

/// Names the rows that may be codes and were not read, and says what to do about them.
fn name_unread(rows: &[&Row]) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let shown = rows.iter().take(SHOWN);
    let shown = shown.map(|row| format!("  unread   line {}, {}\n", row.line, words(row)));
    let shown: String = shown.collect();
    let more = match rows.len().saturating_sub(SHOWN) {
        0 => String::new(),
        more => format!("  and {more} more\n"),
    };
    let to_do = "write the codes among them as the other rows are, and remove the rest";
    format!("{shown}{more}  = help: {to_do}\n")
}

/// The words of a row.
fn words(row: &Row) -> String {
    let cells = row.cells.iter().filter(|cell| !cell.is_empty());
    let cells: Vec<&str> = cells.map(String::as_str).collect();
    match cells.as_slice() {
        // The last cell of a line of words is part of the one before.
        [first, rest, _] if row.is_loose => format!("{first} {rest}"),
        cells => cells.join(" | "),
    }
}

/// A list and the table that it is compared with.
struct Pair<'t> {
    file: String,
    paths: &'t Paths,
    table: &'t Table,
    source: &'t Source,
    lines: Lines,
}

/// The new code of a difference, if it can be added.
fn addable<'d>(difference: &'d Difference<'_>) -> Option<published::NewCode<'d>> {
    match difference {
        Difference::New {
            listed,
            repeats,
            obstacle: None,
        } => Some(published::NewCode {
            listed,
            repeats: repeats.as_ref(),
        }),
        _ => None,
    }
}

impl Pair<'_> {
    fn read(&self, listed: &[Listed]) -> String {
        let rows = match listed.len() {
            1 => "1 row".to_owned(),
            count => format!("{count} rows"),
        };
        let first = listed.iter().map(|row| row.line).min().unwrap_or(0);
        let last = listed.iter().map(|row| row.line).max().unwrap_or(0);
        format!("{}: {rows} in lines {first} to {last}\n", self.file)
    }

    fn shown(&self, differences: &[Difference<'_>], among: &str) -> String {
        let table = self.paths.display_table(self.source.file());
        if differences.is_empty() {
            return format!("{table}: no difference{among}\n");
        }
        let rows = differences.iter().map(|difference| {
            let (kind, text) = self.one(difference);
            format!("  {kind:9}{text}\n")
        });
        let rows: String = rows.collect();
        let count = match differences.len() {
            1 => "1 difference".to_owned(),
            count => format!("{count} differences"),
        };
        format!("{table}: {count}\n{rows}")
    }

    /// The kind of a difference, and its description.
    fn one(&self, difference: &Difference<'_>) -> (&'static str, String) {
        let show = |row: &Listed| format!("{} `{}`", self.table.show(&row.value), row.label);
        match difference {
            Difference::New {
                listed, obstacle, ..
            } => {
                let but = match obstacle {
                    Some(Obstacle::Gap) => ", but the value lies in a gap",
                    Some(Obstacle::Retired) => ", but it is retired",
                    None => "",
                };
                (
                    "new",
                    format!("{}, line {}{but}", show(listed), listed.line),
                )
            }
            Difference::Missing(code) => (
                "missing",
                format!("{} `{}`", self.table.show(&code.value), code.label),
            ),
            Difference::Renamed(code, listed) => (
                "renamed",
                format!(
                    "{}, line {}, is `{}` here",
                    show(listed),
                    listed.line,
                    code.label
                ),
            ),
            Difference::Moved(code, listed) => {
                let here = self.table.show(&code.value);
                (
                    "moved",
                    format!("{}, line {}, is {here} here", show(listed), listed.line),
                )
            }
        }
    }

    /// Annotations of the rows of the list that could not be read.
    fn annotations_of_list(&self, unread: &[&Row], terminal: &Terminal) -> String {
        let all = unread.iter().map(|row| {
            terminal.annotation(&Annotation {
                file: &self.file,
                line: row.line,
                column: 1,
                title: "unread",
                text: &words(row),
            })
        });
        all.collect()
    }

    /// Annotations of the rows of the table. A new code has none, so it is shown where the enum is named.
    fn annotations(&self, differences: &[Difference<'_>], terminal: &Terminal) -> String {
        let file = self.paths.display_table(self.source.file());
        let all = differences.iter().map(|difference| {
            let at = match difference {
                Difference::New { .. } => &self.table.at,
                Difference::Missing(code)
                | Difference::Renamed(code, _)
                | Difference::Moved(code, _) => &code.at,
            };
            let Position { line, column } = self.lines.place(0, at.start, self.source);
            let (title, text) = self.one(difference);
            terminal.annotation(&Annotation {
                file: &file,
                line,
                column,
                title,
                text: &text,
            })
        });
        all.collect()
    }

    /// Adds what is new to the table, unless the result would have mistakes.
    fn apply(&self, differences: &[Difference<'_>]) -> Result<String, Failure> {
        let new: Vec<_> = differences.iter().filter_map(addable).collect();
        if new.is_empty() {
            return Ok("nothing to add\n".to_owned());
        }
        let file = self.source.file();
        let shown = self.paths.display_table(file);
        let path = self.paths.spec().join(file);
        let text =
            fs::read_to_string(&path).map_err(|error| Failure::unreadable(&shown, &error))?;
        let Some(text) = published::insert(&text, self.table, &new) else {
            return Err(Failure::new(
                format!("{shown} does not write each code as `[[code]]`"),
                "write each code as `[[code]]`, or add the new ones by hand",
            ));
        };
        let sources = [Source::new(file, &text)];
        tables::validate(self.paths, &sources, "nothing was written")?;
        replace(&path, &self.paths.unfinished(), &text)
            .map_err(|error| Failure::cannot("write", &shown, &error))?;
        // It stays if another command uses it.
        _ = fs::remove_dir(self.paths.unfinished());
        let count = match new.len() {
            1 => "1 code".to_owned(),
            count => format!("{count} codes"),
        };
        Ok(format!(
            "added {count} to {shown}: complete the rows marked as new, then run: {}\n",
            self.paths.codegen_command()
        ))
    }
}
