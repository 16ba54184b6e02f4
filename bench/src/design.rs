//! What a program could use in place of a generated crate: each design as the text of a crate that
//! answers the same questions about one table.

use std::fmt::Write as _;

use codetable::model::value::{Repr, Value};
use codetable::model::{Code, Table};

/// One way to hold a table in Rust.
pub struct Design {
    /// The name of the crate, less that of the table.
    pub name: &'static str,
    pub dependencies: &'static [(&'static str, &'static str)],
    pub questions: &'static [Question],
    source: fn(&Rows<'_>) -> String,
}

/// What a crate answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// `fn of_value(value: Value) -> Option<Code>`
    OfValue,
    /// `fn of_label(label: &str) -> Option<Code>`
    OfLabel,
    /// `fn label_of(code: Code) -> &'static str`
    LabelOf,
    /// `fn description_of(code: Code) -> &'static str`
    DescriptionOf,
}

use Question::{DescriptionOf, LabelOf, OfLabel, OfValue};

pub const DESIGNS: [Design; 7] = [
    Design {
        name: "match",
        dependencies: &[],
        questions: &[OfValue, OfLabel, LabelOf, DescriptionOf],
        source: matches,
    },
    Design {
        name: "strum+num_enum",
        dependencies: &[
            ("strum", "{ version = \"0.28\", features = [\"derive\"] }"),
            ("num_enum", "\"0.7\""),
        ],
        questions: &[OfValue, OfLabel, LabelOf, DescriptionOf],
        source: strum_and_num_enum,
    },
    Design {
        name: "strum-from-repr",
        dependencies: &[("strum", "{ version = \"0.28\", features = [\"derive\"] }")],
        questions: &[OfValue],
        source: |rows| {
            let body = "pub fn of_value(value: Value) -> Option<Code> { Code::from_repr(value) }\n";
            rows.enumeration("strum::FromRepr", "", |_| String::new()) + body
        },
    },
    Design {
        name: "strum-phf",
        dependencies: &[
            (
                "strum",
                "{ version = \"0.28\", features = [\"derive\", \"phf\"] }",
            ),
            ("phf", "\"0.13\""),
        ],
        questions: &[OfLabel],
        source: |rows| {
            let body = "pub fn of_label(label: &str) -> Option<Code> { label.parse().ok() }\n";
            rows.first_of_each_label("strum::EnumString", "#[strum(use_phf)]\n") + body
        },
    },
    Design {
        name: "num-derive",
        dependencies: &[("num-derive", "\"0.5\""), ("num-traits", "\"0.2\"")],
        questions: &[OfValue],
        source: |rows| {
            let body = "pub fn of_value(value: Value) -> Option<Code> {\n    \
                        num_traits::FromPrimitive::from_u64(u64::from(value))\n}\n";
            rows.enumeration("num_derive::FromPrimitive", "", |_| String::new()) + body
        },
    },
    Design {
        name: "phf",
        dependencies: &[("phf", "{ version = \"0.13\", features = [\"macros\"] }")],
        questions: &[OfValue, OfLabel],
        source: phf,
    },
    Design {
        name: "hash-map",
        dependencies: &[("hashbrown", "\"0.17\""), ("foldhash", "\"0.2\"")],
        questions: &[OfValue, OfLabel],
        source: hash_map,
    },
];

impl Design {
    /// The text of the crate's `src/lib.rs`.
    pub fn source(&self, table: &Table) -> String {
        let rows = Rows(table);
        format!(
            "pub type Value = {};\n\n\
             pub fn value_of(code: Code) -> Value {{\n    code as Value\n}}\n\n{}",
            rows.value_type(),
            (self.source)(&rows)
        )
    }
}

/// The rows of a table, and how Rust writes them.
pub struct Rows<'t>(pub &'t Table);

impl Rows<'_> {
    pub fn value_type(&self) -> &'static str {
        match self.0.repr {
            Repr::Integer(repr) => repr.name(),
            Repr::Str => "&'static str",
        }
    }

    /// The enum, with what stands above it and above each variant.
    fn enumeration(&self, derives: &str, head: &str, above: impl Fn(&Code) -> String) -> String {
        let mut text = format!(
            "#[derive(Clone, Copy, PartialEq, Eq, {derives})]\n{head}#[repr({})]\npub enum Code {{\n",
            self.value_type()
        );
        for row in &self.0.codes {
            _ = writeln!(text, "    {}{} = {},", above(row), row.variant, row.value);
        }
        text + "}\n\n"
    }

    /// The same with the label of each code as strum knows it, but for a repeated one: phf takes no
    /// key twice.
    fn first_of_each_label(&self, derives: &str, head: &str) -> String {
        self.enumeration(derives, head, |row| match row.repeats {
            Some(_) => "#[strum(disabled)] ".to_owned(),
            None => format!("#[strum(serialize = {:?})] ", row.label),
        })
    }

    /// Text for each code that has its label first.
    fn labelled(&self, one: impl Fn(&Code) -> String) -> String {
        let rows = self.0.codes.iter().filter(|row| row.repeats.is_none());
        rows.map(one).collect()
    }

    fn all(&self, one: impl Fn(&Code) -> String) -> String {
        self.0.codes.iter().map(one).collect()
    }
}

