//! `codes.json`, from the model.

use codetable::model::column::ColumnValue;
use codetable::model::range::Bounds;
use codetable::model::value::Value;
use codetable::model::{Alias, Code, Outcome, Package, Table};
use serde_json::{Value as Json, json};

/// The members of `codes.json`.
pub(super) fn from_model(table: &Table, package: &Package) -> Json {
    let codes = table.codes.iter().map(|code| code_as_json(table, code));
    let groups = table.groups.iter().map(|group| {
        let mut json = json!({ "id": group.id, "title": group.title, "variant": group.variant });
        with(&mut json, "description", if_not_empty(&group.description));
        json
    });
    let tags = table.tags.iter().map(|tag| {
        let mut json = json!({ "name": tag.id, "predicate": tag.predicate });
        with(&mut json, "description", if_not_empty(&tag.description));
        json
    });
    let columns = table.columns.iter().map(|column| {
        json!({
            "id": column.id,
            "type": column.column_type.name(),
            "description": column.description,
            "required": column.is_required,
            "method": column.method,
        })
    });
    let ranges = (0..table.ranges.len()).map(|position| range_as_json(table, position));
    let gaps = table.gaps.iter().map(|gap| {
        json!({
            "first": spellings(table, &gap.first),
            "last": spellings(table, &gap.last),
            "reason": gap.reason,
        })
    });
    let retired = table.retired.iter().map(|row| {
        let mut json = spellings(table, &row.value);
        json["label"] = json!(row.label);
        json["reason"] = json!(row.reason);
        with(&mut json, "since", row.since.as_ref());
        json
    });
    let mut json = json!({
        "table": {
            "file": table.file,
            "title": table.title,
            "type": table.type_name,
            "repr": table.repr.name(),
            "radix": table.radix.name(),
            "discriminant": table.discriminant.name(),
            "exhaustive": table.is_exhaustive,
            "source": { "document": table.publication.document },
        },
        "package": {
            "name": package.name,
            "version": package.version.to_string(),
            "description": package.description,
            "keywords": package.keywords,
            "publish": package.may_publish,
        },
        "groups": groups.collect::<Vec<_>>(),
        "tags": tags.collect::<Vec<_>>(),
        "columns": columns.collect::<Vec<_>>(),
        "ranges": ranges.collect::<Vec<_>>(),
        "codes": codes.collect::<Vec<_>>(),
        "gaps": gaps.collect::<Vec<_>>(),
        "retired": retired.collect::<Vec<_>>(),
    });
    add_optional_metadata(&mut json, table, package);
    if let Some(message) = &table.message {
        json["message"] = json!({
            "root": message.root,
            "request-id": message.request_id,
            "type": message.kind,
            "code": message.code,
            "text": message.text,
            "error-type": message.error_type,
        });
    }
    json
}

fn add_optional_metadata(json: &mut Json, table: &Table, package: &Package) {
    let publication = &table.publication;
    let members = &mut json["table"];
    if table.width > 0 {
        members["width"] = json!(table.width);
    }
    let mask = table.base_mask.map(|mask| mask.to_string());
    with(members, "base-mask", mask);
    let source = &mut members["source"];
    with(source, "publisher", publication.publisher.as_ref());
    with(source, "url", publication.url.as_ref());
    with(source, "version", publication.version.as_ref());
    with(source, "retrieved", publication.retrieved.as_ref());
    with(source, "link", publication.link.as_ref());
    let members = &mut json["package"];
    with(members, "license", package.license.as_ref());
    with(members, "license-file", package.license_file.as_ref());
    with(members, "repository", package.repository.as_ref());
    with(members, "homepage", package.homepage.as_ref());
    with(members, "documentation", package.documentation.as_ref());
    if let Some(categories) = &package.categories {
        members["categories"] = json!(categories);
    }
}

