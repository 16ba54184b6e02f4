//! A table as it was written: every key of format 1 with its place, nothing proven yet.
//!
//! What cannot even be read (syntax, types, missing and unknown keys) becomes a diagnostic here.
//! Everything that has to do with meaning is left to the validation.

use toml::de::DeTable;

use crate::diagnostic::{Diagnostics, Span};
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
    pub(crate) span: Span,
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
/// `None` when the text is not clean, no TOML, or of another format: then nothing more can be said about it.
pub(crate) fn read(text: &str, diagnostics: &mut Diagnostics) -> Option<Spec> {
    if !invisible::check_source(text, diagnostics) {
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

    let mut top = Keys::new("the table", 0..0, document.get_ref(), diagnostics);
    let format = top.required_format(FORMAT);
    if let Some(format) = format.filter(|format| format.value != FORMAT) {
        diagnostics.error(
            &format.span,
            format!("unknown table format {}", format.value),
            "",
            format!("write `format = {FORMAT}`, or use the generator that knows this format"),
        );
        return None;
    }

    let mut spec = Spec::default();
    if let Some(mut keys) = top.required_section("table", "[table]") {
        spec.title = keys.required_text("title");
        spec.type_name = keys.required_text("type");
        spec.repr = keys.required_text("repr");
        spec.radix = keys.text("radix");
        spec.strip_prefix = keys.texts("strip-prefix");
        if let Some(mut source) = keys.required_section("source", "[table.source]") {
            spec.document = source.required_text("document");
            spec.publisher = source.required_text("publisher");
            source.finish();
        }
        keys.finish();
    }
    if let Some(keys) = top.required_section("package", "[package]") {
        spec.package = package(keys);
    }
    spec.groups = top.sections("group", "[[group]]", group);
    spec.codes = top.sections("code", "[[code]]", code);
    spec.gaps = top.sections("gap", "[[gap]]", gap);
    spec.retired = top.sections("retired", "[[retired]]", retired);
    spec.message = top.section("message", "[message]").map(message);
    top.finish();
    Some(spec)
}

fn package(mut keys: Keys<'_, '_>) -> Package {
    let package = Package {
        name: keys.required_text("name"),
        version: keys.required_text("version"),
        description: keys.required_text("description"),
        license: keys.required_text("license"),
    };
    keys.finish();
    package
}

fn group(mut keys: Keys<'_, '_>) -> Group {
    let group = Group {
        id: keys.required_text("id"),
        title: keys.required_text("title"),
    };
    keys.finish();
    group
}

fn code(mut keys: Keys<'_, '_>) -> Code {
    let code = Code {
        value: keys.required_value("value"),
        label: keys.required_text("label"),
        variant: keys.text("variant"),
        outcome: keys.text("outcome"),
        group: keys.text("group"),
        tags: keys.texts("tags"),
        description: keys.text("description"),
        since: keys.text("since"),
        deprecated: keys.text("deprecated"),
        allow: keys.text("allow"),
        same_label_as: keys.value("same-label-as"),
        aliases: keys.sections("alias", "[[code.alias]]", alias),
    };
    keys.finish();
    code
}

fn alias(mut keys: Keys<'_, '_>) -> Alias {
    let alias = Alias {
        label: keys.required_text("label"),
        variant: keys.text("variant"),
        description: keys.text("description"),
        deprecated: keys.text("deprecated"),
    };
    keys.finish();
    alias
}

fn gap(mut keys: Keys<'_, '_>) -> Gap {
    let gap = Gap {
        span: keys.span().clone(),
        value: keys.value("value"),
        first: keys.value("first"),
        last: keys.value("last"),
        reason: keys.required_text("reason"),
    };
    let (value, range) = (
        gap.value.is_some(),
        gap.first.is_some() && gap.last.is_some(),
    );
    let both = value && (gap.first.is_some() || gap.last.is_some());
    if both || (!value && !range) {
        let span = gap.span.clone();
        keys.diagnostics().error(
            &span,
            "[[gap]] names no single value and no range",
            "",
            "write either `value = …`, or both `first = …` and `last = …`",
        );
    }
    keys.finish();
    gap
}

fn retired(mut keys: Keys<'_, '_>) -> Retired {
    let retired = Retired {
        value: keys.required_value("value"),
        label: keys.required_text("label"),
        since: keys.text("since"),
        reason: keys.required_text("reason"),
    };
    keys.finish();
    retired
}

fn message(mut keys: Keys<'_, '_>) -> Message {
    let message = Message {
        root: keys.required_text("root"),
        request_id: keys.required_text("request-id"),
        kind: keys.required_text("type"),
        code: keys.required_text("code"),
        text: keys.required_text("text"),
        error_type: keys.required_text("error-type"),
    };
    keys.finish();
    message
}
