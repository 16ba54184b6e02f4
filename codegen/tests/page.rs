//! `docs/index.html` of every valid table: complete, and self-contained. Its behavior in a browser is
//! tested in `xtask/browser/`.

use std::collections::HashSet;

use codetable::{Origin, Settings, Source};
use codetable_testing::{checkout, generate, table, text_of};
use serde_json::Value;

/// Each valid table with its page.
fn pages() -> Vec<(String, String)> {
    let folders = [&checkout::VALID[..], &["codegen/tests/unknown_values"]].concat();
    let tables = checkout::tables(&folders);
    assert!(tables.len() > 10);
    let pair = |table: &Source| (table.text().to_owned(), page(table.text()));
    tables.iter().map(pair).collect()
}

fn page(text: &str) -> String {
    text_of(&generate(text), "/docs/index.html").to_owned()
}

/// What is between two strings, which have to be there.
fn between<'p>(page: &'p str, start: &str, end: &str) -> &'p str {
    let (_, rest) = page.split_once(start).unwrap_or_else(|| panic!("{start}"));
    rest.split_once(end).unwrap_or_else(|| panic!("{end}")).0
}

/// The tables that the script of a page reads.
fn data(page: &str) -> Value {
    let start = "<script type=\"application/json\" id=\"page:data\">";
    serde_json::from_str(between(page, start, "</script>")).unwrap()
}

/// What a page shows without JavaScript.
fn plain(page: &str) -> &str {
    between(page, "<noscript>", "</noscript>")
}

/// What follows each `start`, up to the next quote.
fn quoted<'p>(page: &'p str, start: &str) -> Vec<&'p str> {
    let parts = page.split(start).skip(1);
    parts.map(|part| part.split('"').next().unwrap()).collect()
}

/// The values that a page shows without JavaScript, in its order.
fn values(page: &str) -> Vec<&str> {
    let rows = plain(page).split("<span class=\"value\">").skip(1);
    rows.map(|row| row.split('<').next().unwrap()).collect()
}

/// The rows that the script shows, in its order: the number of the kind, and the first value.
fn displayed(page: &str) -> Vec<(u64, String)> {
    let data = data(page);
    let table = &data[0];
    let mut rows = Vec::new();
    for section in table["sections"].as_array().unwrap() {
        let runs: Vec<usize> = serde_json::from_value(section[1].clone()).unwrap();
        for run in runs.chunks(2) {
            for row in &table["rows"].as_array().unwrap()[run[0]..run[0] + run[1]] {
                let value = row[1].as_str().map_or(row[1].to_string(), str::to_owned);
                rows.push((row[0].as_u64().unwrap(), value));
            }
        }
    }
    rows
}

#[test]
fn ids_are_unique() {
    for (_, page) in pages() {
        let ids = quoted(&page, " id=\"");
        let unique: HashSet<&str> = ids.iter().copied().collect();
        assert_eq!(unique.len(), ids.len());
    }
}

