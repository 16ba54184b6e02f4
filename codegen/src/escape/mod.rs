//! Text as HTML, Markdown or JSON that shows exactly that text.

pub(crate) mod html;
pub mod json;
pub(crate) mod markdown;
