//! `compare`: a list that the vendor published, held against one of the tables.

use std::ffi::OsStr;
use std::fs;
use std::iter;
use std::path::Path;

use codegen::Source;
use codegen::listing::{self, Difference, Grid, Listed, Obstacle, Row};
use codegen::model::Table;

use crate::args::Then;
use crate::folder::{self, Access, other};
use crate::paths::Paths;
use crate::published::Form;
use crate::report::Lines;
use crate::terminal::{self, Annotation, Terminal};
use crate::write::{cannot, replace};
use crate::{Failure, Verdict, published};

pub(crate) fn run(
    paths: &Paths,
    file: &Path,
    name: Option<&OsStr>,
    then: Then,
    terminal: &Terminal,
) -> Result<Verdict, Failure> {
    let _lock = (then == Then::Apply).then(|| folder::lock(paths, Access::Write));
    let sources = folder::tables(paths)?;
    let tables = match codegen::tables(&sources) {
        Ok(tables) => tables,
        Err(mistakes) => return Err(Failure::Tables { sources, mistakes }),
    };
    let (table, source) = chosen(&tables, &sources, name)?;
    let grids = read(file)?;
    let listed = listing::find(table, &grids)
        .map_err(|(what, to_do)| other(format!("{}: {what}", file.display()), &to_do))?;
    let pair = Pair {
        file: file.display().to_string(),
        paths,
        table,
        source,
        lines: Lines::of(std::slice::from_ref(source)),
    };
    let unread = listing::unread(table, &grids, &listed);
    let mut differences = listing::compare(table, &listed);
    let mut text = pair.read(&listed) + &passed_over(&unread);
    let among = if unread.is_empty() {
        ""
    } else {
        " in what was read"
    };
    text += &pair.shown(&differences, among);
    if then == Then::Apply {
        text += &pair.apply(&differences)?;
        differences.retain(|difference| addable(difference).is_none());
    }
    let unread_there = pair.annotations_there(&unread, terminal);
    text = pair.annotations(&differences, terminal) + &unread_there + &text;
    terminal::result(&text);
    Ok(if differences.is_empty() && unread.is_empty() {
        Verdict::Good
    } else {
        Verdict::Bad
    })
}

/// Reads every table of a page; the name of the file says which format it is in.
fn read(file: &Path) -> Result<Vec<Grid>, Failure> {
    let page = fs::read(file).map_err(|error| {
        let to_do =
            "name a file that holds the vendor's list; it is looked for in the current folder";
        other(format!("cannot read {}: {error}", file.display()), to_do)
    })?;
    Ok(published::read(Form::from_path(file), &page))
}

/// How many rows are shown that were not read.
const SHOWN: usize = 20;

/// What may be a code and was not read, and what to do about it.
fn passed_over(rows: &[&Row]) -> String {
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
    let to_do = "write what is a code there as the other rows are, and take out what is none";
    format!("{shown}{more}  = help: {to_do}\n")
}

/// What stands in a row.
fn words(row: &Row) -> String {
    let cells = row.cells.iter().filter(|cell| !cell.is_empty());
    let cells: Vec<&str> = cells.map(String::as_str).collect();
    match cells.as_slice() {
        // Of a line of words the last cell stands in the one before.
        [first, rest, _] if row.is_loose => format!("{first} {rest}"),
        cells => cells.join(" | "),
    }
}

/// The table that is meant, by its file or its package.
fn chosen<'t>(
    tables: &'t [Table],
    sources: &'t [Source],
    name: Option<&OsStr>,
) -> Result<(&'t Table, &'t Source), Failure> {
    let is_meant = |table: &Table| {
        let stem = Path::new(&table.file).file_stem();
        name.is_none_or(|name| {
            stem == Some(name) || *name == *table.file || *name == *table.package.name
        })
    };
    let all = tables.iter().zip(sources);
    let meant: Vec<_> = all.filter(|(table, _)| is_meant(table)).collect();
    if let [one] = meant.as_slice() {
        return Ok(*one);
    }
    let names: Vec<&str> = tables
        .iter()
        .map(|table| table.package.name.as_str())
        .collect();
    let what = match name {
        Some(name) => format!("no table `{}`", name.to_string_lossy()),
        None => "there are several tables".to_owned(),
    };
    Err(other(
        what,
        &format!("`--table NAME` says which is meant: {}", names.join(", ")),
    ))
}

/// A list and the table that it is held against.
struct Pair<'t> {
    file: String,
    paths: &'t Paths,
    table: &'t Table,
    source: &'t Source,
    lines: Lines,
}

/// A new code that nothing stands in the way of.
fn addable<'d>(difference: &'d Difference<'_>) -> Option<listing::New<'d>> {
    match difference {
        Difference::New {
            listed,
            repeats,
            obstacle: None,
        } => Some((listed, repeats.as_ref())),
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
        let table = self.paths.shown_table(self.source.file());
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

    /// What kind of difference it is, and what it is.
    fn one(&self, difference: &Difference<'_>) -> (&'static str, String) {
        let show = |row: &Listed| format!("{} `{}`", self.table.show(&row.value), row.label);
        match difference {
            Difference::New {
                listed, obstacle, ..
            } => {
                let but = match obstacle {
                    Some(Obstacle::Gap) => ", but the value lies in a gap",
                    Some(Obstacle::Tombstone) => ", but it is retired",
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

    /// Where the rows stand in the list that could not be read.
    fn annotations_there(&self, unread: &[&Row], terminal: &Terminal) -> String {
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

    /// Where the row of ours stands; a new code has none, so that it is shown where the enum is named.
    fn annotations(&self, differences: &[Difference<'_>], terminal: &Terminal) -> String {
        let file = self.paths.shown_table(self.source.file());
        let all = differences.iter().map(|difference| {
            let at = match difference {
                Difference::New { .. } => &self.table.at,
                Difference::Missing(code)
                | Difference::Renamed(code, _)
                | Difference::Moved(code, _) => &code.at,
            };
            let (line, column) = self.lines.place(0, at.start, self.source);
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

    /// Adds what is new to the table, if what comes out is a table without mistakes.
    fn apply(&self, differences: &[Difference<'_>]) -> Result<String, Failure> {
        let new: Vec<_> = differences.iter().filter_map(addable).collect();
        if new.is_empty() {
            return Ok("nothing to add\n".to_owned());
        }
        let file = self.source.file();
        let shown = self.paths.shown_table(file);
        let path = self.paths.spec().join(file);
        let text = fs::read_to_string(&path).map_err(|error| cannot("read", &shown, &error))?;
        let Some(text) = listing::insert(&text, self.table, &new) else {
            return Err(other(
                format!("{shown} does not write each code as `[[code]]`"),
                "write them so, or add the new ones by hand",
            ));
        };
        let sources = [Source::new(file, &text)];
        if let Err(mistakes) = codegen::tables(&sources) {
            let sources = sources.into();
            return Err(Failure::Tables { sources, mistakes });
        }
        replace(&path, iter::once(text.as_str()))
            .map_err(|error| cannot("write", &shown, &error))?;
        let count = match new.len() {
            1 => "1 code".to_owned(),
            count => format!("{count} codes"),
        };
        Ok(format!(
            "added {count} to {shown}: complete the rows marked as new, then run: {}\n",
            self.paths.command()
        ))
    }
}
