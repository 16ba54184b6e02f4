//! What is in a crate, read back by parsers that share nothing with the generator, and held against
//! the proven table; and what a refusal has to point at. The fuzz targets use this, too.

use std::collections::HashSet;

use cargo_codetable::Paths;
use codetable::model::value::{Repr, Value};
use codetable::model::{Alias, Code, Outcome, Table};
use codetable::{Artifact, Diagnostic, Source};
use serde_json::{Value as Json, json};

/// A table is refused with a place, or gives a crate that holds just what it says.
pub fn refused_or_held(sources: &[Source]) {
    match codetable::generate(sources) {
        Ok(artifacts) => {
            let tables = codetable::validate(sources).unwrap();
            stays_inside(&artifacts, &tables);
            for table in &tables {
                holds(table, &artifacts);
            }
        }
        Err(mistakes) => points_into(sources, &mistakes),
    }
}

fn points_into(sources: &[Source], mistakes: &[Diagnostic]) {
    assert!(!mistakes.is_empty(), "refused without a word");
    for mistake in mistakes {
        assert!(
            !mistake.help.starts_with("this is a bug"),
            "{}",
            mistake.title
        );
        for mark in std::iter::once(&mistake.primary).chain(&mistake.related) {
            let text = sources[mark.source].text();
            assert!(text.get(mark.span.clone()).is_some(), "{mistake:?}");
        }
    }
    let shown = cargo_codetable::render(sources, mistakes, &Paths::default(), false);
    assert_eq!(shown.len(), mistakes.len());
}

/// Each artifact has a place of its own in the folder of its package, on any file system.
fn stays_inside(artifacts: &[Artifact], tables: &[Table]) {
    let packages: HashSet<&str> = tables
        .iter()
        .map(|table| table.package.name.as_str())
        .collect();
    let mut seen = HashSet::new();
    for artifact in artifacts {
        let parts: Vec<&str> = artifact.path.split('/').collect();
        for part in &parts {
            let plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
            assert!(part.chars().all(plain), "{}", artifact.path);
            assert!(!part.is_empty() && !part.starts_with('.') && !part.ends_with('.'));
        }
        if parts.len() > 1 {
            assert!(packages.contains(parts[0]), "{}", artifact.path);
        }
        let place = (artifact.place, artifact.path.to_ascii_lowercase());
        assert!(seen.insert(place), "{} twice", artifact.path);
    }
}

/// What is in the crate of a table, parsed back, is exactly the table.
pub fn holds(table: &Table, artifacts: &[Artifact]) {
    let file = |name: &str| {
        let path = format!("{}/{name}", table.package.name);
        let artifact = artifacts.iter().find(|artifact| artifact.path == path);
        artifact.unwrap_or_else(|| panic!("no {path}")).text()
    };
    for artifact in artifacts {
        let rust = artifact.path.contains("/src/") && !artifact.path.ends_with("/front.md");
        if let (true, Err(error)) = (rust, syn::parse_file(&artifact.text())) {
            panic!("{}: {error}\n{}", artifact.path, artifact.text());
        }
    }
    manifest(table, &file("Cargo.toml"));
    let mut codes: Json = serde_json::from_str(&file("codes.json")).unwrap();
    let members = codes.as_object_mut().unwrap();
    assert!(members.remove("$comment").is_some() && members.remove("format").is_some());
    assert_eq!(codes, as_json(table));
    variants(table, &file("src/code.rs"));
    rows(table, &file("src/tables.rs"));
}

fn manifest(table: &Table, text: &str) {
    let manifest: toml::Table = text.parse().unwrap();
    let package = &table.package;
    for (key, expected) in [
        ("name", &package.name),
        ("version", &package.version.to_string()),
        ("description", &package.description),
        ("license", &package.license),
    ] {
        assert_eq!(manifest["package"][key].as_str(), Some(expected.as_str()));
    }
}

