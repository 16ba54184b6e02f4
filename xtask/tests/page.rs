//! `docs/index.html` of every shape of table: whole, and sufficient to itself. What it does in a
//! browser is seen to in `browser/`.

mod support;

use std::collections::HashSet;
use std::fs;

use codetable::Source;
use support::Scratch;

fn pages() -> Vec<(String, String)> {
    let mut pages = Vec::new();
    for folder in ["spec", "xtask/tests/shapes"] {
        for entry in fs::read_dir(support::root().join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|end| end == "toml") {
                let text = fs::read_to_string(&path).unwrap();
                pages.push((text.clone(), page(&text)));
            }
        }
    }
    assert!(pages.len() > 10);
    pages
}

fn page(text: &str) -> String {
    let artifacts = codetable::generate(&[Source::new("table.toml", text)]).unwrap();
    let page = artifacts
        .into_iter()
        .find(|artifact| artifact.path.ends_with("/docs/index.html"));
    page.unwrap().text()
}

/// What stands behind each `start`, up to the next quote.
fn quoted<'p>(page: &'p str, start: &str) -> Vec<&'p str> {
    let parts = page.split(start).skip(1);
    parts.map(|part| part.split('"').next().unwrap()).collect()
}

#[test]
fn every_link_leads_to_one_row() {
    for (_, page) in pages() {
        let ids = quoted(&page, " id=\"");
        let unique: HashSet<&str> = ids.iter().copied().collect();
        assert_eq!(unique.len(), ids.len());
        let links = quoted(&page, " href=\"#");
        assert!(!links.is_empty());
        for link in links {
            assert!(unique.contains(link), "{link}");
        }
    }
}

/// A value that the type cannot hold may be written as one that it does.
#[test]
fn a_gap_that_is_written_as_a_code_is_has_no_address() {
    let page = page(
        "format = 1\n[table]\ntitle = \"t\"\ntype = \"T\"\nrepr = \"i8\"\nradix = \"hex\"\n\
         [table.source]\ndocument = \"d\"\npublisher = \"p\"\n[package]\nname = \"t\"\n\
         version = \"0.1.0\"\ndescription = \"d\"\nlicense = \"MIT\"\n\
         [[code]]\nvalue = -1\nlabel = \"MINUS_ONE\"\n\
         [[gap]]\nvalue = 255\nreason = \"out of reach\"\n",
    );
    let ids = quoted(&page, " id=\"");
    assert_eq!(ids.iter().filter(|id| **id == "0xFF").count(), 1);
    assert!(page.contains("class=\"code\" id=\"0xFF\""));
}

#[test]
fn every_code_has_its_row_in_the_order_of_the_table() {
    for (text, page) in pages() {
        let table: toml::Table = text.parse().unwrap();
        let codes = table["code"].as_array().unwrap();
        let rows = page.matches("<li class=\"code\"").count();
        assert_eq!(rows, codes.len());
        if table.contains_key("group") {
            continue;
        }
        let mut rest = page.as_str();
        for code in codes {
            let label = code["label"].as_str().unwrap();
            let label = label
                .replace('&', "&amp;")
                .replace('<', "&lt;")
                .replace('>', "&gt;");
            let label = label
                .replace('"', "&quot;")
                .replace('\'', "&#39;")
                .replace('_', "_<wbr>");
            let label = format!("<code class=\"label\">{label}</code>");
            let at = rest.find(&label).unwrap_or_else(|| panic!("{label}"));
            rest = &rest[at + label.len()..];
        }
    }
}

#[test]
fn the_example_is_in_hexadecimal_too_where_that_differs() {
    let one = fs::read_to_string(support::root().join("xtask/tests/shapes/lone.toml")).unwrap();
    let table: toml::Table = one.parse().unwrap();
    let written = format!("value = {}", table["code"][0]["value"]);
    for (value, example) in [
        ("9", "9, a label"),
        ("10", "10, 0xA, a label"),
        ("0", "0, a label"),
    ] {
        let page = page(&one.replace(&written, &format!("value = {value}")));
        let start = format!(" placeholder=\"{example} or a word\"");
        assert!(page.contains(&start), "{start}");
    }
}

