//! `src/serde_label.rs` and `src/serde_label_option.rs`: codes serialized as their labels.

use proc_macro2::TokenStream;
use quote::quote;

use super::number;
use crate::emit::draft::{Item, SourceFile};
use crate::emit::example;
use crate::emit::plan::Plan;
use crate::emit::tokens::string_literal;
use crate::model::Feature;

pub(in crate::emit) fn emit(plan: &Plan<'_>) -> Vec<SourceFile> {
    if plan.gate(Feature::Serde).is_none() {
        return Vec::new();
    }
    let file = |path, about: String, items: Vec<TokenStream>| {
        let items = items.into_iter().map(Item::Tokens);
        let items = [Item::Text(about)].into_iter().chain(items);
        SourceFile::new(path, items.collect())
    };
    let of_label = match plan.integer() {
        Some(_) => vec![imports(plan), integers(plan)],
        None => vec![imports(plan), strings(plan)],
    };
    vec![
        file("serde_label.rs", about(plan), of_label),
        file(
            "serde_label_option.rs",
            about_option(plan),
            vec![option(plan)],
        ),
    ]
}

/// The bounds of the functions.
struct Bounds {
    serialize: TokenStream,
    deserialize: TokenStream,
}

impl Bounds {
    fn new(plan: &Plan<'_>) -> Self {
        let raw = plan.raw_path();
        match plan.integer() {
            Some(_) => Self {
                serialize: quote!(T: Copy + Into<#raw>,),
                deserialize: quote! {
                    T: TryFrom<#raw>,
                    T::Error: fmt::Display,
                },
            },
            None => Self {
                serialize: quote!(for<'a> &'a T: Into<#raw<'a>>,),
                deserialize: quote!(T: FromLabel<'de>,),
            },
        }
    }
}

/// The documentation of the module.
fn about(plan: &Plan<'_>) -> String {
    let (code, raw, library) = (&plan.enum_name, &plan.raw_name, example::library(plan));
    let (otherwise, types) = match plan.integer() {
        Some(_) => (
            "a number in a string. So every value is read back as it was.",
            format!("[`{code}`](super::{code}) or [`{raw}`](super::{raw})"),
        ),
        None => (
            "the value. The exception is a value that is the label of a code with another value: it cannot be \
             serialized. So every value that is written is read back as it was.",
            format!("[`{code}`](super::{code}){}", others(plan)),
        ),
    };
    let row = plan.example();
    let (label, path) = (string_literal(&row.label), plan.variant_path(row));
    let usage = Usage {
        default: "",
        module: "serde_label",
        field: code.to_string(),
        input: format!("[(\"code\", {label})].into_iter()"),
        expected: path.clone(),
    };
    let mut examples = usage.example(plan);
    if !has_derive(plan) {
        examples += &format!(
            r"
```
use serde::de::value::StrDeserializer;
use serde::de::IntoDeserializer;
use {library}::{{serde_label, {code}}};

let input: StrDeserializer<serde::de::value::Error> = {label}.into_deserializer();
assert_eq!(serde_label::deserialize(input), Ok({path}));
```
"
        );
    }
    comment(&format!(
        "Codes as their labels, for `#[serde(with = \"{library}::serde_label\")]`.\n\n\
         The field is a {types}. A value without a label, or whose label leads to another code, is written as \
         {otherwise}\n\n\
         For a field that is an `Option`, there is [`serde_label_option`](super::serde_label_option).\n\n\
         {}",
        section(plan, &examples)
    ))
}

/// The types of fields other than the enum, if values are strings.
fn others(plan: &Plan<'_>) -> String {
    let (raw, buf) = (&plan.raw_name, &plan.buf_name);
    match plan.gate(Feature::Alloc) {
        Some(gate) if gate.is_empty() => {
            format!(", [`{raw}`](super::{raw}) or [`{buf}`](super::{buf})")
        }
        Some(_) => format!(", [`{raw}`](super::{raw}) or, with the feature `alloc`, `{buf}`"),
        None => format!(" or [`{raw}`](super::{raw})"),
    }
}

/// The section with the examples, if there are any.
fn section(plan: &Plan<'_>, examples: &str) -> String {
    if plan.has_doctests() {
        format!("# Examples\n{examples}")
    } else {
        String::new()
    }
}

/// The documentation of the module of optional codes.
fn about_option(plan: &Plan<'_>) -> String {
    let library = example::library(plan);
    let usage = Usage {
        default: "default, ",
        module: "serde_label_option",
        field: format!("Option<{}>", plan.enum_name),
        input: "std::iter::empty::<(&str, &str)>()".to_owned(),
        expected: "None".to_owned(),
    };
    comment(&format!(
        "Optional codes as their labels, for `#[serde(with = \"{library}::serde_label_option\")]`.\n\n\
         The field is an `Option` of what [`serde_label`] accepts. With `#[serde(default)]`, the \
         field may also be left out of the input.\n\n\
         {}",
        section(plan, &usage.example(plan)),
    ))
}

/// Whether the examples can derive the traits of serde. Only the message adds what that needs to the crates for
/// tests.
const fn has_derive(plan: &Plan<'_>) -> bool {
    plan.table.message.is_some()
}

/// An example of a struct with a field that is serialized by one of the modules.
struct Usage {
    /// What precedes `with` in the attribute.
    default: &'static str,
    module: &'static str,
    /// The type of the field.
    field: String,
    /// The keys and values of a struct, as an expression.
    input: String,
    /// The code that is read from them, as an expression.
    expected: String,
}

impl Usage {
    fn example(&self, plan: &Plan<'_>) -> String {
        let (code, library) = (&plan.enum_name, example::library(plan));
        let Self {
            default,
            module,
            field,
            input,
            expected,
        } = self;
        let name = if code == "Reply" { "Data" } else { "Reply" };
        let (language, body) = if has_derive(plan) {
            let body = format!(
                r"
let input = {input};
let input = serde::de::value::MapDeserializer::<_, serde::de::value::Error>::new(input);
let reply: {name} = serde::Deserialize::deserialize(input)?;
assert_eq!(reply.code, {expected});
# Ok::<(), serde::de::value::Error>(())
"
            );
            ("", body)
        } else {
            ("ignore", String::new())
        };
        format!(
            r#"
```{language}
use {library}::{code};

#[derive(serde::Serialize, serde::Deserialize)]
struct {name} {{
    #[serde({default}with = "{library}::{module}")]
    code: {field},
}}
{body}```
"#
        )
    }
}

fn comment(page: &str) -> String {
    let line = |line: &str| format!("//! {line}").trim_end().to_owned() + "\n";
    page.lines().map(line).collect()
}

/// The imports, without the types of the crate: their names could be those of type parameters.
fn imports(plan: &Plan<'_>) -> TokenStream {
    let (marker, own) = match plan.integer() {
        Some(_) => (
            None,
            number::function(plan).map(|_| quote! { use super::raw::write_number; }),
        ),
        None => (
            Some(quote! { use core::marker::PhantomData; }),
            Some(quote! { use super::serde::FromLabel; }),
        ),
    };
    quote! {
        use core::fmt;
        #marker

        use serde::de::{self, Unexpected, Visitor};
        use serde::{Deserializer, Serializer};

        #own
    }
}

/// What the functions expect to read.
fn expected(plan: &Plan<'_>) -> String {
    let label = string_literal(&plan.example().label);
    match number::readable(plan) {
        Some((range, notation)) => format!(
            "a label of {}, such as {label}, or a number{range} as a string{notation}",
            plan.enum_name,
        ),
        None => format!("a label or a value of {}, such as {label}", plan.enum_name),
    }
}

fn integers(plan: &Plan<'_>) -> TokenStream {
    let (code, raw) = (plan.enum_path(), plan.raw_path());
    let Bounds {
        serialize,
        deserialize,
    } = Bounds::new(plan);
    let expected = expected(plan);
    let value = plan.value_type();
    let number = number::display(plan, &quote!(self.0));
    quote! {
        /// Serializes the label, or the number if no label leads back to it.
        ///
        /// # Errors
        ///
        /// Fails if the serializer does.
        pub fn serialize<T, S>(code: &T, serializer: S) -> Result<S::Ok, S::Error>
        where
            #serialize
            S: Serializer,
        {
            let raw: #raw = (*code).into();
            match raw.known() {
                Some(code) if #code::from_label(code.label()) == Some(code) => {
                    serializer.serialize_str(code.label())
                }
                _ => serializer.collect_str(&Number(raw.value())),
            }
        }

        /// Deserializes a label or an alias, or a number in a string.
        ///
        /// # Errors
        ///
        /// Fails if the input is neither, or if the type of the field does not have the value.
        pub fn deserialize<'de, T, D>(deserializer: D) -> Result<T, D::Error>
        where
            #deserialize
            D: Deserializer<'de>,
        {
            let raw = deserializer.deserialize_str(LabelOrNumber)?;
            T::try_from(raw).map_err(de::Error::custom)
        }

        /// A value that is written as a number.
        struct Number(#value);

        impl fmt::Display for Number {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                #number
            }
        }

        struct LabelOrNumber;

        impl Visitor<'_> for LabelOrNumber {
            type Value = #raw;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(#expected)
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<#raw, E> {
                let unexpected = Unexpected::Str(text);
                text.parse().map_err(|_| E::invalid_value(unexpected, &self))
            }
        }
    }
}

