//! The report as JSON.

use codetable::json::Json;

use super::Report;

pub(super) fn render(report: &Report) -> String {
    let files = report.files.iter().map(|file| {
        Json::object([
            ("path", Json::string(&file.shown)),
            ("action", Json::string(file.action.name())),
            ("what", Json::string(&file.what)),
        ])
    });
    Json::object([("files", Json::Array(files.collect()))]).render()
}
