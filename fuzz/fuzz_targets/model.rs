//! Any table of the right form, written as TOML: it is refused with a place, or the model is what was
//! written, and the crate says exactly that.

#![no_main]

use arbitrary::Arbitrary;
use cargo_codetable::Paths;
use codetable::Source;
use codetable::model::value::Value;
use codetable::model::{self, Discriminant, Outcome};
use codetable_testing::read_back;
use libfuzzer_sys::fuzz_target;
use toml_writer::ToTomlValue;

/// A table as it may be written. Names are of few letters, so that many are equal.
#[derive(Debug, Arbitrary)]
struct Table {
    repr: Repr,
    hex: bool,
    title: String,
    type_name: Name,
    package: Name,
    version: (u64, u64, u64),
    texts: [String; 4],
    strip_prefix: Vec<String>,
    groups: Vec<(Name, String)>,
    codes: Vec<Code>,
    gaps: Vec<(i64, Option<i64>, String)>,
    retired: Vec<(i64, String, Option<String>, String)>,
    message: Option<[Name; 6]>,
    by_position: Option<bool>,
}

#[derive(Debug, Arbitrary)]
struct Code {
    /// The distance from the value before, so that most values differ.
    step: u16,
    far: Option<i64>,
    label: String,
    /// Makes the label unlike the others.
    is_numbered: bool,
    variant: Option<Name>,
    outcome: Option<Word>,
    group: Option<u8>,
    tags: Vec<Name>,
    description: Option<String>,
    since: Option<String>,
    deprecated: Option<String>,
    allow: Option<String>,
    repeats: Option<u8>,
    aliases: Vec<(String, Option<Name>, Option<String>)>,
}

#[derive(Debug, Clone, Copy, Arbitrary)]
enum Repr {
    U8,
    U16,
    U32,
    U64,
    I8,
    I16,
    I32,
    I64,
    Str,
}

#[derive(Debug, Clone, Copy, Arbitrary)]
enum Word {
    Success,
    Warning,
    Error,
}

/// A name that another one is likely to equal, or any text.
#[derive(Debug, Arbitrary)]
enum Name {
    Letters(Vec<Letter>),
    Any(String),
}

#[derive(Debug, Clone, Copy, Arbitrary)]
enum Letter {
    A,
    B,
    Z,
    Small,
    Digit,
    Dash,
    Underscore,
    Umlaut,
}

fuzz_target!(|table: Table| {
    let sources = [Source::new("any.toml", &written(&table))];
    if let Ok(models) = codetable::validate(&sources) {
        check_model(&table, &models[0]);
    }
    let mistakes = read_back::check(&sources).err().unwrap_or_default();
    let rendered = cargo_codetable::render(&sources, &mistakes, &Paths::default(), false);
    assert_eq!(rendered.len(), mistakes.len());
});

impl Repr {
    fn name(self) -> &'static str {
        match self {
            Self::U8 => "u8",
            Self::U16 => "u16",
            Self::U32 => "u32",
            Self::U64 => "u64",
            Self::I8 => "i8",
            Self::I16 => "i16",
            Self::I32 => "i32",
            Self::I64 => "i64",
            Self::Str => "str",
        }
    }

    fn is_str(self) -> bool {
        matches!(self, Self::Str)
    }

    fn written(self, value: i64) -> String {
        if self.is_str() {
            format!("\"{value}\"")
        } else {
            value.to_string()
        }
    }

    fn value(self, value: i64) -> Value {
        if self.is_str() {
            Value::Str(value.to_string())
        } else {
            Value::Integer(value.into())
        }
    }
}

