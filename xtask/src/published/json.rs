//! What the reports on lists have in common, as JSON.

use codetable::json::Json;
use codetable::model::value::Notation;
use codetable::published::{Candidate, FindError, LeftOut, Unread};

pub(crate) type Member = (&'static str, Json);

/// A row that could not be read.
pub(crate) fn unread(files: &[String], unread: &Unread) -> Json {
    let mut members: Vec<Member> = vec![
        ("kind", Json::string("unread")),
        ("value", Json::or_null(None)),
        (
            "label",
            Json::or_null(unread.label.as_ref().map(Json::string)),
        ),
        ("line", Json::number(unread.line)),
        ("text", Json::string(&unread.text)),
        ("reason", Json::string(unread.reason)),
    ];
    members.extend(file(files, unread.file));
    Json::object(members)
}

pub(crate) fn left_out(files: &[String], notation: Notation, left_out: &LeftOut) -> Json {
    let mut members: Vec<Member> = vec![
        ("line", Json::number(left_out.line)),
        ("what", Json::string(left_out.describe(notation))),
    ];
    members.extend(file(files, left_out.file));
    if let Some(gap) = &left_out.gap {
        members.push(("first", Json::string(gap.first.to_string())));
        members.push(("last", Json::string(gap.last.to_string())));
    }
    Json::object(members)
}

/// The lists that a call could mean.
pub(crate) fn candidates(files: &[String], error: &FindError) -> Json {
    let candidates = error.candidates.iter();
    let candidates = candidates.map(|candidate| Json::object(candidate_members(files, candidate)));
    Json::Array(candidates.collect())
}

/// The other lists of the files, each with the number by which `--list` takes it.
pub(crate) fn others(files: &[String], others: &[Candidate]) -> Json {
    let other = |other: &Candidate| {
        let mut members: Vec<Member> = vec![("list", Json::number(other.number))];
        members.extend(candidate_members(files, other));
        Json::object(members)
    };
    Json::Array(others.iter().map(other).collect())
}

fn candidate_members(files: &[String], candidate: &Candidate) -> Vec<Member> {
    let mut members: Vec<Member> = vec![
        (
            "name",
            Json::or_null(candidate.name.as_ref().map(Json::string)),
        ),
        ("rows", Json::number(candidate.rows)),
        ("first_line", Json::number(candidate.first_line)),
        ("last_line", Json::number(candidate.last_line)),
        ("first_label", Json::string(&candidate.first_label)),
        ("last_label", Json::string(&candidate.last_label)),
    ];
    members.extend(file(files, candidate.file));
    members
}

/// The member that names the file of a row, if there are several.
pub(crate) fn file(files: &[String], file: usize) -> Option<Member> {
    (files.len() > 1).then(|| ("file", Json::string(&files[file])))
}
