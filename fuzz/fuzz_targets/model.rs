//! Any table of the right form, written as TOML: it is refused with a place, or the model is what was
//! written, and the crate says exactly that.

#![no_main]

use arbitrary::Arbitrary;
use cargo_codetable::Paths;
use codetable::Source;
use codetable::model::column::ColumnValue;
use codetable::model::range::Bounds;
use codetable::model::value::Value;
use codetable::model::{self, Discriminant, Outcome};
use codetable_testing::read_back;
use libfuzzer_sys::fuzz_target;
use toml_writer::{ToTomlKey, ToTomlValue};

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
    width: Option<u8>,
    exhaustive: Option<bool>,
    base_mask: Option<u8>,
    groups: Vec<(Name, String)>,
    tags: Vec<(Name, Option<String>)>,
    columns: Vec<(Name, ColumnType, String, bool)>,
    ranges: Vec<Range>,
    codes: Vec<Code>,
    gaps: Vec<(i64, Option<i64>, String)>,
    retired: Vec<(i64, String, Option<String>, String)>,
    message: Option<[Name; 6]>,
    by_position: Option<bool>,
}

/// A range of integers from `start`, or of strings that start with it. Starts are close, so that ranges nest,
/// overlap and have codes in them.
#[derive(Debug, Arbitrary)]
struct Range {
    start: u8,
    len: u8,
    group: Option<u8>,
    outcome: Option<Word>,
    tags: Vec<u8>,
    label: Option<String>,
    description: Option<String>,
    fallback: Option<u8>,
}

/// What a code states in a column.
#[derive(Debug, Arbitrary)]
enum Fact {
    Bool(bool),
    Integer(i64),
    Str(String),
}

#[derive(Debug, Clone, Copy, Arbitrary)]
enum ColumnType {
    Bool,
    U8,
    I64,
    U64,
    Str,
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
    tags: Vec<u8>,
    facts: Vec<(u8, Fact)>,
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

impl ColumnType {
    fn name(self) -> &'static str {
        match self {
            Self::Bool => "bool",
            Self::U8 => "u8",
            Self::I64 => "i64",
            Self::U64 => "u64",
            Self::Str => "str",
        }
    }
}

