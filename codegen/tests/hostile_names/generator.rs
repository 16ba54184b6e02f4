//! Tables with hostile names, from numbers that are the same in each run. Each table is mostly plain, so that most
//! are accepted, and what is hostile in it can be anywhere.

use codetable_testing::random::Random;
use toml::{Table, Value};

/// Blocks of Unicode: letters with and without case, marks that compose, compatibility forms, digits, symbols, and
/// what is invisible.
const BLOCKS: &[(u32, u32)] = &[
    (0x20, 0x7E),
    (0xA0, 0xFF),
    (0x100, 0x24F),
    (0x250, 0x2FF),
    (0x300, 0x36F),
    (0x370, 0x3FF),
    (0x400, 0x52F),
    (0x531, 0x5FF),
    (0x600, 0x6FF),
    (0x900, 0x97F),
    (0xE00, 0xE7F),
    (0xF00, 0xFFF),
    (0x10A0, 0x10FF),
    (0x1100, 0x11FF),
    (0x13A0, 0x13FD),
    (0x1780, 0x17F9),
    (0x1C80, 0x1CBF),
    (0x1D00, 0x1DBF),
    (0x1E00, 0x1EFF),
    (0x1F00, 0x1FFF),
    (0x2000, 0x206F),
    (0x2070, 0x209C),
    (0x2100, 0x218B),
    (0x2460, 0x24FF),
    (0x2800, 0x28FF),
    (0x2C00, 0x2C5F),
    (0x3000, 0x30FF),
    (0x4E00, 0x4EFF),
    (0xA640, 0xA69F),
    (0xAC00, 0xADFF),
    (0xF900, 0xFAD9),
    (0xFB00, 0xFBFF),
    (0xFE00, 0xFE6F),
    (0xFF00, 0xFFEF),
    (0x10400, 0x1044F),
    (0x1D400, 0x1D7FF),
    (0x1F100, 0x1F1FF),
    (0x1F600, 0x1F64F),
    (0x2F800, 0x2FA1D),
];

/// Pieces of names: characters that compose with others or change with their case, keywords, and names that crates
/// use.
const PIECES: &[&str] = &[
    "K",
    "k",
    "\u{212A}",
    "\u{C5}",
    "\u{212B}",
    "A\u{30A}",
    "E\u{301}",
    "\u{C9}",
    "e\u{301}",
    "\u{2126}",
    "\u{3A9}",
    "\u{1100}\u{1161}",
    "\u{AC00}",
    "ß",
    "ẞ",
    "ﬁ",
    "İ",
    "ı",
    "ŉ",
    "ǅ",
    "ΐ",
    "ς",
    "ª",
    "º",
    "µ",
    "μ",
    "²",
    "①",
    "Ⅷ",
    "ⅷ",
    "Ⓐ",
    "·",
    "\u{387}",
    "\u{345}",
    "ゝ",
    "ー",
    "а",
    "о",
    "Группа",
    "中文",
    "א",
    "ا",
    "𝐀",
    "𐐀",
    "0",
    "1",
    "١",
    "_",
    "__",
    "-",
    "--",
    " ",
    "'",
    "’",
    ".",
    "\u{A0}",
    "\n",
    "\t",
    "self",
    "Self",
    "crate",
    "super",
    "gen",
    "async",
    "try",
    "dyn",
    "union",
    "macro_rules",
    "r#type",
    "Debug",
    "Default",
    "Eq",
    "Hash",
    "Ord",
    "Clone",
    "Display",
    "Error",
    "Option",
    "Result",
    "Ok",
    "Err",
    "Some",
    "None",
    "String",
    "Vec",
    "Box",
    "Raw",
    "Group",
    "Outcome",
    "ALL",
    "value",
    "label",
    "code",
    "index",
    "tables",
    "lookup",
    "fmt",
    "core",
    "std",
    "alloc",
    "serde",
    "u8",
    "str",
    "bool",
    "usize",
    "main",
    "test",
    "derive",
    "Sqlite",
    "SQLite",
    "TLSv1",
    "http2",
    "x",
    "Y",
    "is_",
    "unused",
];