fn strings(plan: &Plan<'_>) -> TokenStream {
    let (code, raw) = (plan.enum_path(), plan.raw_path());
    let Bounds {
        serialize,
        deserialize,
    } = Bounds::new(plan);
    let expected = expected(plan);
    quote! {
        /// Serializes the label, or the value if no label leads back to it.
        ///
        /// # Errors
        ///
        /// Fails if the serializer does, or if the value is the label of a code with another value.
        pub fn serialize<T, S>(code: &T, serializer: S) -> Result<S::Ok, S::Error>
        where
            #serialize
            S: Serializer,
        {
            let raw: #raw<'_> = code.into();
            match raw.known() {
                Some(code) if #code::from_label(code.label()) == Some(code) => {
                    serializer.serialize_str(code.label())
                }
                _ if #code::from_label(raw.value()).is_some_and(|code| raw != code) => {
                    Err(serde::ser::Error::custom("the value is the label of a code with another value"))
                }
                _ => serializer.serialize_str(raw.value()),
            }
        }

        /// Deserializes a label or an alias, or a value.
        ///
        /// # Errors
        ///
        /// Fails if the input is not a string, or if the type of the field does not have the value.
        pub fn deserialize<'de, T, D>(deserializer: D) -> Result<T, D::Error>
        where
            #deserialize
            D: Deserializer<'de>,
        {
            deserializer.deserialize_str(LabelOrValue(PhantomData))
        }

        struct LabelOrValue<T>(PhantomData<T>);

        impl<'de, T: FromLabel<'de>> Visitor<'de> for LabelOrValue<T> {
            type Value = T;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(#expected)
            }

            fn visit_borrowed_str<E: de::Error>(self, text: &'de str) -> Result<T, E> {
                let unexpected = Unexpected::Str(text);
                T::from_borrowed(text).ok_or_else(|| E::invalid_value(unexpected, &self))
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
                let unexpected = Unexpected::Str(text);
                T::from_text(text).ok_or_else(|| E::invalid_value(unexpected, &self))
            }
        }
    }
}

