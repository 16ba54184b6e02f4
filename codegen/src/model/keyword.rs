//! Types whose values are keywords in a table, such as `outcome = "error"`.

/// A type whose values are keywords in a table.
pub(crate) trait Keyword: Sized {
    /// Every keyword, in order.
    const KEYWORDS: &'static [&'static str];

    /// Returns the value of a keyword, or `None` if it is unknown.
    fn from_keyword(keyword: &str) -> Option<Self>;
}

/// Declares an enum with the keyword for each variant.
macro_rules! keywords {
    ($(#[$meta:meta])* $name:ident { $($(#[$about:meta])* $variant:ident = $keyword:literal,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name {
            $($(#[$about])* $variant,)*
        }

        impl $name {
            /// Returns the keyword for the variant in a table.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $keyword,)*
                }
            }
        }

        impl $crate::model::keyword::Keyword for $name {
            const KEYWORDS: &'static [&'static str] = &[$($keyword),*];

            fn from_keyword(keyword: &str) -> Option<Self> {
                match keyword {
                    $($keyword => Some(Self::$variant),)*
                    _ => None,
                }
            }
        }
    };
}

pub(crate) use keywords;