/// Pieces of prose that mean something in Markdown, HTML, Rust or JSON.
const PROSE: &[&str] = &[
    "The door is open.",
    "`x",
    "``",
    "[`Self`]",
    "[x]: y",
    "[a](b)",
    "<b>",
    "</script>",
    "<!--",
    "-->",
    "&amp;",
    "*/",
    "//",
    "# ",
    "- ",
    "1. ",
    "> ",
    "| a |",
    "***",
    "_a_",
    "~~~",
    "\\",
    "\"",
    "'",
    "\n\n",
    "\n",
    "  ",
    "\u{A0}",
    "{}",
    "{{",
    "%",
    "SQLite",
    "snake_case",
    "a::b",
    "www.a.b",
    "a@b.c",
    "$x$",
    "é",
    "中",
    "ı",
    "😀",
    "...",
    "http://a.b",
    "i.e. this",
];

/// A name that is hostile.
fn hostile_name(random: &mut Random) -> String {
    let mut name = String::new();
    for _ in 0..=random.below(3) {
        if random.is_one_in(2) {
            name += random.pick(PIECES);
        } else {
            let (first, last) = BLOCKS[random.below(BLOCKS.len())];
            let offset = u32::try_from(random.below((last - first + 1) as usize)).unwrap();
            name.extend(char::from_u32(first + offset));
        }
    }
    name
}

/// A name that is mostly the plain one.
fn name(random: &mut Random, plain: impl Into<String>) -> String {
    match random.below(6) {
        0 => hostile_name(random),
        1 => plain.into() + &hostile_name(random),
        _ => plain.into(),
    }
}

fn prose(random: &mut Random) -> String {
    let mut prose = String::new();
    for _ in 0..=random.below(4) {
        prose += random.pick(PROSE);
        if random.is_one_in(3) {
            prose += &hostile_name(random);
        }
    }
    prose
}

fn package_name(random: &mut Random) -> String {
    let pieces = [
        "a", "A", "b", "Door", "codes", "-", "--", "_", "__", "9", "x1", "HTTP", "v2", "-a-", "B_",
    ];
    let mut name = random.pick(&["A", "a", "Door", "door", "q"]).to_owned();
    for _ in 0..random.below(5) {
        name += random.pick(&pieces);
    }
    name
}

/// A table, its name as the file, and the name of its package.
pub fn table(random: &mut Random) -> Table {
    let repr = random.pick(&["u8", "u16", "i16", "u32", "i32", "u64", "i64", "str"]);
    let has_message = random.is_one_in(8);
    let groups: Vec<String> = (0..random.below(3))
        .map(|i| name(random, format!("group {i}")))
        .collect();
    let tags: Vec<String> = (0..random.below(3))
        .map(|i| name(random, format!("tag {i}")))
        .collect();
    let columns: Vec<String> = (0..random.below(3))
        .map(|i| name(random, format!("column {i}")))
        .collect();
    // A large crate has other forms.
    let more_aliases = if random.is_one_in(10) { 256 } else { 0 };
    let codes = 1 + random.below(5);
    let codes = (0..codes).map(|i| {
        let aliases = random.below(2) + if i == 0 { more_aliases } else { 0 };
        code(random, repr, i, aliases, [&groups, &tags, &columns])
    });
    let codes: Vec<Table> = codes.collect();
    let mut section = object([
        ("title", prose(random).into()),
        ("type", name(random, "Code").into()),
        ("repr", repr.into()),
        (
            "source",
            object([("document", prose(random).into())]).into(),
        ),
    ]);
    if random.is_one_in(4) {
        section.insert("discriminant".to_owned(), "position".into());
    }
    if random.is_one_in(4) {
        section.insert("radix".to_owned(), "hex".into());
    }
    let package = object([
        ("name", package_name(random).into()),
        ("version", "0.1.0".into()),
        ("description", prose(random).into()),
        ("license", "MIT".into()),
    ]);
    let mut titled = |id: &String| {
        let title = if random.is_one_in(3) {
            hostile_name(random)
        } else {
            prose(random)
        };
        object([("id", id.clone().into()), ("title", title.into())])
    };
    let group = array(groups.iter().map(&mut titled));
    let tag = |id: &String| {
        object([
            ("id", id.clone().into()),
            ("description", prose(random).into()),
        ])
    };
    let tag = array(tags.iter().map(tag));
    let mut table = object([
        ("format", 1.into()),
        ("table", section.into()),
        ("package", package.into()),
        ("group", group),
        ("tag", tag),
    ]);
    let column = |id: &String| {
        let column_type = random.pick(&["bool", "u8", "str"]);
        object([
            ("id", id.clone().into()),
            ("type", column_type.into()),
            ("description", prose(random).into()),
        ])
    };
    table.insert("column".to_owned(), array(columns.iter().map(column)));
    table.insert("code".to_owned(), array(codes));
    if has_message {
        let elements = ["root", "request-id", "type", "code", "text", "error-type"];
        let mut message = Table::new();
        for key in elements {
            let plain = key.to_uppercase();
            message.insert(key.to_owned(), name(random, plain).into());
        }
        table.insert("message".to_owned(), message.into());
    }
    table
}