/// The answers of a design with a `match` or a derive for each question.
fn matches(rows: &Rows<'_>) -> String {
    rows.enumeration("PartialOrd, Ord, Hash", "", |_| String::new())
        + "pub fn of_value(value: Value) -> Option<Code> {\n    Some(match value {\n"
        + &rows.all(|row| format!("        {} => Code::{},\n", row.value, row.variant))
        + "        _ => return None,\n    })\n}\n\n\
           pub fn of_label(label: &str) -> Option<Code> {\n    Some(match label {\n"
        + &rows.labelled(|row| format!("        {:?} => Code::{},\n", row.label, row.variant))
        + "        _ => return None,\n    })\n}\n\n"
        + &text_of(rows, "label_of", |row| &row.label)
        + &text_of(rows, "description_of", |row| &row.description)
}

fn text_of(rows: &Rows<'_>, name: &str, text: impl Fn(&Code) -> &String) -> String {
    format!("pub fn {name}(code: Code) -> &'static str {{\n    match code {{\n")
        + &rows.all(|row| format!("        Code::{} => {:?},\n", row.variant, text(row)))
        + "    }\n}\n\n"
}

/// Derived is what the generated crate has, too: the list of all, the conversions and the texts.
fn strum_and_num_enum(rows: &Rows<'_>) -> String {
    let derives = "Debug, PartialOrd, Ord, Hash, \
                   num_enum::TryFromPrimitive, num_enum::IntoPrimitive, strum::EnumString, \
                   strum::IntoStaticStr, strum::Display, strum::VariantArray";
    "#[allow(unreachable_patterns)]\n".to_owned()
        + &rows.enumeration(derives, "", |row| {
            format!("#[strum(serialize = {:?})] ", row.label)
        })
        + "pub fn of_value(value: Value) -> Option<Code> { Code::try_from(value).ok() }\n\n\
           pub fn of_label(label: &str) -> Option<Code> { label.parse().ok() }\n\n\
           pub fn label_of(code: Code) -> &'static str { code.into() }\n\n"
        + &text_of(rows, "description_of", |row| &row.description)
}

fn phf(rows: &Rows<'_>) -> String {
    let (repr, key) = (rows.value_type(), |value: &Value| format!("{value}"));
    rows.enumeration("PartialOrd, Ord, Hash", "", |_| String::new())
        + "static VALUES: phf::Map<Value, Code> = phf::phf_map! {\n"
        + &rows.all(|row| format!("    {}{repr} => Code::{},\n", key(&row.value), row.variant))
        + "};\n\nstatic LABELS: phf::Map<&'static str, Code> = phf::phf_map! {\n"
        + &rows.labelled(|row| format!("    {:?} => Code::{},\n", row.label, row.variant))
        + "};\n\n\
           pub fn of_value(value: Value) -> Option<Code> { VALUES.get(&value).copied() }\n\n\
           pub fn of_label(label: &str) -> Option<Code> { LABELS.get(label).copied() }\n"
}

/// The rows are constants: to put them on the stack one by one would take rustc minutes.
fn hash_map(rows: &Rows<'_>) -> String {
    let count = rows.0.codes.len();
    let labelled = rows.0.codes.iter().filter(|row| row.repeats.is_none());
    let labels = labelled.count();
    rows.enumeration("PartialOrd, Ord, Hash", "", |_| String::new())
        + "type Map<K> = hashbrown::HashMap<K, Code, foldhash::fast::FixedState>;\n\n\
           static VALUES: std::sync::LazyLock<Map<Value>> =\n    \
           std::sync::LazyLock::new(|| OF_VALUE.iter().copied().collect());\n\n\
           static LABELS: std::sync::LazyLock<Map<&str>> =\n    \
           std::sync::LazyLock::new(|| OF_LABEL.iter().copied().collect());\n\n"
        + &format!("static OF_VALUE: [(Value, Code); {count}] = [\n")
        + &rows.all(|row| format!("    ({}, Code::{}),\n", row.value, row.variant))
        + &format!("];\n\nstatic OF_LABEL: [(&str, Code); {labels}] = [\n")
        + &rows.labelled(|row| format!("    ({:?}, Code::{}),\n", row.label, row.variant))
        + "];\n\n\
           pub fn of_value(value: Value) -> Option<Code> { VALUES.get(&value).copied() }\n\n\
           pub fn of_label(label: &str) -> Option<Code> { LABELS.get(label).copied() }\n"
}
