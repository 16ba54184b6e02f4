//! What text is shown, and where it goes.

use super::Builder;
use super::frame::Kind;
use crate::published::formats::dom::is_mark;

impl Builder {
    /// Adds text to the frame that it is seen in, and opens what a container needs around it.
    pub(super) fn show(&mut self, text: &str, line: usize) {
        let keeps_spaces = self.keeps_spaces;
        if !self.top().is_verbatim() && text.trim_start().is_empty() {
            // White space between the tags of a list opens nothing.
            if !self.top().kind.is_container() {
                self.top().text(text, line, keeps_spaces);
            }
            return;
        }
        let first = text.len() - text.trim_start().len();
        let at = line + text[..first].matches('\n').count();
        match self.top().kind {
            // Browsers move such text out of the table.
            Kind::Table { .. } => {
                let below = self.frames.len() - 2;
                return self.frames[below].text(text, line, keeps_spaces);
            }
            Kind::List(_) => self.continue_item(at),
            Kind::Definitions(_) => self.push(Kind::Definition, at),
            _ => {}
        }
        self.top().text(text, line, keeps_spaces);
    }

    /// Ends a `<sup>`. A footnote mark is not part of the text.
    pub(super) fn end_sup(&mut self) {
        if let Some(sup) = self.sup.take()
            && !is_mark(sup.text.trim())
        {
            self.show(&sup.text, sup.line);
        }
    }

    pub(super) fn end_paragraph(&mut self) {
        self.end_sup();
        self.top().end_paragraph();
    }
}