fn option(plan: &Plan<'_>) -> TokenStream {
    let Bounds {
        serialize,
        deserialize,
    } = Bounds::new(plan);
    let fmt = plan.integer().map(|_| quote! { use core::fmt; });
    let from_label = plan
        .integer()
        .is_none()
        .then(|| quote! { use super::serde::FromLabel; });
    let imports = quote! {
        #fmt

        use serde::{Deserialize, Deserializer, Serialize, Serializer};

        #from_label
        use super::serde_label;
    };
    quote! {
        #imports

        /// Serializes the label as [`serde_label::serialize`] does, or nothing.
        ///
        /// # Errors
        ///
        /// Fails if [`serde_label::serialize`] does.
        #[allow(clippy::ref_option, reason = "serde calls it with a reference to the field")]
        pub fn serialize<T, S>(code: &Option<T>, serializer: S) -> Result<S::Ok, S::Error>
        where
            #serialize
            S: Serializer,
        {
            match code {
                Some(code) => serializer.serialize_some(&ByLabel(code)),
                None => serializer.serialize_none(),
            }
        }

        /// Deserializes what [`serde_label::deserialize`] does, or nothing.
        ///
        /// # Errors
        ///
        /// Fails if [`serde_label::deserialize`] does.
        pub fn deserialize<'de, T, D>(deserializer: D) -> Result<Option<T>, D::Error>
        where
            #deserialize
            D: Deserializer<'de>,
        {
            let code = Option::<ByLabel<T>>::deserialize(deserializer)?;
            Ok(code.map(|ByLabel(code)| code))
        }

        struct ByLabel<T>(T);

        impl<T> Serialize for ByLabel<&T>
        where
            #serialize
        {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serde_label::serialize(self.0, serializer)
            }
        }

        impl<'de, T> Deserialize<'de> for ByLabel<T>
        where
            #deserialize
        {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                serde_label::deserialize(deserializer).map(Self)
            }
        }
    }
}