#[test]
fn a_page_fetches_nothing() {
    for (_, page) in pages() {
        let (head, _) = page.split_once("</head>").unwrap();
        assert!(head.contains("default-src 'none'"));
        let style = page
            .split_once("<style>")
            .unwrap()
            .1
            .split_once("</style>")
            .unwrap()
            .0;
        assert!(!style.contains("url(") && !style.contains("@import"));
        let rows = quoted(&page, " style=\"--rows: ");
        assert!(rows.iter().all(|rows| rows.parse::<usize>().is_ok()));
        for start in [" src=", "<link rel=\"stylesheet", " onclick=", " style="] {
            let markup = page.replace("&lt;", "").replace(" style=\"--rows: ", "");
            assert!(!markup.contains(start), "{start}");
        }
    }
}

#[test]
fn gaps_and_retired_codes_stand_where_their_values_belong() {
    let one = fs::read_to_string(support::root().join("spec/uptivity.toml")).unwrap();
    let more = "
[[gap]]
first = 60
last = 99
reason = \"kept free\"

[[gap]]
value = 60
reason = \"kept free too\"

[[retired]]
value = -1
label = \"API_GONE\"
reason = \"gone\"
";
    let page = page(&format!("{one}{more}"));
    let rows: Vec<&str> = page.split("<li class=\"").skip(1).collect();
    let at = |start: &str| rows.iter().position(|row| row.starts_with(start));
    assert_eq!(at("retired\" id=\"-1\""), Some(0));
    let gap = at("gap\" id=\"19\"").unwrap();
    assert!(rows[gap - 1].starts_with("code\" id=\"18\""));
    assert!(rows[gap + 1].starts_with("code\" id=\"20\""));
    let range = at("gap\" id=\"60\" data-first=\"60\" data-last=\"99\"").unwrap();
    assert!(rows[range - 1].starts_with("code\" id=\"59\""));
    // Its address is taken, so that it has none.
    assert!(rows[range + 1].starts_with("gap\" data-first=\"60\" data-last=\"60\""));
}

#[test]
fn an_index_leads_to_every_table_once_there_are_several() {
    let scratch = Scratch::with_our_table();
    scratch.generate();
    let (readme, index) = (scratch.out("README.md"), scratch.out("index.html"));
    assert!(!readme.exists() && !index.exists());

    let second = scratch.spec("kafka.toml");
    fs::copy(
        support::root().join("xtask/tests/shapes/kafka.toml"),
        &second,
    )
    .unwrap();
    scratch.generate();
    let page = fs::read_to_string(&index).unwrap();
    let links = quoted(&page, " href=\"");
    let links: Vec<&str> = links.into_iter().filter(|link| *link != "data:,").collect();
    assert_eq!(
        links,
        [
            "kafka-codes/docs/index.html",
            "uptivity-result-codes/docs/index.html"
        ]
    );
    let text = fs::read_to_string(&readme).unwrap();
    let targets = text
        .split("](")
        .skip(1)
        .map(|part| part.split(')').next().unwrap());
    let targets: Vec<&str> = links.into_iter().chain(targets).collect();
    assert_eq!(targets.len(), 8);
    for target in targets {
        assert!(scratch.out(target).exists(), "{target}");
    }

    let table = fs::read_to_string(&second).unwrap();
    fs::write(&second, format!("{table}# more\n")).unwrap();
    let check = scratch.xtask(&["codegen", "--check"]);
    let stale = format!("stale: {}: ", index.display());
    let line = check.out.lines().find(|line| line.starts_with(&stale));
    assert!(
        line.unwrap().ends_with("spec/*.toml changed"),
        "{}",
        check.out
    );

    fs::remove_file(&second).unwrap();
    scratch.generate();
    assert!(!readme.exists() && !index.exists());
}