fn range_as_json(table: &Table, position: usize) -> Json {
    let range = &table.ranges[position];
    let own = Some(position);
    let mut json = match &range.bounds {
        Bounds::Integers { first, last } => json!({
            "first": spellings(table, &Value::Integer(*first)),
            "last": spellings(table, &Value::Integer(*last)),
        }),
        Bounds::Prefix(prefix) => json!({ "prefix": prefix }),
    };
    if let Some(parent) = range.parent {
        json["within"] = json!(parent);
    }
    let facts = &range.facts;
    let tags = facts.tags.iter().filter(|tag| tag.range == own);
    let tags = tags.map(|tag| &table.tags[tag.value].id);
    json["tags"] = json!(tags.collect::<Vec<_>>());
    let outcome = facts.outcome.filter(|fact| fact.range == own);
    with(&mut json, "outcome", outcome.map(|fact| fact.value.name()));
    let group = facts.group.filter(|fact| fact.range == own);
    let group = group.map(|fact| &table.groups[fact.value].id);
    with(&mut json, "group", group);
    for (name, fact) in [("label", &range.label), ("description", &range.description)] {
        let fact = fact.as_ref().filter(|fact| fact.range == own);
        with(&mut json, name, fact.map(|fact| &fact.value));
    }
    let fallback = range.fallback.filter(|fact| fact.range == own);
    let fallback = fallback.map(|fact| table.codes[fact.value].value.to_string());
    with(&mut json, "fallback", fallback);
    json
}

/// The facts of a code that ranges state.
fn inherited(table: &Table, code: &Code) -> Vec<Json> {
    let mut all = Vec::new();
    let facts = &code.facts;
    let outcome = facts.outcome.and_then(|fact| fact.range);
    let group = facts.group.and_then(|fact| fact.range);
    for (key, range) in [("outcome", outcome), ("group", group)] {
        all.extend(range.map(|range| json!({ "key": key, "range": range })));
    }
    for fact in &facts.tags {
        if let Some(range) = fact.range {
            let tag = &table.tags[fact.value].id;
            all.push(json!({ "key": "tags", "tag": tag, "range": range }));
        }
    }
    all
}

fn code_as_json(table: &Table, code: &Code) -> Json {
    let wire = |position: &usize| table.codes[*position].value.to_string();
    let tags = code.facts.tags().map(|tag| &table.tags[tag].id);
    let mut json = spellings(table, &code.value);
    json["label"] = json!(code.label);
    json["variant"] = json!(code.variant);
    json["tags"] = json!(tags.collect::<Vec<_>>());
    json["inherited"] = inherited(table, code).into();
    for (column, fact) in &code.columns {
        json["columns"][&table.columns[*column].id] = match fact {
            ColumnValue::Bool(value) => json!(value),
            ColumnValue::Integer(number) if number.unsigned_abs() < 1 << 53 => {
                json!(i64::try_from(*number).unwrap())
            }
            ColumnValue::Integer(number) => json!(number.to_string()),
            ColumnValue::Str(string) => json!(string),
        };
    }
    with(&mut json, "link", code.link.as_ref());
    json["repeated-by"] = code.repeated_by.iter().map(wire).collect();
    json["aliases"] = code.aliases.iter().map(alias_as_json).collect();
    let group = code.facts.group().map(|group| &table.groups[group].id);
    with(
        &mut json,
        "outcome",
        code.facts.outcome().map(Outcome::name),
    );
    with(&mut json, "group", group);
    with(&mut json, "description", if_not_empty(&code.description));
    with(&mut json, "since", code.since.as_ref());
    with(&mut json, "deprecated", code.deprecated.as_ref());
    with(&mut json, "allow", code.allow.as_ref());
    with(&mut json, "same-label-as", code.repeats.as_ref().map(wire));
    json
}

fn alias_as_json(alias: &Alias) -> Json {
    let mut json = json!({ "label": alias.label, "variant": alias.variant });
    with(&mut json, "description", if_not_empty(&alias.description));
    with(&mut json, "deprecated", alias.deprecated.as_ref());
    json
}

fn spellings(table: &Table, value: &Value) -> Json {
    let mut json = json!({ "wire": value.to_string(), "shown": table.show(value) });
    match value {
        Value::Str(text) => json["value"] = json!(text),
        Value::Integer(number) if number.unsigned_abs() < 1 << 53 => {
            json["value"] = json!(i64::try_from(*number).unwrap());
        }
        Value::Integer(_) => {}
    }
    json
}

fn with(json: &mut Json, name: &str, member: Option<impl Into<String>>) {
    if let Some(member) = member {
        json[name] = Json::String(member.into());
    }
}

fn if_not_empty(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}