/// The members of `codes.json`, from the model.
fn as_json(table: &Table) -> Json {
    let codes = table.codes.iter().map(|code| of_code(table, code));
    let groups = table
        .groups
        .iter()
        .map(|group| json!({ "id": group.id, "title": group.title, "variant": group.variant }));
    let tags = table
        .tags
        .iter()
        .map(|tag| json!({ "name": tag.name, "predicate": tag.predicate }));
    let gaps = table.gaps.iter().map(|gap| {
        json!({
            "first": spelled(table, &gap.first),
            "last": spelled(table, &gap.last),
            "reason": gap.reason,
        })
    });
    let retired = table.retired.iter().map(|row| {
        let mut json = spelled(table, &row.value);
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
                "document": table.origin.document,
                "publisher": table.origin.publisher,
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

fn of_code(table: &Table, code: &Code) -> Json {
    let wire = |position: &usize| table.codes[*position].value.to_string();
    let tags = code.tags.iter().map(|&tag| &table.tags[tag].name);
    let mut json = spelled(table, &code.value);
    json["label"] = json!(code.label);
    json["variant"] = json!(code.variant);
    json["tags"] = json!(tags.collect::<Vec<_>>());
    json["repeated-by"] = code.repeated_by.iter().map(wire).collect();
    json["aliases"] = code.aliases.iter().map(of_alias).collect();
    let group = code.group.map(|group| &table.groups[group].id);
    with(&mut json, "outcome", code.outcome.map(Outcome::name));
    with(&mut json, "group", group);
    with(&mut json, "description", filled(&code.description));
    with(&mut json, "since", code.since.as_ref());
    with(&mut json, "deprecated", code.deprecated.as_ref());
    with(&mut json, "allow", code.allow.as_ref());
    with(&mut json, "same-label-as", code.repeats.as_ref().map(wire));
    json
}

fn of_alias(alias: &Alias) -> Json {
    let mut json = json!({ "label": alias.label, "variant": alias.variant });
    with(&mut json, "description", filled(&alias.description));
    with(&mut json, "deprecated", alias.deprecated.as_ref());
    json
}

fn spelled(table: &Table, value: &Value) -> Json {
    let mut json = json!({ "wire": value.to_string(), "shown": table.show(value) });
    match value {
        Value::Text(text) => json["value"] = json!(text),
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

fn filled(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

/// The enum has the variants and their values.
fn variants(table: &Table, rust: &str) {
    let file = syn::parse_file(rust).unwrap();
    let item = file.items.into_iter().find_map(|item| match item {
        syn::Item::Enum(item) => Some(item),
        _ => None,
    });
    let item = item.unwrap();
    assert_eq!(item.ident, table.type_name);
    assert_eq!(item.variants.len(), table.codes.len());
    let mut before = None;
    for (variant, code) in item.variants.iter().zip(&table.codes) {
        assert_eq!(variant.ident, code.variant);
        let said = variant.discriminant.as_ref();
        let value = said.map(|(_, value)| number(value)).or(before);
        if let Value::Integer(expected) = code.value {
            assert_eq!(value, Some(expected), "{}", code.variant);
        }
        before = value.map(|value| value + 1);
        found_by(table, code, &variant.attrs);
    }
}

/// rustdoc finds a variant by its value, as it is shown and as a number, and by its label, but for
/// what it lets nobody search for.
fn found_by(table: &Table, code: &Code, attributes: &[syn::Attribute]) {
    let mut found_by = Vec::new();
    for attribute in attributes.iter().filter(|one| one.path().is_ident("doc")) {
        let syn::Meta::List(_) = attribute.meta else {
            continue;
        };
        let aliases = attribute.parse_nested_meta(|meta| {
            let values = if meta.input.peek(syn::Token![=]) {
                vec![meta.value()?.parse::<syn::LitStr>()?]
            } else {
                let inner;
                syn::parenthesized!(inner in meta.input);
                let list = inner
                    .parse_terminated(<syn::LitStr as syn::parse::Parse>::parse, syn::Token![,]);
                list?.into_iter().collect()
            };
            found_by.extend(values.iter().map(syn::LitStr::value));
            Ok(())
        });
        aliases.unwrap();
    }
    let distinct: HashSet<&String> = found_by.iter().collect();
    assert_eq!(distinct.len(), found_by.len(), "{found_by:?}");
    let value = code.value.to_string();
    for name in [&table.show(&code.value), &value, &code.label] {
        let plain = |c: char| c == ' ' || !(c.is_whitespace() || c == '\'' || c == '"');
        if name.chars().all(plain) && name.trim() == name && *name != code.variant {
            assert!(found_by.contains(name), "{name} is not in {found_by:?}");
        }
    }
}

fn number(value: &syn::Expr) -> i128 {
    match value {
        syn::Expr::Lit(syn::ExprLit {
            lit: syn::Lit::Int(number),
            ..
        }) => number.base10_parse().unwrap(),
        syn::Expr::Unary(syn::ExprUnary { expr, .. }) => -number(expr),
        _ => panic!("no number"),
    }
}

/// The tables of texts and answers have each code once.
fn rows(table: &Table, rust: &str) {
    let file = syn::parse_file(rust).unwrap();
    let column = |name: &str| column(&file, name).unwrap_or_else(|| panic!("no table {name}"));
    let columns = ["LABELS", "DESCRIPTIONS", "VARIANTS", "OUTCOMES"].map(column);
    let [labels, descriptions, variants, outcomes] = &columns;
    // Where there is none, a slot is a position.
    let positions = self::column(&file, "POSITIONS");
    let groups = (!table.groups.is_empty()).then(|| column("GROUPS"));
    let tags = table.tags.iter();
    let tags: Vec<Vec<String>> = tags
        .map(|tag| column(&tag.predicate.to_uppercase()))
        .collect();
    let values = (table.repr == Repr::Str).then(|| column("VALUES"));
    let mut seen = HashSet::new();
    for (slot, variant) in variants.iter().enumerate() {
        if variant.is_empty() {
            continue;
        }
        let position = positions
            .as_ref()
            .map_or(slot, |positions| positions[slot].parse().unwrap());
        let code = &table.codes[position];
        assert!(seen.insert(position), "{variant} twice");
        assert_eq!(variant, &code.variant);
        assert_eq!(labels[slot], code.label);
        assert_eq!(descriptions[slot], code.description);
        let (outcome, number) = match code.outcome {
            None => ("None", 0),
            Some(Outcome::Success) => ("Success", 1),
            Some(Outcome::Warning) => ("Warning", 2),
            Some(Outcome::Error) => ("Error", 3),
        };
        assert!(is_answer(&outcomes[slot], outcome, number));
        if let Some(groups) = &groups {
            let group = code.group.map(|group| table.groups[group].variant.as_str());
            let number = code.group.map_or(0, |group| group + 1);
            assert!(is_answer(&groups[slot], group.unwrap_or("None"), number));
        }
        for (tag, answers) in tags.iter().enumerate() {
            let bears = code.tags.contains(&tag);
            assert!(is_answer(&answers[slot], &bears.to_string(), bears.into()));
        }
        if let Some(values) = &values {
            assert_eq!(values[slot], code.value.to_string());
        }
    }
    assert_eq!(seen.len(), table.codes.len());
}

/// Where there are many, answers have numbers.
fn is_answer(found: &str, name: &str, number: usize) -> bool {
    found == name || found == number.to_string()
}

/// The elements of a table. Many texts are one, and another table says where each starts; many numbers
/// are bytes.
fn column(file: &syn::File, name: &str) -> Option<Vec<String>> {
    match table(file, name)? {
        syn::Expr::Array(array) => Some(array.elems.iter().map(cell).collect()),
        syn::Expr::Call(call) => {
            let all = cell(&call.args[0]);
            let starts = bytes(table(file, &format!("STARTS_OF_{name}"))?)?;
            let starts = numbers(&starts, starts.len() / 4);
            assert_eq!((starts[0], starts[starts.len() - 1]), (0, all.len()));
            let texts = starts.windows(2);
            Some(texts.map(|pair| all[pair[0]..pair[1]].to_owned()).collect())
        }
        other => {
            let slots = column(file, "VARIANTS")?.len();
            let numbers = numbers(&bytes(other)?, slots);
            Some(numbers.iter().map(usize::to_string).collect())
        }
    }
}

fn table<'f>(file: &'f syn::File, name: &str) -> Option<&'f syn::Expr> {
    file.items.iter().find_map(|item| match item {
        syn::Item::Static(item) if item.ident == name => Some(&*item.expr),
        _ => None,
    })
}

/// What a byte string is that a table is made of.
fn bytes(table: &syn::Expr) -> Option<Vec<u8>> {
    match table {
        syn::Expr::Unary(syn::ExprUnary { expr, .. }) => bytes(expr),
        syn::Expr::Lit(syn::ExprLit {
            lit: syn::Lit::ByteStr(bytes),
            ..
        }) => Some(bytes.value()),
        _ => None,
    }
}

/// So many numbers, of which the lowest byte is the first.
fn numbers(bytes: &[u8], count: usize) -> Vec<usize> {
    assert_eq!(bytes.len() % count, 0);
    let number = |bytes: &[u8]| {
        let bytes = bytes.iter().rev();
        bytes.fold(0, |number, byte| number << 8 | usize::from(*byte))
    };
    bytes.chunks(bytes.len() / count).map(number).collect()
}

/// The text of a string, the last name of a path, within `Some`, or what else is written.
fn cell(element: &syn::Expr) -> String {
    match element {
        syn::Expr::Lit(syn::ExprLit { lit, .. }) => match lit {
            syn::Lit::Str(text) => text.value(),
            syn::Lit::Int(number) => number.base10_digits().to_owned(),
            syn::Lit::Bool(answer) => answer.value.to_string(),
            _ => panic!("an odd literal"),
        },
        syn::Expr::Call(call) => cell(&call.args[0]),
        syn::Expr::Path(path) => path.path.segments.last().unwrap().ident.to_string(),
        _ => panic!("an odd element"),
    }
}
