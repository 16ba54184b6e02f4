//! The account as JSON.

use codetable::json::Json;
use codetable::published::FindError;

use super::Report;
use crate::published::json as lists;

pub(super) fn render(report: &Report<'_>) -> String {
    let list = &report.proposal.list;
    let unread = list
        .unread
        .iter()
        .map(|unread| lists::unread(report.files, unread));
    let left_out = list
        .left_out
        .iter()
        .map(|left_out| lists::left_out(report.files, report.proposal.notation, left_out));
    Json::object([
        (
            "files",
            Json::Array(report.files.iter().map(Json::string).collect()),
        ),
        ("written", Json::string(&report.table)),
        ("read", Json::Raw(list.codes.len().to_string())),
        ("rows", Json::Array(unread.collect())),
        ("left_out", Json::Array(left_out.collect())),
    ])
    .render()
}

/// What a call prints that could not tell the list.
pub(super) fn candidates(files: &[String], error: &FindError) -> String {
    let mut members = vec![
        ("written", Json::Raw("null".to_owned())),
        ("read", Json::Raw("0".to_owned())),
    ];
    members.extend(lists::candidates(files, error));
    Json::object(members).render()
}
