//! A table as it was written: every key of format 1 with its place, nothing proven yet.
//!
//! What cannot even be read (syntax, types, missing and unknown keys) becomes a diagnostic here.
//! Everything that has to do with meaning is left to the validation.

use toml::de::DeTable;

use crate::conflict;
use crate::diagnostic::Diagnostics;
use crate::grammar::TABLE;
use crate::invisible;
use crate::keys::{Keys, Written, WrittenValue};

/// The number of the table format that this generator reads.
pub(crate) const FORMAT: &str = "1";

type Text = Option<Written<String>>;
type Value = Option<Written<WrittenValue>>;

/// One file, as written. What is `None` was left out, or has been reported.
#[derive(Debug, Default)]
pub(crate) struct Spec {
    pub(crate) title: Text,
    pub(crate) type_name: Text,
    pub(crate) repr: Text,
    pub(crate) radix: Text,
    pub(crate) strip_prefix: Vec<Written<String>>,
    pub(crate) document: Text,
    pub(crate) publisher: Text,
    pub(crate) package: Package,
    pub(crate) groups: Vec<Group>,
    pub(crate) codes: Vec<Code>,
    pub(crate) gaps: Vec<Gap>,
    pub(crate) retired: Vec<Retired>,
    pub(crate) message: Option<Message>,
}

#[derive(Debug, Default)]
pub(crate) struct Package {
    pub(crate) name: Text,
    pub(crate) version: Text,
    pub(crate) description: Text,
    pub(crate) license: Text,
}

#[derive(Debug)]
pub(crate) struct Group {
    pub(crate) id: Text,
    pub(crate) title: Text,
}

#[derive(Debug)]
pub(crate) struct Code {
    pub(crate) value: Value,
    pub(crate) label: Text,
    pub(crate) variant: Text,
    pub(crate) outcome: Text,
    pub(crate) group: Text,
    pub(crate) tags: Vec<Written<String>>,
    pub(crate) description: Text,
    pub(crate) since: Text,
    pub(crate) deprecated: Text,
    pub(crate) allow: Text,
    pub(crate) same_label_as: Value,
    pub(crate) aliases: Vec<Alias>,
}

#[derive(Debug)]
pub(crate) struct Alias {
    pub(crate) label: Text,
    pub(crate) variant: Text,
    pub(crate) description: Text,
    pub(crate) deprecated: Text,
}

#[derive(Debug)]
pub(crate) struct Gap {
    pub(crate) value: Value,
    pub(crate) first: Value,
    pub(crate) last: Value,
    pub(crate) reason: Text,
}

#[derive(Debug)]
pub(crate) struct Retired {
    pub(crate) value: Value,
    pub(crate) label: Text,
    pub(crate) since: Text,
    pub(crate) reason: Text,
}

#[derive(Debug)]
pub(crate) struct Message {
    pub(crate) root: Text,
    pub(crate) request_id: Text,
    pub(crate) kind: Text,
    pub(crate) code: Text,
    pub(crate) text: Text,
    pub(crate) error_type: Text,
}

/// Reads a table's text, collecting what cannot be read.
///
/// `None` when the text has merge conflicts, is not clean, no TOML, or of another format: then nothing more can be said about it.
pub(crate) fn read(text: &str, diagnostics: &mut Diagnostics) -> Option<Spec> {
    if !conflict::check(text, diagnostics) || !invisible::check_source(text, diagnostics) {
        return None;
    }
    let (document, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        for error in errors {
            let span = error.span().unwrap_or(0..0);
            diagnostics.error(
                &span,
                format!("not valid TOML: {}", error.message()),
                "",
                "mend the syntax; the rest of the table is checked after that",
            );
        }
        return None;
    }

    let format = document.get_ref().get("format");
    let format = format.and_then(|format| Some((format.get_ref().as_integer()?, format.span())));
    if let Some((number, span)) = format.filter(|(number, _)| number.to_string() != FORMAT) {
        diagnostics.error(
            &span,
            format!("unknown table format {number}"),
            "",
            format!("write `format = {FORMAT}`, or use the generator that knows this format"),
        );
        return None;
    }
    Some(table(Keys::new(
        &TABLE,
        0..0,
        document.get_ref(),
        diagnostics,
    )))
}

fn table(mut keys: Keys<'_, '_>) -> Spec {
    let mut spec = Spec::default();
    if let Some(mut keys) = keys.section("table") {
        spec.title = keys.text("title");
        spec.type_name = keys.text("type");
        spec.repr = keys.text("repr");
        spec.radix = keys.text("radix");
        spec.strip_prefix = keys.texts("strip-prefix");
        if let Some(source) = keys.section("source") {
            spec.document = source.text("document");
            spec.publisher = source.text("publisher");
        }
    }
    if let Some(keys) = keys.section("package") {
        spec.package = Package {
            name: keys.text("name"),
            version: keys.text("version"),
            description: keys.text("description"),
            license: keys.text("license"),
        };
    }
    spec.groups = keys.sections("group", |keys| Group {
        id: keys.text("id"),
        title: keys.text("title"),
    });
    spec.codes = keys.sections("code", code);
    spec.gaps = keys.sections("gap", |keys| Gap {
        value: keys.value("value"),
        first: keys.value("first"),
        last: keys.value("last"),
        reason: keys.text("reason"),
    });
    spec.retired = keys.sections("retired", |keys| Retired {
        value: keys.value("value"),
        label: keys.text("label"),
        since: keys.text("since"),
        reason: keys.text("reason"),
    });
    spec.message = keys.section("message").map(|keys| Message {
        root: keys.text("root"),
        request_id: keys.text("request-id"),
        kind: keys.text("type"),
        code: keys.text("code"),
        text: keys.text("text"),
        error_type: keys.text("error-type"),
    });
    spec
}

fn code(mut keys: Keys<'_, '_>) -> Code {
    Code {
        value: keys.value("value"),
        label: keys.text("label"),
        variant: keys.text("variant"),
        outcome: keys.text("outcome"),
        group: keys.text("group"),
        tags: keys.texts("tags"),
        description: keys.text("description"),
        since: keys.text("since"),
        deprecated: keys.text("deprecated"),
        allow: keys.text("allow"),
        same_label_as: keys.value("same-label-as"),
        aliases: keys.sections("alias", |keys| Alias {
            label: keys.text("label"),
            variant: keys.text("variant"),
            description: keys.text("description"),
            deprecated: keys.text("deprecated"),
        }),
    }
}