fn code(
    random: &mut Random,
    repr: &str,
    position: usize,
    aliases: usize,
    [groups, tags, columns]: [&Vec<String>; 3],
) -> Table {
    let value = if repr == "str" {
        Value::from(format!("{position}{}", hostile_name(random)))
    } else {
        Value::from(i64::try_from(position * 7 + random.below(7)).unwrap())
    };
    let mut code = object([
        ("value", value),
        ("label", name(random, format!("LABEL_{position}")).into()),
    ]);
    // A column states a value of its type only by chance, so most rows state nothing.
    if random.is_one_in(4)
        && let Some(column) = columns.first()
    {
        let facts = [Value::from(1), true.into(), "a|b".into()];
        let fact = facts[random.below(3)].clone();
        code.insert(
            "columns".to_owned(),
            object([(column.as_str(), fact)]).into(),
        );
    }
    if random.is_one_in(3) {
        code.insert(
            "variant".to_owned(),
            name(random, format!("Variant{position}")).into(),
        );
    }
    if random.is_one_in(2) {
        code.insert("description".to_owned(), prose(random).into());
    }
    if random.is_one_in(6) {
        code.insert("deprecated".to_owned(), prose(random).into());
    }
    if random.is_one_in(2) {
        code.insert(
            "outcome".to_owned(),
            random.pick(&["success", "warning", "error"]).into(),
        );
    }
    if random.is_one_in(2)
        && let Some(group) = groups.first()
    {
        code.insert("group".to_owned(), group.clone().into());
    }
    if random.is_one_in(2)
        && let Some(tag) = tags.first()
    {
        code.insert("tags".to_owned(), Value::Array(vec![tag.clone().into()]));
    }
    let alias = |i| {
        let label = name(random, format!("ALIAS_{position}_{i}"));
        object([("label", label.into())])
    };
    // Of several hundred aliases, one that is hostile would be refused too often.
    let alias: Vec<Table> = if aliases > 9 {
        let plain = |i| object([("label", format!("ALIAS {position} {i}").into())]);
        (0..aliases).map(plain).collect()
    } else {
        (0..aliases).map(alias).collect()
    };
    code.insert("alias".to_owned(), array(alias));
    code
}

pub fn object<const N: usize>(members: [(&str, Value); N]) -> Table {
    let members = members.into_iter();
    members
        .map(|(key, value)| (key.to_owned(), value))
        .collect()
}

fn array(tables: impl IntoIterator<Item = Table>) -> Value {
    Value::Array(tables.into_iter().map(Value::Table).collect())
}
