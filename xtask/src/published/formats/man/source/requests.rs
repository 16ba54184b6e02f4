//! The macros of `man` and `mdoc` that arrange a page, and those whose arguments are text.

use super::Reader;
use super::list::List;
use super::request::Request;
use super::text::Next;
use crate::published::formats::fields::flowing;
use crate::published::formats::man::arguments::inline;
use crate::published::formats::man::mdoc;

impl Reader {
    pub(super) fn request(&mut self, request: Request) {
        let Request { name, rest, .. } = request;
        match name {
            "TH" | "Dt" => {
                if let [page, section, ..] = self.arguments(rest).as_slice() {
                    self.title = Some(format!("{page}({section})"));
                }
            }
            "SH" | "SS" | "Sh" | "Ss" => self.heading(request),
            "TP" => {
                self.end_paragraph();
                self.level().open = None;
                self.next = Next::Term;
            }
            "TQ" => self.next = Next::OtherTerm,
            "IP" => self.indented(request),
            "PP" | "LP" | "P" | "HP" => {
                self.next = Next::Text;
                self.end_paragraph();
                if !self.is_item_empty() {
                    self.level().open = None;
                }
            }
            "sp" | "Sp" | "Pp" => self.space(),
            "br" => {
                self.breaks = true;
                self.level().breaks = true;
            }
            "RS" => self.start_level(None),
            "RE" | "El" => {
                if self.levels.len() > 1 {
                    self.end_level();
                }
            }
            "nf" | "EX" | "Vb" => self.start_literal(true),
            "Bd" => self.start_literal(rest.contains("-literal") || rest.contains("-unfilled")),
            "fi" | "EE" | "Ve" | "Ed" => self.end_literal(),
            "Bl" => {
                self.is_mdoc = true;
                self.start_level(Some(List::new(rest)));
            }
            "It" => self.item(request.line, rest),
            "Xc" => self.next = Next::Text,
            _ => self.words(request),
        }
    }

    fn heading(&mut self, request: Request) {
        self.is_mdoc |= request.name == "Sh";
        let arguments = self.arguments(request.rest);
        let text = if self.is_mdoc {
            mdoc::text(&arguments)
        } else {
            arguments.join(" ")
        };
        if text.trim().is_empty() {
            self.next = Next::Heading;
        } else {
            self.start_section(&flowing(&text));
        }
    }

    /// Reads an indented paragraph, whose tag is a bullet or a term if it has one.
    fn indented(&mut self, request: Request) {
        let tag = self.arguments(request.rest).into_iter().next();
        match tag.as_deref().map(str::trim) {
            None | Some("") => self.space(),
            Some("\u{2022}" | "o" | "*" | "-" | "\u{2014}" | "+" | "\u{2212}" | "\u{2013}") => {
                self.start_item(request.line);
            }
            Some(tag) => self.start_definition(request.line, flowing(tag)),
        }
    }

    /// Starts a display, which may be verbatim text.
    fn start_literal(&mut self, is_literal: bool) {
        self.end_literal();
        self.end_paragraph();
        self.is_literal = is_literal;
    }

    /// Reads a macro whose arguments are text.
    fn words(&mut self, request: Request) {
        let Request { name, rest, .. } = request;
        if name == "Nm" && rest.trim().is_empty() {
            let own = self.name.clone();
            return self.text(request.line, &own);
        }
        if name == "Nm" && self.name.is_empty() {
            self.name = self.arguments(rest).into_iter().next().unwrap_or_default();
        }
        let text = if self.is_mdoc || mdoc::is_mdoc_only(name) {
            Some(mdoc::text(&self.arguments(request.text)))
        } else {
            inline(request.text, &self.strings)
        };
        if let Some(text) = text {
            self.text(request.line, &text);
        }
    }
}
