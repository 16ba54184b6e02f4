//! `codes.json`, from the model.

use codetable::model::value::Value;
use codetable::model::{Alias, Code, Outcome, Table};
use serde_json::{Value as Json, json};

/// The members of `codes.json`.
pub(super) fn from_model(table: &Table) -> Json {
    let codes = table.codes.iter().map(|code| code_as_json(table, code));
    let groups = table
        .groups
        .iter()
        .map(|group| json!({ "id": group.id, "title": group.title, "variant": group.variant }));
    let tags = table
        .tags
        .iter()
        .map(|tag| json!({ "name": tag.id, "predicate": tag.predicate }));
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
            "source": {
                "document": table.publication.document,
                "publisher": table.publication.publisher,
            },
        },
        "package": {
            "name": table.package.name,
            "version": table.package.version.to_string(),
            "description": table.package.description,
            "license": table.package.license,
        },
        "groups": groups.collect::<Vec<_>>(),
        "tags": tags.collect::<Vec<_>>(),
        "codes": codes.collect::<Vec<_>>(),
        "gaps": gaps.collect::<Vec<_>>(),
        "retired": retired.collect::<Vec<_>>(),
    });
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

fn code_as_json(table: &Table, code: &Code) -> Json {
    let wire = |position: &usize| table.codes[*position].value.to_string();
    let tags = code.facts.tags().map(|tag| &table.tags[tag].id);
    let mut json = spellings(table, &code.value);
    json["label"] = json!(code.label);
    json["variant"] = json!(code.variant);
    json["tags"] = json!(tags.collect::<Vec<_>>());
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
