//! Any text as HTML, Markdown or JSON that shows just that text.

pub(crate) mod html;
pub mod json;
pub(crate) mod markdown;
