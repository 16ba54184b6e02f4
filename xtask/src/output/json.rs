//! What a command prints as JSON that could not do its work.

use codetable::json::Json;
use codetable::{Diagnostic, Label};

use super::lines::Lines;
use crate::cli::{CodegenMode, Command};
use crate::failure::{Failure, Mistakes};
use crate::paths::Paths;
use crate::published;

/// A member of an object.
type Member = (&'static str, Json);

/// Returns an object with the members of a result that has [`nothing`] in it, with `diagnostics`, and with
/// `candidates` if the list of codes could not be told.
pub(crate) fn failure(nothing: Vec<Member>, failure: &Failure) -> String {
    let candidates = match failure {
        Failure::NoList { files, error } => {
            Some(("candidates", published::json::candidates(files, error)))
        }
        _ => None,
    };
    let diagnostics = ("diagnostics", Json::Array(diagnostics(failure)));
    Json::object(nothing.into_iter().chain([diagnostics]).chain(candidates)).render()
}

/// Returns the object of a call that is wrong.
pub(crate) fn wrong_call(message: &str, help: &str) -> String {
    Json::object([("diagnostics", Json::Array(vec![plain(message, help)]))]).render()
}

/// Returns the members of the result of a command, without anything in it. `codegen` may have written files before
/// the one that it could not write, so it has none.
pub(crate) fn nothing(command: &Command) -> Vec<Member> {
    let none = || Json::Array(Vec::new());
    match command {
        Command::Compare(_) => vec![("rows", none()), ("left_out", none())],
        Command::New(_) => vec![
            ("written", Json::or_null(None)),
            ("read", Json::number(0)),
            ("rows", none()),
            ("left_out", none()),
        ],
        Command::Codegen(args) if args.mode == CodegenMode::Check => vec![("stale", none())],
        Command::Explain(_) => vec![("queries", none())],
        Command::Init(_) => vec![("files", none())],
        _ => Vec::new(),
    }
}

fn diagnostics(failure: &Failure) -> Vec<Json> {
    match failure {
        Failure::Mistakes(mistakes) => {
            let Mistakes {
                paths,
                sources,
                diagnostics,
                ..
            } = &**mistakes;
            let lines = Lines::new(sources);
            let each = diagnostics.iter();
            each.map(|mistake| self::mistake(mistake, &lines, paths))
                .collect()
        }
        Failure::NoList { files, error } => {
            let message = format!("{}: {}", files.join(", "), error.message);
            vec![plain(&message, &error.help)]
        }
        Failure::Other { message, help } => vec![plain(message, help)],
    }
}

fn plain(message: &str, help: &str) -> Json {
    Json::object([
        ("message", Json::string(message)),
        ("help", Json::string(help)),
    ])
}

fn mistake(mistake: &Diagnostic, lines: &Lines<'_>, paths: &Paths) -> Json {
    let related = mistake.related.iter();
    let related = related.map(|label| Json::object(place(label, lines, paths)));
    let members = [
        ("message", Json::string(&mistake.title)),
        ("help", Json::string(&mistake.help)),
    ];
    let members = members
        .into_iter()
        .chain(place(&mistake.primary, lines, paths));
    let related = ("related", Json::Array(related.collect()));
    Json::object(members.chain([related]))
}

/// Returns the members that say where something is.
fn place(label: &Label, lines: &Lines<'_>, paths: &Paths) -> [Member; 4] {
    let position = lines.position(label.source, label.span.start);
    let file = paths.display_table(lines.source(label.source).file());
    let note = Some(&label.text).filter(|text| !text.is_empty());
    [
        ("file", Json::string(file)),
        ("line", Json::number(position.line)),
        ("column", Json::number(position.column)),
        ("note", Json::or_null(note.map(Json::string))),
    ]
}
