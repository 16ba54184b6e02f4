//! Tables of texts, in two forms. A few are an array that a person can read. Many are one text and
//! where each starts, as `src/texts.rs` reads them: a reference to each would cost rustc, and the
//! program, more than most texts are long.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::numbers::Numbers;
use super::plan::{Plan, tokens};
use crate::artifact::{Content, Draft};
use crate::format::{Item, table};

/// A table of texts.
pub(super) struct Texts<'x> {
    /// Its path in the generated crate, such as `tables::LABELS`.
    path: &'static str,
    all: Vec<&'x str>,
    starts: Numbers,
    are_joined: bool,
}

impl<'x> Texts<'x> {
    pub(super) fn new(plan: &Plan<'_>, path: &'static str, texts: Vec<&'x str>) -> Self {
        let starts = format!("STARTS_OF_{}", name(path));
        // Four bytes each, however long the texts are.
        let starts = Numbers::new(plan, starts, texts.len() + 1, u32::MAX as usize);
        Self {
            path,
            all: texts,
            starts,
            are_joined: plan.is_joined,
        }
    }

    /// The text at an index, as an expression.
    pub(super) fn at(&self, index: &TokenStream) -> TokenStream {
        let path = tokens(self.path);
        if self.are_joined {
            quote!(#path.get(#index))
        } else {
            quote!(#path[#index])
        }
    }

    /// Whether the text at an index is another, as an expression.
    pub(super) fn is(&self, index: &TokenStream, other: &TokenStream) -> TokenStream {
        let path = tokens(self.path);
        if self.are_joined {
            quote!(#path.is(#index, #other))
        } else {
            quote!((#path[#index] == #other))
        }
    }

    /// The table itself.
    pub(super) fn items(&self, about: &str) -> Vec<Item> {
        let name = name(self.path);
        if self.are_joined {
            return self.joined(about, name);
        }
        let texts: Vec<String> = self.all.iter().map(|text| quoted(text)).collect();
        vec![table(about, None, name, "&str", &texts)]
    }

    fn joined(&self, about: &str, name: &str) -> Vec<Item> {
        let bytes = 4 * (self.all.len() + 1);
        let mut text = format!(
            "/// {about}\npub(crate) static {name}: Texts<{bytes}> = Texts::new(\n    \"\\\n"
        );
        for one in &self.all {
            text += &line(one);
            text += "\\\n";
        }
        text += &format!("\",\n    &STARTS_OF_{name},\n);\n");
        let mut end = 0;
        let ends = self.all.iter().map(|one| {
            end += one.len();
            end
        });
        let starts = std::iter::once(0).chain(ends);
        let about = format!("Where each of `{name}` starts, and the last one ends.");
        vec![Item::Text(text), self.starts.item(&about, starts)]
    }
}

/// The name at the end of a path.
pub(super) fn name(path: &str) -> &str {
    path.rsplit("::").next().unwrap_or(path)
}

/// A text within a literal, on a line of its own: what it begins with is not taken for indentation.
fn line(text: &str) -> String {
    let quoted = quoted(text);
    let line = &quoted[1..quoted.len() - 1];
    match line.strip_prefix(' ') {
        Some(rest) => format!("\\x20{rest}"),
        None => line.to_owned(),
    }
}

/// A text as a Rust literal.
pub(super) fn quoted(text: &str) -> String {
    // Nearly every text is one of these, and stands for itself.
    let plain = |byte: u8| matches!(byte, b' '..=b'~') && byte != b'"' && byte != b'\\';
    if text.bytes().all(plain) {
        return ["\"", text, "\""].concat();
    }
    Literal::string(text).to_string()
}

/// `src/texts.rs`, where it is needed.
pub(super) fn emit(plan: &Plan<'_>) -> Option<Draft> {
    plan.is_joined.then(|| Draft {
        path: "src/texts.rs",
        content: Content::Rust(vec![Item::Tokens(definition())]),
    })
}

fn definition() -> TokenStream {
    quote! {
        /// A number among others of so many bytes each, of which the lowest is the first.
        #[inline]
        pub(crate) const fn number_at<const N: usize>(bytes: &[u8], index: usize) -> usize {
            let mut number = 0;
            let mut more = N;
            while more > 0 {
                more -= 1;
                number = number << 8 | bytes[N * index + more] as usize;
            }
            number
        }

        /// Texts, one after the other, and where each starts. A reference to each would cost rustc,
        /// and the program, more than most texts are long.
        pub(crate) struct Texts<const N: usize> {
            all: &'static str,
            starts: &'static [u8; N],
        }

        impl<const N: usize> Texts<N> {
            /// Takes the texts, and where each starts and the last one ends, in four bytes. That
            /// they are numbers already and not sums saves rustc a loop over all of them.
            pub(crate) const fn new(all: &'static str, starts: &'static [u8; N]) -> Self {
                Self { all, starts }
            }

            /// Where a text starts and ends.
            #[inline]
            const fn range(&self, position: usize) -> (usize, usize) {
                let end = number_at::<4>(self.starts, position + 1);
                (number_at::<4>(self.starts, position), end)
            }

            /// The text at a position.
            #[inline]
            pub(crate) const fn get(&self, position: usize) -> &'static str {
                let (start, end) = self.range(position);
                self.all.split_at(end).0.split_at(start).1
            }

            /// Whether the text at a position is this one.
            #[inline]
            pub(crate) fn is(&self, position: usize, text: &str) -> bool {
                let (start, end) = self.range(position);
                self.all.as_bytes().get(start..end) == Some(text.as_bytes())
            }
        }
    }
}
