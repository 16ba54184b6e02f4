//! The report as JSON.

use codetable::json::Json;
use codetable::published::Difference;

use super::Report;
use super::text::describe;
use crate::published::json::{self, Member};

pub(super) fn render(report: &Report<'_>) -> String {
    let rows = report
        .differences
        .iter()
        .map(|difference| row(report, difference));
    let left_out = report
        .list
        .left_out
        .iter()
        .map(|left_out| json::left_out(&report.files, report.table.notation(), left_out));
    let mut members: Vec<Member> = vec![
        (
            "files",
            Json::Array(report.files.iter().map(Json::string).collect()),
        ),
        ("table", Json::string(&report.against)),
        ("read", Json::number(report.list.codes.len())),
        ("rows", Json::Array(rows.collect())),
        ("left_out", Json::Array(left_out.collect())),
    ];
    if let Some(old) = report.old {
        let file = std::slice::from_ref(&report.against);
        members.push(("others", json::others(file, &old.others)));
    }
    Json::object(members).render()
}

fn row(report: &Report<'_>, difference: &Difference<'_>) -> Json {
    if let Difference::Unread(unread) = difference {
        return json::unread(&report.files, unread);
    }
    let (kind, _) = describe(report, difference);
    let (file, line) = match difference {
        Difference::New { listed, .. }
        | Difference::Alias { listed, .. }
        | Difference::Renamed(_, listed)
        | Difference::Moved(_, listed) => (Some(listed.file), Some(listed.line)),
        Difference::Range(range) => (Some(range.file), Some(range.line)),
        Difference::Mentioned(_, at) => (Some(at.file), Some(at.line)),
        Difference::Unread(unread) => (Some(unread.file), Some(unread.line)),
        Difference::Missing(_) => (None, None),
    };
    let (value, label) = match difference {
        Difference::New { listed, .. }
        | Difference::Alias { listed, .. }
        | Difference::Renamed(_, listed)
        | Difference::Moved(_, listed) => {
            (Some(listed.value.to_string()), Some(listed.label.clone()))
        }
        Difference::Range(range) => (Some(range.first.to_string()), Some(range.label.clone())),
        Difference::Missing(code) | Difference::Mentioned(code, _) => {
            (Some(code.value.to_string()), Some(code.label.clone()))
        }
        Difference::Unread(unread) => (None, unread.label.clone()),
    };
    let mut members: Vec<Member> = vec![
        ("kind", Json::string(kind)),
        ("value", Json::or_null(value.map(Json::string))),
        ("label", Json::or_null(label.map(Json::string))),
        ("line", Json::or_null(line.map(Json::number))),
    ];
    members.extend(file.and_then(|file| json::file(&report.files, file)));
    match difference {
        Difference::Range(range) => members.push(("last", Json::string(range.last.to_string()))),
        Difference::Unread(unread) => {
            members.push(("text", Json::string(&unread.text)));
            members.push(("reason", Json::string(unread.reason)));
        }
        Difference::Renamed(code, _) | Difference::Alias { code, .. } => {
            members.push(("table_label", Json::string(&code.label)));
        }
        Difference::Moved(code, _) => {
            members.push(("table_value", Json::string(code.value.to_string())));
        }
        _ => {}
    }
    Json::object(members)
}
