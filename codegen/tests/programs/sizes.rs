//! Asks a crate for every code in its table and for values and labels that differ a little from those in
//! the table. Standard input has a line for each label: the value, the label, `code` or `alias`, the
//! outcome, the group, and whether the code has the tag `third`.

use std::collections::{HashMap, HashSet};

use table::Code;

macro_rules! integer {
    ($cfg:ident, $repr:ident) => {
        #[cfg($cfg)]
        fn value(text: &str) -> $repr {
            text.parse().unwrap()
        }

        /// Each value with one bit changed, its neighbours, and all values of a short type.
        #[cfg($cfg)]
        fn near(values: &HashSet<$repr>) -> Vec<$repr> {
            let bits = (0..$repr::BITS).map(|bit| (1 as $repr) << bit);
            let changed = |&value: &$repr| bits.clone().map(move |bit| value ^ bit);
            let mut near: Vec<$repr> = values.iter().flat_map(changed).collect();
            near.extend(values.iter().map(|value| value.wrapping_add(1)));
            near.extend(values.iter().map(|value| value.wrapping_sub(1)));
            near.extend((0..=u16::MAX).map(|value| value as $repr));
            near.extend([$repr::MIN, $repr::MAX]);
            near
        }

        #[cfg(all($cfg, by_value))]
        fn check_discriminant(code: Code) {
            assert_eq!(code as $repr, code.value());
        }
    };
}

integer!(repr_u8, u8);
integer!(repr_u16, u16);
integer!(repr_u32, u32);
integer!(repr_u64, u64);
integer!(repr_i8, i8);
integer!(repr_i16, i16);
integer!(repr_i32, i32);
integer!(repr_i64, i64);

#[cfg(repr_str)]
fn value(text: &str) -> &'static str {
    text.to_owned().leak()
}

#[cfg(repr_str)]
fn near(values: &HashSet<&'static str>) -> Vec<&'static str> {
    let near = values.iter().flat_map(|value| near_strings(value));
    near.map(|text| &*text.leak()).collect()
}

#[cfg(not(by_value))]
fn check_discriminant(_: Code) {}

/// A string with each of its characters changed in some ways, without it, cut there, and longer.
fn near_strings(text: &str) -> Vec<String> {
    let mut near = vec![
        String::new(),
        format!("{text}_"),
        format!("_{text}"),
        text.repeat(2),
    ];
    for (at, c) in text.char_indices() {
        let (start, rest) = (&text[..at], &text[at + c.len_utf8()..]);
        near.extend([start.to_owned(), text[at..].to_owned()]);
        near.push(format!("{start}{rest}"));
        near.extend(['~', '_', '0', 'S', 'é'].map(|other| format!("{start}{other}{rest}")));
    }
    near
}

fn main() {
    let rows = std::io::read_to_string(std::io::stdin()).unwrap();
    let rows = rows.lines().map(|line| line.split('\t').collect());
    let rows: Vec<Vec<&str>> = rows.collect();

    let mut codes = Vec::new();
    let mut of_label: HashMap<&str, Vec<Code>> = HashMap::new();
    for row in &rows {
        let [text, label, kind, outcome, group, is_third] = row[..] else {
            panic!("{row:?}");
        };
        let code = Code::from_value(value(text)).unwrap_or_else(|| panic!("no {text}"));
        assert_eq!(code.value(), value(text));
        check_discriminant(code);
        let name = code.outcome().map(|outcome| outcome.to_string());
        assert_eq!(name.unwrap_or_default(), outcome, "{text}");
        let title = code.group().map_or("", |group| group.title());
        assert_eq!(title, group, "{text}");
        assert_eq!(code.is_third().to_string(), is_third, "{text}");
        assert!(code.is_any());
        if kind == "code" {
            assert_eq!(code.label(), label);
            let position = codes.len();
            let about = format!(" about \\ \" {position}: é\n\n  x");
            assert_eq!(code.description(), Some(about.as_str()));
            codes.push(code);
        }
        of_label.entry(label).or_default().push(code);
    }
    assert_eq!(Code::ALL, codes);
    let names: HashSet<String> = codes.iter().map(|code| format!("{code:?}")).collect();
    assert_eq!(names.len(), codes.len());
    codes.sort();
    assert!(codes.is_sorted_by_key(|code| code.value()));

    for (label, codes) in &of_label {
        assert_eq!(Code::from_label(label), Some(codes[0]), "{label}");
        assert_eq!(Code::all_with_label(label), codes, "{label}");
        for near in near_strings(label) {
            let codes = of_label.get(near.as_str()).map_or(&[][..], |codes| codes);
            assert_eq!(Code::from_label(&near), codes.first().copied(), "{near}");
            assert_eq!(Code::all_with_label(&near), codes, "{near}");
        }
    }
    let values: HashSet<_> = codes.iter().map(|code| code.value()).collect();
    for near in near(&values) {
        let is_known = values.contains(&near);
        assert_eq!(Code::from_value(near).is_some(), is_known, "{near}");
    }
}
