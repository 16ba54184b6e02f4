//! From a table as written to a proven one, or to everything that is wrong with it.
//!
//! Each step reports what it finds and goes on with what is sound, so that one run shows all
//! mistakes. The model comes into being only when there were none.

mod codes;
mod gaps;
mod labels;
mod message;
mod package;
mod variants;

use crate::diagnostic::{Diagnostics, Span};
use crate::keys::{Written, WrittenValue};
use crate::model::{self, Table};
use crate::spec::Spec;
use crate::value::{NotAValue, Radix, Repr, Value};
use crate::variant;

/// What one step of the proof needs to know of the table as a whole.
struct Context<'s, 'd> {
    spec: &'s Spec,
    repr: Repr,
    radix: Radix,
    diagnostics: &'d mut Diagnostics,
}

/// Proves a table. `None` when `diagnostics` has anything to say, be it from before.
pub(crate) fn prove(
    mut spec: Spec,
    file: &str,
    digest: u64,
    diagnostics: &mut Diagnostics,
) -> Option<Table> {
    // What is none of the words was reported when it was read.
    let repr = spec
        .repr
        .as_ref()
        .and_then(|repr| Repr::from_name(&repr.value));
    let radix = spec
        .radix
        .as_ref()
        .and_then(|radix| Radix::from_name(&radix.value));
    let package = package::prove(&spec.package, diagnostics);
    let type_name = type_name(&spec, diagnostics);
    let message = spec
        .message
        .as_ref()
        .and_then(|written| message::prove(written, diagnostics));
    // Without its type no value can be judged.
    let repr = repr?;
    let radix = radix.unwrap_or_default();

    let mut context = Context {
        spec: &spec,
        repr,
        radix,
        diagnostics,
    };
    let values = codes::values(&mut context);
    message::values(&mut context, &values);
    let repeats = labels::repeats(&mut context, &values);
    let variants = variants::prove(&mut context, &values, &repeats);
    let groups = codes::groups(&mut context);
    let tags = codes::tags(&mut context);
    let retired = gaps::retired(&mut context, &values);
    let gaps = gaps::prove(&mut context, &values);
    // The texts of the rows are handed on: there may be many.
    let rows = std::mem::take(&mut spec.codes);
    let codes = codes::prove(
        rows,
        values,
        &repeats,
        variants,
        &groups,
        &tags,
        diagnostics,
    );

    if !diagnostics.is_empty() {
        return None;
    }
    Some(Table {
        at: at(spec.type_name.as_ref()),
        file: file.to_owned(),
        digest,
        title: text(spec.title.as_ref())?,
        type_name: type_name?,
        repr,
        radix,
        origin: model::Origin {
            document: text(spec.document.as_ref())?,
            publisher: text(spec.publisher.as_ref())?,
        },
        package: package?,
        groups,
        tags,
        codes,
        gaps,
        retired,
        message,
    })
}

fn text(written: Option<&Written<String>>) -> Option<String> {
    written.map(|written| written.value.clone())
}

fn taken(written: Option<Written<String>>) -> Option<String> {
    written.map(|written| written.value)
}

fn at<T>(written: Option<&Written<T>>) -> Span {
    written.map_or(0..0, |written| written.span.clone())
}

/// Names that the generated crate, of whatever size and with whatever features, gives to something else.
const TAKEN_TYPES: [&str; 32] = [
    "AnyValue",
    "ByValue",
    "Clone",
    "Copy",
    "Deserialize",
    "Deserializer",
    "Err",
    "Empty",
    "Every",
    "From",
    "FromStr",
    "Group",
    "Hash",
    "Hasher",
    "None",
    "Ok",
    "Option",
    "Ord",
    "Ordering",
    "Outcome",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Serialize",
    "Serializer",
    "Some",
    "String",
    "Texts",
    "TryFrom",
    "UnknownLabel",
    "UnknownValue",
    "Visitor",
];

/// Names that stand beside that of the enum where there is a message.
const TAKEN_BY_MESSAGE: [&str; 14] = [
    "Box",
    "Conflict",
    "Error",
    "ErrorReply",
    "Into",
    "Iterator",
    "Kind",
    "Message",
    "Node",
    "NodeError",
    "ReadError",
    "Reply",
    "ToString",
    "Vec",
];

fn type_name(spec: &Spec, diagnostics: &mut Diagnostics) -> Option<String> {
    let Written { value, span } = spec.type_name.as_ref()?;
    let capital = value.starts_with(char::is_uppercase) && variant::is_upper_camel(value);
    if !capital || !variant::is_identifier(value) {
        diagnostics.error(
            span,
            format!("`{value}` cannot be the name of a Rust enum"),
            "",
            "write an identifier in UpperCamelCase, such as `ResultCode`",
        );
        return None;
    }
    let by_message = spec.message.is_some() && TAKEN_BY_MESSAGE.contains(&value.as_str());
    if by_message || TAKEN_TYPES.contains(&value.as_str()) {
        diagnostics.error(
            span,
            format!("the name `{value}` is taken"),
            "the generated crate has another item of this name",
            format!("choose another, such as `{value}Code`"),
        );
        return None;
    }
    Some(value.clone())
}

impl Context<'_, '_> {
    fn show(&self, value: &Value) -> String {
        value.show(self.repr, self.radix)
    }

    fn name(&self, value: &Value) -> String {
        variant::of_value(value, self.repr, self.radix)
    }

    /// The value of a code.
    fn value(&mut self, written: &Written<WrittenValue>) -> Option<Value> {
        let value = self.repr.read(&written.value);
        self.or_report(value, &written.span)
    }

    /// A value that need not fit the type.
    fn value_anywhere(&mut self, written: &Written<WrittenValue>) -> Option<Value> {
        let value = self.repr.read_anywhere(&written.value);
        self.or_report(value, &written.span)
    }

    fn or_report(&mut self, value: Result<Value, NotAValue>, span: &Span) -> Option<Value> {
        let mistake = match value {
            Ok(value) => return Some(value),
            Err(mistake) => mistake,
        };
        let (title, help) = match (mistake, self.repr) {
            (NotAValue::NotText, _) => (
                "an integer in a table of strings".to_owned(),
                "put the value in quotes, or change `repr`".to_owned(),
            ),
            (NotAValue::Empty, _) => (
                "an empty value".to_owned(),
                "write the text that travels on the wire".to_owned(),
            ),
            (NotAValue::OutOfRange, Repr::Integer(repr)) => (
                format!("value outside `{}`", repr.name()),
                format!(
                    "`{}` holds {} to {}: mend the value, or widen `repr`",
                    repr.name(),
                    repr.min(),
                    repr.max(),
                ),
            ),
            (NotAValue::BeyondToml, _) => (
                "an integer beyond what TOML holds".to_owned(),
                "put the value in quotes; any reader of TOML takes it then".to_owned(),
            ),
            (NotAValue::NotANumber | NotAValue::OutOfRange, _) => (
                "a string that is no number".to_owned(),
                "write decimal digits, or hexadecimal ones after `0x`; for text use `repr = \"str\"`"
                    .to_owned(),
            ),
        };
        self.diagnostics.error(span, title, "", help);
        None
    }
}
