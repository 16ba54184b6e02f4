//! `src/packed.rs` of a large crate: functions that read its joined strings and its bytes.

use quote::quote;

use crate::emit::draft::{Item, SourceFile};
use crate::emit::plan::Plan;

pub(in crate::emit) fn emit(plan: &Plan<'_>) -> Vec<SourceFile> {
    if plan.is_small {
        return Vec::new();
    }
    let items = quote! {
        /// Returns the element at an index of a table whose elements have `N` bytes each.
        #[inline]
        pub const fn bytes_at<const N: usize>(table: &[u8], index: usize) -> [u8; N] {
            let mut bytes = [0; N];
            let mut at = 0;
            while at < N {
                bytes[at] = table[N * index + at];
                at += 1;
            }
            bytes
        }

        /// Returns the number at an index of a table whose numbers have `N` bytes each, in little-endian
        /// order.
        #[inline]
        pub const fn number_at<const N: usize>(table: &[u8], index: usize) -> usize {
            let bytes: [u8; N] = bytes_at(table, index);
            let mut number = 0;
            let mut at = N;
            while at > 0 {
                at -= 1;
                number = number << 8 | bytes[at] as usize;
            }
            number
        }

        /// A table of strings, joined into one.
        pub struct Strings<const N: usize> {
            joined: &'static str,
            /// Where each string starts, and where the last one ends, in four bytes each.
            starts: &'static [u8; N],
        }

        impl<const N: usize> Strings<N> {
            /// Creates a table.
            pub(crate) const fn new(joined: &'static str, starts: &'static [u8; N]) -> Self {
                Self { joined, starts }
            }

            /// Returns the start and the end of the string at an index.
            #[inline]
            const fn range(&self, index: usize) -> (usize, usize) {
                let end = number_at::<4>(self.starts, index + 1);
                (number_at::<4>(self.starts, index), end)
            }

            /// Returns the string at an index.
            #[inline]
            pub(crate) const fn get(&self, index: usize) -> &'static str {
                let (start, end) = self.range(index);
                self.joined.split_at(end).0.split_at(start).1
            }

            /// Whether the string at an index equals this one.
            #[inline]
            pub(crate) fn is(&self, index: usize, string: &str) -> bool {
                let (start, end) = self.range(index);
                self.joined.as_bytes().get(start..end) == Some(string.as_bytes())
            }
        }
    };
    vec![SourceFile::new("packed.rs", vec![Item::Tokens(items)])]
}
