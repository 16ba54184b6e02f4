//! What is generated is as rustfmt has it, however long texts, names and lists are.

mod support;

use std::fs;
use std::process::Command;

use codetable::Source;
use support::ran;

/// A table of a package, with these codes.
fn table(package: &str, codes: &str) -> Source {
    let head = "format = 1\n[table]\ntitle = \"t\"\ntype = \"Code\"\nrepr = \"u32\"\n\
                [table.source]\ndocument = \"d\"\npublisher = \"p\"\n";
    let package = format!(
        "[package]\nname = \"{package}\"\nversion = \"0.1.0\"\ndescription = \"d\"\nlicense = \"MIT\"\n"
    );
    Source::new("any.toml", &format!("{head}{package}{codes}"))
}

fn code(value: usize, label: &str) -> String {
    format!("[[code]]\nvalue = {value}\nlabel = \"{label}\"\n")
}

/// A code alone.
fn one(length: usize) -> Source {
    table(&format!("one-{length}"), &code(7, &"l".repeat(length)))
}

/// A code with a label of one length and an alias of another.
fn alias((length, other): (usize, usize)) -> Source {
    let [label, alias] = [(length, "l"), (other, "m")].map(|(length, of)| of.repeat(length));
    let alias = format!("[[code.alias]]\nlabel = \"{alias}\"\n");
    table(
        &format!("alias-{length}-{other}"),
        &(code(7, &label) + &alias),
    )
}

/// A code whose value is its label, so that it has one name.
fn text(length: usize) -> Source {
    let label = "l".repeat(length);
    let one = table(
        &format!("text-{length}"),
        &format!("[[code]]\nvalue = \"{label}\"\nlabel = \"{label}\"\n"),
    );
    Source::new("any.toml", &one.text().replace("u32", "str"))
}

/// Codes that make a list.
fn three(length: usize) -> Source {
    let label = |end| format!("{}{end}", "l".repeat(length));
    let codes = [(0, "a"), (1, "b"), (2, "c")].map(|(value, end)| code(value, &label(end)));
    table(&format!("three-{length}"), &codes.concat())
}

/// So many codes, close together but for a gap, and far apart.
fn several(count: usize) -> [Source; 2] {
    let codes = |value: fn(usize) -> usize| -> String {
        (0..count)
            .map(|i| code(value(i), &format!("l{i}")))
            .collect()
    };
    [
        table(
            &format!("close-{count}"),
            &codes(|i| i + usize::from(i > 7)),
        ),
        table(&format!("far-{count}"), &codes(|i| i * 2_097_143)),
    ]
}

#[test]
fn rustfmt_leaves_everything_as_it_is() {
    let aliases = [1, 70, 77, 78, 79, 85, 86, 100].into_iter();
    let aliases = aliases.flat_map(|length| (60..=104).map(move |other| (length, other)));
    let lengths = (40..=104).map(one).chain(aliases.map(alias));
    let lengths = lengths.chain((12..=34).map(three));
    let counts = (24..=34).flat_map(several);
    let texts = (74..=82).map(text);
    let sources: Vec<Source> = lengths.chain(counts).chain(texts).collect();
    let folder = tempfile::tempdir().unwrap();
    let mut files = Vec::new();
    for artifact in codetable::generate(&sources).unwrap() {
        // The others say the same for all of these tables, or are no Rust.
        let grows = ["src/code.rs", "src/lookup.rs", "src/tables.rs"];
        if grows.iter().any(|path| artifact.path.ends_with(path)) {
            let file = folder.path().join(artifact.path.replace('/', "-"));
            fs::write(&file, artifact.text()).unwrap();
            files.push(file);
        }
    }
    assert_eq!(files.len(), 3 * sources.len());
    let mut rustfmt = Command::new("rustfmt");
    rustfmt.args(["--check", "--edition", "2021"]);
    rustfmt.args(["--config", "newline_style=Unix"]);
    let ran = ran(rustfmt.args(&files).output().unwrap());
    assert_eq!(ran.status, 0, "{}{}", ran.out, ran.err);
}

/// rustfmt begins with `src/lib.rs`, and passes over what it would lay out in another way.
#[test]
fn rustfmt_leaves_a_crate_as_it_is_whatever_its_type_is_called() {
    let long = "LongTypeName".repeat(4);
    let message = "[message]\nroot = \"R\"\nrequest-id = \"I\"\ntype = \"T\"\ncode = \"C\"\ntext = \"M\"\n\
                   error-type = \"E\"\n";
    let tables = ["Code", "UptivityResultCode", &long].map(|name| {
        let one = table(name, &(code(7, "l") + message));
        Source::new(
            "any.toml",
            &one.text().replace("\"Code\"", &format!("\"{name}\"")),
        )
    });
    let folder = tempfile::tempdir().unwrap();
    for artifact in codetable::generate(&tables).unwrap() {
        let file = folder.path().join(&artifact.path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, artifact.text()).unwrap();
    }
    for name in ["Code", "UptivityResultCode", &long] {
        let mut rustfmt = Command::new("rustfmt");
        rustfmt.args(["--check", "--edition", "2021"]);
        let lib = folder.path().join(name).join("src/lib.rs");
        let ran = ran(rustfmt.arg(lib).output().unwrap());
        assert_eq!(ran.status, 0, "{}{}", ran.out, ran.err);
    }
}