impl Word {
    fn name(self) -> &'static str {
        match self {
            Self::Success => "success",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl Name {
    fn text(&self) -> String {
        match self {
            Self::Any(text) => text.clone(),
            Self::Letters(letters) => letters
                .iter()
                .map(|letter| match letter {
                    Letter::A => 'A',
                    Letter::B => 'B',
                    Letter::Z => 'Z',
                    Letter::Small => 'x',
                    Letter::Digit => '7',
                    Letter::Dash => '-',
                    Letter::Underscore => '_',
                    Letter::Umlaut => 'ß',
                })
                .collect(),
        }
    }
}

/// The value and the label of each code.
fn pairs(table: &Table) -> Vec<(i64, String)> {
    let mut value = -1_i64;
    let mut pairs: Vec<(i64, String)> = Vec::new();
    for (position, code) in table.codes.iter().enumerate() {
        value = code.far.unwrap_or(value.wrapping_add(i64::from(code.step)));
        let label = match code.repeats {
            Some(first) if position > 0 => pairs[usize::from(first) % position].1.clone(),
            _ if code.is_numbered => format!("{}{position}", code.label),
            _ => code.label.clone(),
        };
        pairs.push((value, label));
    }
    pairs
}

fn written(table: &Table) -> String {
    let quoted = |text: &str| text.to_toml_value();
    let mut text = format!(
        "format = 1\n[table]\ntitle = {}\ntype = {}\nrepr = \"{}\"\nradix = \"{}\"\n",
        quoted(&table.title),
        quoted(&table.type_name.text()),
        table.repr.name(),
        if table.hex { "hex" } else { "decimal" },
    );
    if let Some(by_position) = table.by_position {
        let name = if by_position { "position" } else { "value" };
        text += &format!("discriminant = \"{name}\"\n");
    }
    let prefixes: Vec<String> = table.strip_prefix.iter().map(|text| quoted(text)).collect();
    let [document, publisher, description, license] = &table.texts;
    let (major, minor, patch) = table.version;
    text += &format!(
        "strip-prefix = [{}]\n[table.source]\ndocument = {}\npublisher = {}\n\
         [package]\nname = {}\nversion = \"{major}.{minor}.{patch}\"\ndescription = {}\nlicense = {}\n",
        prefixes.join(", "),
        quoted(document),
        quoted(publisher),
        quoted(&table.package.text()),
        quoted(description),
        quoted(license),
    );
    for (id, title) in &table.groups {
        let (id, title) = (quoted(&id.text()), quoted(title));
        text += &format!("[[group]]\nid = {id}\ntitle = {title}\n");
    }
    let pairs = pairs(table);
    for (position, code) in table.codes.iter().enumerate() {
        text += &row(table, code, position, &pairs);
    }
    for (first, last, reason) in &table.gaps {
        let first = table.repr.written(*first);
        text += &match last {
            Some(last) => {
                let last = table.repr.written(*last);
                format!("[[gap]]\nfirst = {first}\nlast = {last}\n")
            }
            None => format!("[[gap]]\nvalue = {first}\n"),
        };
        text += &format!("reason = {}\n", quoted(reason));
    }
    for (value, label, since, reason) in &table.retired {
        let value = table.repr.written(*value);
        let (label, reason) = (quoted(label), quoted(reason));
        text += &format!("[[retired]]\nvalue = {value}\nlabel = {label}\nreason = {reason}\n");
        text += &key("since", since.as_deref());
    }
    if let Some(names) = &table.message {
        text += "[message]\n";
        let keys = ["root", "request-id", "type", "code", "text", "error-type"];
        for (name, key) in names.iter().zip(keys) {
            text += &format!("{key} = {}\n", quoted(&name.text()));
        }
    }
    text
}

fn row(table: &Table, code: &Code, position: usize, pairs: &[(i64, String)]) -> String {
    let (value, label) = &pairs[position];
    let mut text = format!(
        "[[code]]\nvalue = {}\nlabel = {}\n",
        table.repr.written(*value),
        label.to_toml_value(),
    );
    let tags: Vec<String> = code
        .tags
        .iter()
        .map(|tag| tag.text().to_toml_value())
        .collect();
    text += &format!("tags = [{}]\n", tags.join(", "));
    let variant = code.variant.as_ref().map(Name::text);
    text += &key("variant", variant.as_deref());
    text += &key("outcome", code.outcome.map(Word::name));
    text += &key("group", group(table, code).as_deref());
    text += &key("description", code.description.as_deref());
    text += &key("since", code.since.as_deref());
    text += &key("deprecated", code.deprecated.as_deref());
    text += &key("allow", code.allow.as_deref());
    if let (Some(first), true) = (code.repeats, position > 0) {
        let first = pairs[usize::from(first) % position].0;
        text += &format!("same-label-as = {}\n", table.repr.written(first));
    }
    for (label, variant, description) in &code.aliases {
        text += &format!("[[code.alias]]\nlabel = {}\n", label.to_toml_value());
        let variant = variant.as_ref().map(Name::text);
        text += &key("variant", variant.as_deref());
        text += &key("description", description.as_deref());
    }
    text
}

fn key(name: &str, text: Option<&str>) -> String {
    text.map_or(String::new(), |text| {
        format!("{name} = {}\n", text.to_toml_value())
    })
}

/// The id of the group of a code, where there are groups.
fn group(table: &Table, code: &Code) -> Option<String> {
    let position = usize::from(code.group?).checked_rem(table.groups.len())?;
    Some(table.groups[position].0.text())
}

fn check_model(table: &Table, model: &model::Table) {
    let repr = table.repr;
    assert_eq!(model.title, table.title);
    assert_eq!(model.type_name, table.type_name.text());
    assert_eq!(model.repr.name(), repr.name());
    assert_eq!(
        model.radix.name(),
        if table.hex { "hex" } else { "decimal" }
    );
    let by_position = table.by_position.unwrap_or(repr.is_str());
    assert_eq!(model.discriminant == Discriminant::Position, by_position);
    let (source, package) = (&model.publication, &model.package);
    let texts = [
        &source.document,
        &source.publisher,
        &package.description,
        &package.license,
    ];
    assert_eq!(texts, table.texts.each_ref());
    assert_eq!(package.name, table.package.text());
    let version = &package.version;
    assert_eq!((version.major, version.minor, version.patch), table.version);
    let groups = model.groups.iter();
    let groups: Vec<_> = groups
        .map(|row| (row.id.clone(), row.title.clone()))
        .collect();
    let written = table.groups.iter();
    let written: Vec<_> = written
        .map(|(id, title)| (id.text(), title.clone()))
        .collect();
    assert_eq!(groups, written);
    assert_eq!(model.codes.len(), table.codes.len());
    for ((code, written), pair) in model.codes.iter().zip(&table.codes).zip(pairs(table)) {
        assert_eq!((&code.value, &code.label), (&repr.value(pair.0), &pair.1));
        check_row(table, model, code, written);
    }
    assert_eq!(model.gaps.len(), table.gaps.len());
    for (gap, (first, last, reason)) in model.gaps.iter().zip(&table.gaps) {
        assert_eq!(gap.first, repr.value(*first));
        assert_eq!(gap.last, repr.value(last.unwrap_or(*first)));
        assert_eq!(&gap.reason, reason);
    }
    assert_eq!(model.retired.len(), table.retired.len());
    for (row, (value, label, since, reason)) in model.retired.iter().zip(&table.retired) {
        assert_eq!(row.value, repr.value(*value));
        assert_eq!(
            (&row.label, &row.since, &row.reason),
            (label, since, reason)
        );
    }
    let message = model.message.as_ref().map(|message| {
        let kind = [&message.root, &message.request_id, &message.kind];
        let rest = [&message.code, &message.text, &message.error_type];
        [kind, rest].concat().into_iter().cloned().collect()
    });
    let written = table.message.as_ref();
    let written = written.map(|names| names.iter().map(Name::text).collect::<Vec<_>>());
    assert_eq!(message, written);
}

fn check_row(table: &Table, model: &model::Table, code: &model::Code, written: &Code) {
    if let Some(variant) = &written.variant {
        assert_eq!(code.variant, variant.text());
    }
    assert_eq!(
        code.outcome.map(Outcome::name),
        written.outcome.map(Word::name)
    );
    let id = code.group.map(|group| model.groups[group].id.clone());
    assert_eq!(id, group(table, written));
    let tags = code.tags.iter().map(|&tag| model.tags[tag].name.clone());
    let mut tags: Vec<String> = tags.collect();
    tags.sort();
    let mut words: Vec<String> = written.tags.iter().map(Name::text).collect();
    words.sort();
    words.dedup();
    assert_eq!(tags, words);
    let description = written.description.clone().unwrap_or_default();
    assert_eq!(code.description, description);
    assert_eq!(code.since, written.since);
    assert_eq!(code.deprecated, written.deprecated);
    assert_eq!(code.allow, written.allow);
    let aliases = code.aliases.iter();
    let aliases: Vec<_> = aliases
        .map(|alias| (&alias.label, &alias.description))
        .collect();
    assert_eq!(aliases.len(), written.aliases.len());
    for ((label, description), (written, _, said)) in aliases.into_iter().zip(&written.aliases) {
        assert_eq!(label, written);
        assert_eq!(description, said.as_deref().unwrap_or_default());
    }
}