impl Fact {
    fn written(&self) -> String {
        match self {
            Self::Bool(value) => value.to_string(),
            Self::Integer(number) => number.to_string(),
            Self::Str(string) => string.to_toml_value(),
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
    if let Some(width) = table.width {
        text += &format!("width = {width}\n");
    }
    if let Some(exhaustive) = table.exhaustive {
        text += &format!("exhaustive = {exhaustive}\n");
    }
    if let Some(mask) = table.base_mask {
        text += &format!("base-mask = {mask}\n");
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
    for (id, description) in &table.tags {
        text += &format!("[[tag]]\nid = {}\n", quoted(&id.text()));
        text += &key("description", description.as_deref());
    }
    for (id, column_type, description, is_required) in &table.columns {
        text += &format!(
            "[[column]]\nid = {}\ntype = \"{}\"\ndescription = {}\nrequired = {is_required}\n",
            quoted(&id.text()),
            column_type.name(),
            quoted(description),
        );
    }
    let pairs = pairs(table);
    for range in &table.ranges {
        text += &range_row(table, range, &pairs);
    }
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

fn range_row(table: &Table, range: &Range, pairs: &[(i64, String)]) -> String {
    let (first, last) = bounds(range);
    let mut text = if table.repr.is_str() {
        format!("[[range]]\nprefix = \"{first}\"\n")
    } else {
        format!("[[range]]\nfirst = {first}\nlast = {last}\n")
    };
    text += &key("group", group(table, range.group).as_deref());
    text += &key("outcome", range.outcome.map(Word::name));
    text += &tags_key(table, &range.tags);
    text += &key("label", range.label.as_deref());
    text += &key("description", range.description.as_deref());
    if let Some(fallback) = fallback(range, pairs) {
        text += &format!("fallback = {}\n", table.repr.written(fallback));
    }
    text
}

fn bounds(range: &Range) -> (i64, i64) {
    let first = i64::from(range.start);
    (first, first + i64::from(range.len))
}

fn fallback(range: &Range, pairs: &[(i64, String)]) -> Option<i64> {
    let position = usize::from(range.fallback?).checked_rem(pairs.len())?;
    Some(pairs[position].0)
}

/// The ids of tags at these positions, each once and sorted.
fn tags(table: &Table, positions: &[u8]) -> Vec<String> {
    let position = |tag: &u8| usize::from(*tag).checked_rem(table.tags.len());
    let positions = positions.iter().filter_map(position);
    let mut ids: Vec<String> = positions.map(|tag| table.tags[tag].0.text()).collect();
    ids.sort();
    ids.dedup();
    ids
}

fn tags_key(table: &Table, positions: &[u8]) -> String {
    let ids = tags(table, positions);
    let ids: Vec<String> = ids.iter().map(|id| id.to_toml_value()).collect();
    format!("tags = [{}]\n", ids.join(", "))
}

/// The facts that a code states, each column once.
fn facts<'t>(table: &'t Table, code: &'t Code) -> Vec<(usize, &'t Fact)> {
    let mut facts: Vec<(usize, &Fact)> = Vec::new();
    for (column, fact) in &code.facts {
        if let Some(column) = usize::from(*column).checked_rem(table.columns.len())
            && facts.iter().all(|(other, _)| *other != column)
        {
            facts.push((column, fact));
        }
    }
    facts.sort_by_key(|(column, _)| *column);
    facts
}

fn row(table: &Table, code: &Code, position: usize, pairs: &[(i64, String)]) -> String {
    let (value, label) = &pairs[position];
    let mut text = format!(
        "[[code]]\nvalue = {}\nlabel = {}\n",
        table.repr.written(*value),
        label.to_toml_value(),
    );
    text += "padded-label = true\n";
    text += &tags_key(table, &code.tags);
    let facts = facts(table, code).into_iter().map(|(column, fact)| {
        let id = table.columns[column].0.text();
        format!("{} = {}", id.to_toml_key(), fact.written())
    });
    let facts: Vec<String> = facts.collect();
    text += &format!("columns = {{ {} }}\n", facts.join(", "));
    let variant = code.variant.as_ref().map(Name::text);
    text += &key("variant", variant.as_deref());
    text += &key("outcome", code.outcome.map(Word::name));
    text += &key("group", group(table, code.group).as_deref());
    text += &key("description", code.description.as_deref());
    text += &key("since", code.since.as_deref());
    text += &key("deprecated", code.deprecated.as_deref());
    text += &key("allow", code.allow.as_deref());
    if let (Some(first), true) = (code.repeats, position > 0) {
        let first = pairs[usize::from(first) % position].0;
        text += &format!("same-label-as = {}\n", table.repr.written(first));
    }
    for (label, variant, description) in &code.aliases {
        text += &format!(
            "[[code.alias]]\nlabel = {}\npadded-label = true\n",
            label.to_toml_value()
        );
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

/// The id of a group, where there are groups.
fn group(table: &Table, group: Option<u8>) -> Option<String> {
    let position = usize::from(group?).checked_rem(table.groups.len())?;
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
    let (source, package) = (&model.publication, model.package().unwrap());
    let [document, publisher, description, license] = &table.texts;
    assert_eq!(&source.document, document);
    assert_eq!(source.publisher.as_ref(), Some(publisher));
    assert_eq!(&package.description, description);
    assert_eq!(package.license.as_ref(), Some(license));
    assert_eq!(model.width, table.width.map_or(0, usize::from));
    assert_eq!(model.is_exhaustive, table.exhaustive.unwrap_or(false));
    assert_eq!(model.base_mask, table.base_mask.map(i128::from));
    check_declarations(table, model);
    check_ranges(table, model);
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

fn check_declarations(table: &Table, model: &model::Table) {
    let tags = model
        .tags
        .iter()
        .map(|tag| (tag.id.clone(), tag.description.clone()));
    let written = table.tags.iter();
    let written = written.map(|(id, said)| (id.text(), said.clone().unwrap_or_default()));
    assert!(tags.eq(written));
    let columns = model.columns.iter().map(|column| {
        let type_name = column.column_type.name();
        (
            column.id.clone(),
            type_name,
            &column.description,
            column.is_required,
        )
    });
    let written = table.columns.iter();
    let written = written.map(|(id, column_type, description, is_required)| {
        (id.text(), column_type.name(), description, *is_required)
    });
    assert!(columns.eq(written));
}

fn check_ranges(table: &Table, model: &model::Table) {
    let pairs = pairs(table);
    assert_eq!(model.ranges.len(), table.ranges.len());
    for (range, written) in model.ranges.iter().zip(&table.ranges) {
        let (first, last) = bounds(written);
        let bounds = if table.repr.is_str() {
            Bounds::Prefix(first.to_string())
        } else {
            let [first, last] = [first, last].map(i128::from);
            Bounds::Integers { first, last }
        };
        assert_eq!(range.bounds, bounds);
        if let Some(label) = &written.label {
            assert_eq!(&range.label.as_ref().unwrap().value, label);
        }
        if let Some(description) = &written.description {
            assert_eq!(&range.description.as_ref().unwrap().value, description);
        }
        if let Some(fallback) = fallback(written, &pairs) {
            let code = &model.codes[range.fallback.unwrap().value];
            assert_eq!(code.value, table.repr.value(fallback));
        }
    }
}

/// The positions of the ranges around a value, the narrowest first.
fn ranges_around(model: &model::Table, value: &Value) -> Vec<usize> {
    let ranges = &model.ranges;
    let around = (0..ranges.len()).filter(|&range| ranges[range].bounds.contains(value));
    let mut around: Vec<usize> = around.collect();
    around.sort_by_key(|&range| match &ranges[range].bounds {
        Bounds::Integers { first, last } => last - first,
        Bounds::Prefix(prefix) => -(prefix.len() as i128),
    });
    around
}

fn check_row(table: &Table, model: &model::Table, code: &model::Code, written: &Code) {
    if let Some(variant) = &written.variant {
        assert_eq!(code.variant, variant.text());
    }
    let around = ranges_around(model, &code.value);
    assert_eq!(code.range, around.first().copied());
    let around = || around.iter().map(|&range| &table.ranges[range]);
    let outcome = written
        .outcome
        .or_else(|| around().find_map(|range| range.outcome));
    assert_eq!(
        code.facts.outcome().map(Outcome::name),
        outcome.map(Word::name)
    );
    let id = code
        .facts
        .group()
        .map(|group| model.groups[group].id.clone());
    let group = |position| group(table, position);
    let inherited = || around().find_map(|range| group(range.group));
    assert_eq!(id, group(written.group).or_else(inherited));
    let mut ids: Vec<String> = code
        .facts
        .tags()
        .map(|tag| model.tags[tag].id.clone())
        .collect();
    ids.sort();
    let positions: Vec<u8> = std::iter::once(&written.tags)
        .chain(around().map(|range| &range.tags))
        .flatten()
        .copied()
        .collect();
    assert_eq!(ids, tags(table, &positions));
    let facts = facts(table, written);
    assert_eq!(code.columns.len(), facts.len());
    for ((column, value), (position, fact)) in code.columns.iter().zip(facts) {
        assert_eq!(*column, position);
        let is_same = match (value, fact) {
            (ColumnValue::Bool(value), Fact::Bool(fact)) => value == fact,
            (ColumnValue::Integer(value), Fact::Integer(fact)) => *value == i128::from(*fact),
            (ColumnValue::Str(value), Fact::Str(fact)) => value == fact,
            // A string of digits.
            (ColumnValue::Integer(_), Fact::Str(_)) => true,
            _ => false,
        };
        assert!(is_same, "{value:?} of {fact:?}");
    }
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
