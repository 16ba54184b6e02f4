//! `compare`: compares a list that a vendor published with one of the tables.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use codetable::Source;
use codetable::model::Table;
use codetable::published::{self, Difference, Listed, Obstacle, PageRow, PageTable};

use crate::cli::CompareMode;
use crate::codegen::write::replace;
use crate::exit::ExitStatus;
use crate::failure::Failure;
use crate::output::count;
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
    let _lock = match mode {
        CompareMode::Show => None,
        CompareMode::Apply => tables::lock(paths, Access::Write),
    };
    let sources = tables::read(paths)?;
    let chosen = std::slice::from_ref(tables::choose(&sources, name, paths)?);
    let tables = tables::validate(paths, chosen, "nothing was compared")?;
    let table = &tables[0];
    let page = read_page(file)?;
    let listed = published::find(table, &page).map_err(|error| {
        Failure::new(format!("{}: {}", file.display(), error.message), error.help)
    })?;
    let report = Report {
        file: file.display().to_string(),
        paths,
        table,
        lines: Lines::new(chosen),
    };
    let unread = published::unread(table, &page, &listed);
    let mut differences = published::compare(table, &listed);
    let mut text = report.read_line(&listed) + &unread_lines(&unread);
    text += &report.difference_lines(&differences, unread.is_empty());
    if mode == CompareMode::Apply {
        text += &report.apply(&differences)?;
        differences.retain(|difference| addable(difference).is_none());
    }
    let annotations = report.annotations_of_table(&differences, terminal)
        + &report.annotations_of_page(&unread, terminal);
    terminal::result(&(annotations + &text))?;
    let agrees = differences.is_empty() && unread.is_empty();
    Ok(ExitStatus::done_if(agrees))
}

/// Reads every table of a page. The name of the file says which format it is in.
fn read_page(file: &Path) -> Result<Vec<PageTable>, Failure> {
    let page = fs::read(file).map_err(|error| {
        let to_do = "name a file with the vendor's list, relative to the current folder";
        Failure::new(format!("cannot read {}: {error}", file.display()), to_do)
    })?;
    Ok(pages::read(Form::from_path(file), &page))
}

/// The most rows that were not read that are shown.
const MAX_UNREAD: usize = 20;

/// Returns the rows that may be codes and were not read, and what to do about them.
fn unread_lines(rows: &[&PageRow]) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let shown = rows.iter().take(MAX_UNREAD);
    let shown = shown.map(|row| format!("  unread   line {}, {}\n", row.line, words(row)));
    let shown: String = shown.collect();
    let more = match rows.len().saturating_sub(MAX_UNREAD) {
        0 => String::new(),
        more => format!("  and {more} more\n"),
    };
    let to_do = "write the codes among them as the other rows are, and remove the rest";
    format!("{shown}{more}  = help: {to_do}\n")
}

/// Returns the words of a row.
fn words(row: &PageRow) -> String {
    let cells = row.cells.iter().filter(|cell| !cell.is_empty());
    let cells: Vec<&str> = cells.map(String::as_str).collect();
    match cells.as_slice() {
        // The last cell of a line of words is part of the one before.
        [first, rest, _] if row.is_loose => format!("{first} {rest}"),
        cells => cells.join(" | "),
    }
}

/// A list, and the table that it is compared with.
struct Report<'t> {
    /// The file of the list, as the call names it.
    file: String,
    paths: &'t Paths,
    table: &'t Table,
    /// The lines of the table.
    lines: Lines<'t>,
}

/// Returns the new code of a difference, if it can be added.
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

impl Report<'_> {
    /// Says which rows of the page were read.
    fn read_line(&self, listed: &[Listed]) -> String {
        let rows = count(listed.len(), "row");
        let lines = listed.iter().map(|row| row.line);
        let (first, last) = (lines.clone().min(), lines.max());
        let (first, last) = first.zip(last).expect("a list has a row");
        format!("{}: {rows} in lines {first} to {last}\n", self.file)
    }

    /// Returns the number of differences and a line for each.
    fn difference_lines(&self, differences: &[Difference<'_>], is_all_read: bool) -> String {
        let table = self.paths.display_table(&self.table.file);
        if differences.is_empty() {
            let among = if is_all_read { "" } else { " in what was read" };
            return format!("{table}: no difference{among}\n");
        }
        let rows = differences.iter().map(|difference| {
            let (kind, text) = self.describe(difference);
            format!("  {kind:9}{text}\n")
        });
        let rows: String = rows.collect();
        let differences = count(differences.len(), "difference");
        format!("{table}: {differences}\n{rows}")
    }

    /// Returns the kind of a difference, and its description.
    fn describe(&self, difference: &Difference<'_>) -> (&'static str, String) {
        let show = |row: &Listed| format!("{} `{}`", self.table.show(&row.value), row.label);
        match difference {
            Difference::New {
                listed, obstacle, ..
            } => {
                let but = match obstacle {
                    Some(Obstacle::Gap) => ", but the value is in a gap",
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

    /// Returns annotations of the rows of the page that could not be read.
    fn annotations_of_page(&self, unread: &[&PageRow], terminal: &Terminal) -> String {
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

    /// Returns annotations of the rows of the table. A new code has no row, so its annotation is where the
    /// enum is named.
    fn annotations_of_table(&self, differences: &[Difference<'_>], terminal: &Terminal) -> String {
        let file = self.paths.display_table(&self.table.file);
        let all = differences.iter().map(|difference| {
            let at = match difference {
                Difference::New { .. } => &self.table.at,
                Difference::Missing(code)
                | Difference::Renamed(code, _)
                | Difference::Moved(code, _) => &code.at,
            };
            let Position { line, column } = self.lines.position(0, at.start);
            let (title, text) = self.describe(difference);
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

    /// Adds new codes to the table, unless the result would have mistakes. Says what was added.
    fn apply(&self, differences: &[Difference<'_>]) -> Result<String, Failure> {
        let new: Vec<_> = differences.iter().filter_map(addable).collect();
        if new.is_empty() {
            return Ok("nothing to add\n".to_owned());
        }
        let file = &self.table.file;
        let shown = self.paths.display_table(file);
        let path = self.paths.spec().join(file);
        let text =
            fs::read_to_string(&path).map_err(|error| Failure::unreadable(&shown, &error))?;
        if Source::new(file, &text) != *self.lines.source(0) {
            return Err(Failure::new(
                format!("{shown} changed during the comparison"),
                "run the command again",
            ));
        }
        let Some(text) = published::insert(&text, self.table, &new) else {
            return Err(Failure::new(
                format!("some code in {shown} is not written as `[[code]]`"),
                "write each code as `[[code]]`, or add the new codes by hand",
            ));
        };
        let sources = [Source::new(file, &text)];
        tables::validate(self.paths, &sources, "nothing was written")?;
        replace(&path, &self.paths.staging(), &text)
            .map_err(|error| Failure::cannot("write", &shown, &error))?;
        // Another command may use the folder, so it is removed only if it is empty.
        _ = fs::remove_dir(self.paths.staging());
        let codes = count(new.len(), "code");
        Ok(format!(
            "added {codes} to {shown}: complete the rows marked as new, then run: {}\n",
            self.paths.codegen_command()
        ))
    }
}