#[test]
fn every_code_has_its_row_in_the_order_of_the_table() {
    for (text, page) in pages() {
        let table: toml::Table = text.parse().unwrap();
        let codes = table["code"].as_array().unwrap();
        let data = data(&page);
        let rows = data[0]["rows"].as_array().unwrap();
        for (code, row) in codes.iter().zip(rows) {
            assert_eq!(
                (&row[0], row[2].as_str()),
                (&0.into(), code["label"].as_str())
            );
        }
        assert!(rows.get(codes.len()).is_none_or(|row| row[0] != 0));
        assert_eq!(displayed(&page).len(), rows.len());
        if rows.len() > 1_000 {
            assert_eq!(values(&page).len(), 0);
            assert!(plain(&page).contains("<a href=\"../codes.json\">"));
            continue;
        }
        assert_eq!(values(&page).len(), rows.len());
        if table.contains_key("group") {
            continue;
        }
        let mut rest = plain(&page);
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
fn the_example_is_in_hexadecimal_as_well_if_that_differs() {
    let one = checkout::read("codegen/tests/shapes/lone.toml");
    let table: toml::Table = one.parse().unwrap();
    let written = format!("value = {}", table["code"][0]["value"]);
    for (value, example) in [
        ("9", "9, a label"),
        ("10", "10, 0xA, a label"),
        ("0", "0, a label"),
    ] {
        let page = page(&one.replace(&written, &format!("value = {value}")));
        let start = format!(" placeholder=\"{example}, a word");
        assert!(page.contains(&start), "{start}");
    }
}

#[test]
fn a_page_fetches_nothing() {
    for (_, page) in pages() {
        let (head, _) = page.split_once("</head>").unwrap();
        assert!(head.contains("default-src 'none'"));
        let style = between(&page, "<style>", "</style>");
        assert!(!style.contains("url(") && !style.contains("@import"));
        for line in page.lines() {
            assert!(
                !line.starts_with("import ") && !line.starts_with("export "),
                "{line}"
            );
        }
        for start in [" src=", "<link rel=\"stylesheet", " onclick=", " style="] {
            let markup = page.replace("&lt;", "");
            assert!(!markup.contains(start), "{start}");
        }
    }
}

#[test]
fn a_page_says_what_it_is() {
    let page = page(&checkout::read("codegen/tests/unknown_values/http.toml"));
    let title = "<title>Status – Some of the HTTP status codes, ";
    let description = "<meta name=\"description\" content=\"Some of the HTTP status codes, ";
    assert!(page.contains(title) && page.contains(description));
    assert!(page.contains("<link rel=\"icon\" href=\"data:image/svg+xml,"));
}

#[test]
fn no_string_of_a_table_is_markup() {
    let rows = "[[group]]\nid = \"<i>group\"\ntitle = \"<i>\"\ndescription = \"<i>\"\n\
                [[tag]]\nid = \"<i>tag\"\ndescription = \"<i>\\\"\"\n\
                [[column]]\nid = \"<i>column\"\ntype = \"str\"\ndescription = \"<i>\\\"\"\n\
                [[range]]\nprefix = \"<i>\"\ngroup = \"<i>group\"\nlabel = \"<i>\"\ndescription = \"<i>\"\n\
                fallback = \"<i>1\"\n\
                [[code]]\nvalue = \"<i>1\"\nlabel = \"<i>2\"\nvariant = \"First\"\n\
                tags = [\"<i>tag\"]\ndescription = \"<i></script><!--\"\nsince = \"<i>\"\n\
                deprecated = \"<i>\"\ncolumns = { \"<i>column\" = \"<i>\" }\nlink = \"https://e.example/?a&b='\"\n\
                [[code.alias]]\nlabel = \"<i>3\"\ndescription = \"<i>\"\ndeprecated = \"<i>\"\n\
                [[code]]\nvalue = \"<i>4\"\nlabel = \"<i>2\"\nsame-label-as = \"<i>1\"\n\
                [[gap]]\nfirst = \"<i>5\"\nlast = \"<i>6\"\nreason = \"<i>\"\n\
                [[gap]]\nvalue = \"<i>5\"\nreason = \"<i>\"\n\
                [[retired]]\nvalue = \"<i>7\"\nlabel = \"<i>8\"\nsince = \"<i>\"\nreason = \"<i>\"\n";
    let page = page(&table("repr = \"str\"", rows));
    assert!(page.contains("&lt;i&gt;6"));
    assert!(!page.contains("<i>"), "{page}");
    assert_eq!(page.matches("</script>").count(), 2);
    assert_eq!(data(&page)[0]["rows"][0][4], "<i></script><!--");
    assert!(page.contains(" href=\"https://e.example/?a&amp;b=&#39;\""));
}

#[test]
fn ranges_are_in_their_groups_before_their_codes_and_codes_name_them() {
    let page = page(&checkout::read(
        "codegen/tests/unknown_values/sqlstate.toml",
    ));
    let with_23 = |values: Vec<String>| {
        let values = values.into_iter().filter(|value| value.contains("23"));
        values.collect::<Vec<_>>()
    };
    let of_script = displayed(&page).into_iter().map(|(_, value)| value);
    assert_eq!(
        with_23(of_script.collect()),
        ["23", "23000", "23505", "23P", "23P01"]
    );
    let of_plain = values(&page).into_iter().map(str::to_owned);
    assert_eq!(
        with_23(of_plain.collect()),
        ["23…", "23000", "23505", "23P…", "23P01"]
    );

    let data = data(&page);
    let rows = data[0]["rows"].as_array().unwrap();
    let position = |kind: u64, value: &str| {
        let is_row = |row: &Value| row[0] == kind && row[1] == value;
        rows.iter().position(is_row).unwrap()
    };
    let range = position(3, "23");
    let from = serde_json::json!([[range, "outcome"], [range, "group"]]);
    let inner = &rows[position(3, "23P")];
    assert_eq!(inner[4], "A constraint that only PostgreSQL has.");
    assert_eq!(
        (&inner[7]["from"], &inner[7]["fallback"]),
        (&from, &vec![position(0, "23000")].into())
    );
    for value in ["23505", "23P01"] {
        assert_eq!(rows[position(0, value)][7]["from"], from);
    }
    assert!(
        rows[range]
            .get(7)
            .is_none_or(|more| more.get("from").is_none())
    );
    let tag = &rows[position(0, "40001")][7]["tags"];
    assert_eq!(*tag, serde_json::json!([0]));
    assert_eq!(
        data[0]["tags"][0],
        serde_json::json!(["retriable", "The transaction may be run again."])
    );
}

/// A range without codes comes after the codes and the ranges below it.
#[test]
fn ranges_without_codes_are_in_the_order_of_their_values() {
    let rows = "[[code]]\nvalue = 10\nlabel = \"TEN\"\n\
                [[code]]\nvalue = 50\nlabel = \"FIFTY\"\n\
                [[range]]\nfirst = 35\nlast = 35\nlabel = \"Inner\"\n\
                [[range]]\nfirst = 30\nlast = 39\nlabel = \"Wide\"\n\
                [[range]]\nfirst = 20\nlast = 29\nlabel = \"Low\"\n\
                [[range]]\nfirst = 30\nlast = 31\nlabel = \"Narrow\"\n\
                [[range]]\nfirst = 0\nlast = 9\nlabel = \"First\"\n\
                [[gap]]\nvalue = 32\nreason = \"free\"\n";
    let page = page(&table("repr = \"u8\"", rows));
    let expected = [
        "0 to 9", "10", "20 to 29", "30 to 39", "30 to 31", "32", "35", "50",
    ];
    assert_eq!(values(&page), expected);
    let first = |value: &&str| value.split(' ').next().unwrap().to_owned();
    let expected: Vec<String> = expected.iter().map(first).collect();
    let displayed: Vec<String> = displayed(&page)
        .into_iter()
        .map(|(_, value)| value)
        .collect();
    assert_eq!(displayed, expected);
}

#[test]
fn groups_sources_and_codes_are_described_and_linked() {
    let http = page(&checkout::read("codegen/tests/unknown_values/http.toml"));
    let (_, section) = http.split_once("<h2>Client error (4xx)</h2>").unwrap();
    let about = "<p>The request contains bad syntax or cannot be fulfilled.</p>";
    assert!(section.split_once("<ul").unwrap().0.contains(about));
    let source = "from <a href=\"https://www.rfc-editor.org/rfc/rfc9110\" rel=\"noreferrer\">“HTTP Semantics”</a>, \
                  version RFC 9110, by IETF, retrieved 2026-11-25.";
    assert!(http.contains(source));
    let data = data(&http);
    let table = &data[0];
    assert_eq!(
        table["groups"][3][2],
        "The request contains bad syntax or cannot be fulfilled."
    );
    let rows = table["rows"].as_array().unwrap();
    let row = rows.iter().find(|row| row[1] == 404).unwrap();
    let link = format!(
        "{}{}",
        table["links"].as_str().unwrap(),
        row[7]["link"][0].as_str().unwrap()
    );
    assert_eq!(link, "https://www.rfc-editor.org/rfc/rfc9110#status.404");
    for file in ["../README.md", "../codes.json"] {
        assert!(http.contains(&format!("<a href=\"{file}\">")), "{file}");
    }
    assert!(!http.contains("../../index.html"));
    let kafka = page(&checkout::read("codegen/tests/unknown_values/kafka.toml"));
    let kafka = self::data(&kafka);
    let table = &kafka[0];
    let columns = table["columns"].as_array().unwrap();
    let column = columns.iter().position(|column| column[0] == "exception");
    let rows = table["rows"].as_array().unwrap();
    let facts = rows.iter().filter_map(|row| row[7]["columns"].as_array());
    let fact = serde_json::json!([column, "TimeoutException"]);
    assert!(facts.into_iter().flatten().any(|other| *other == fact));
}

#[test]
fn gaps_and_retired_codes_are_in_the_order_of_their_values() {
    let one = checkout::read("spec/uptivity.toml");
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
    let rows = displayed(&page);
    let row = |kind: u64, value: &str| (kind, value.to_owned());
    assert_eq!(rows[0], row(1, "-1"));
    assert_eq!(rows[19..22], [row(0, "18"), row(2, "19"), row(0, "20")]);
    assert_eq!(rows[60..], [row(0, "59"), row(2, "60"), row(2, "60")]);
    assert_eq!(values(&page)[59..], ["58", "59", "60 to 99", "60"]);
}

#[test]
fn an_index_leads_to_every_table_if_there_are_several_and_searches_them() {
    let source = |path: &str| Source::new(path.rsplit('/').next().unwrap(), &checkout::read(path));
    let one = source("spec/uptivity.toml");
    let other = source("codegen/tests/shapes/kafka.toml");
    let generate = |sources: &[Source]| codetable::generate(sources, &Settings::default()).unwrap();

    let artifacts = generate(std::slice::from_ref(&one));
    let is_index = |path: &str| path == "README.md" || path == "index.html";
    assert!(!artifacts.iter().any(|artifact| is_index(&artifact.path)));

    let artifacts = generate(&[other, one]);
    let find = |path: &str| artifacts.iter().find(|artifact| artifact.path == path);
    let (index, readme) = (find("index.html").unwrap(), find("README.md").unwrap());
    let links = quoted(&index.text, "<p><a href=\"");
    assert_eq!(
        links,
        [
            "kafka-codes/docs/index.html",
            "uptivity-result-codes/docs/index.html"
        ]
    );
    let data = data(&index.text);
    for (table, link) in data.as_array().unwrap().iter().zip(&links) {
        assert_eq!(table["page"], *link);
        let page = &find(link).unwrap().text;
        assert_eq!(table["rows"], self::data(page)[0]["rows"]);
        assert!(page.contains("<a href=\"../../index.html\">"));
    }
    let targets = readme.text.split("](").skip(1);
    let targets = targets.map(|part| part.split(')').next().unwrap());
    let targets: Vec<&str> = links.into_iter().chain(targets).collect();
    assert_eq!(targets.len(), 8);
    for target in targets {
        assert!(find(target).is_some(), "{target}");
    }
    assert_eq!(index.origin, Origin::Tables);
    assert_eq!(readme.origin, Origin::Tables);
}

#[test]
fn what_is_too_long_to_read_ends_at_1000_codes_with_links() {
    let rows = |count: usize| -> String {
        let row = |n: usize| format!("[[code]]\nvalue = {n}\nlabel = \"L{n}\"\n");
        (0..count).map(row).collect()
    };
    let files = |count: usize| {
        let artifacts = generate(&table("repr = \"u16\"", &rows(count)));
        ["/README.md", "/docs/index.html"].map(|path| text_of(&artifacts, path).to_owned())
    };
    let [readme, page] = files(1_000);
    assert!(readme.contains("| `L999` |") && !readme.contains("more codes"));
    assert_eq!(values(&page).len(), 1_000);
    let [readme, page] = files(1_234);
    assert!(readme.contains("| `L999` |") && !readme.contains("| `L1000` |"));
    let link =
        "… and 234 more codes: see [the page](docs/index.html) or [codes.json](codes.json).\n";
    assert!(readme.contains(link), "{readme}");
    assert!(plain(&page).contains("This page shows its 1,234 rows with JavaScript."));
    assert_eq!(data(&page)[0]["rows"].as_array().unwrap().len(), 1_234);
}
