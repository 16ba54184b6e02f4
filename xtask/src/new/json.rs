//! The account as JSON.

use codetable::json::Json;

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
        ("read", Json::number(list.codes.len())),
        ("rows", Json::Array(unread.collect())),
        ("left_out", Json::Array(left_out.collect())),
        (
            "others",
            lists::others(report.files, &report.proposal.others),
        ),
    ])
    .render()
}
