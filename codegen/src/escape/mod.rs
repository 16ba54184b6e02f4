//! Strings of a table as Markdown, HTML and JSON.

pub(crate) mod html;
pub mod json;
pub(crate) mod markdown;
