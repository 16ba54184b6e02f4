//! Asks a crate for everything in its table and for everything that is only close to it: the rows,
//! a value, a label, a word and what there is to say in each line, come on standard input. With `part` it leaves out what
//! rustc is slow at in a large table.

use std::collections::{HashMap, HashSet};

use table::Code;

macro_rules! number {
    ($cfg:ident, $repr:ident) => {
        #[cfg($cfg)]
        fn value(text: &str) -> $repr {
            text.parse().unwrap()
        }

        /// Each value with one bit changed, the neighbours, and of a short type all there are.
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
    };
}

number!(repr_u8, u8);
number!(repr_u16, u16);
number!(repr_u32, u32);
number!(repr_u64, u64);
number!(repr_i16, i16);
number!(repr_i32, i32);

#[cfg(repr_str)]
fn value(text: &str) -> &'static str {
    text.to_owned().leak()
}

#[cfg(repr_str)]
fn near(values: &HashSet<&'static str>) -> Vec<&'static str> {
    let near = values.iter().flat_map(|value| near_texts(value));
    near.map(|text| &*text.leak()).collect()
}

/// A text with each of its bytes changed in some ways, without it, and with one more.
fn near_texts(text: &str) -> Vec<String> {
    let mut near = vec![
        String::new(),
        format!("{text}_"),
        format!("_{text}"),
        text.repeat(2),
    ];
    for at in 0..text.len() {
        near.push(text[..at].to_owned());
        near.push(text[at..].to_owned());
        near.push(format!("{}{}", &text[..at], &text[at + 1..]));
        for other in ['~', '_', '0', 'S', 'é'] {
            near.push(format!("{}{other}{}", &text[..at], &text[at + 1..]));
        }
    }
    near
}

fn main() {
    let rows = std::io::read_to_string(std::io::stdin()).unwrap();
    let rows: Vec<Vec<&str>> = rows
        .lines()
        .map(|line| line.split('\t').collect())
        .collect();

    let mut codes = Vec::new();
    let mut of_label: HashMap<&str, Vec<Code>> = HashMap::new();
    for row in &rows {
        let [text, label, kind, outcome, group, tag] = row[..] else {
            panic!("{row:?}");
        };
        let code = Code::from_value(value(text)).unwrap_or_else(|| panic!("no {text}"));
        assert_eq!(code.value(), value(text));
        let said = code.outcome().map(|outcome| outcome.to_string());
        assert_eq!(said.unwrap_or_default(), outcome, "{text}");
        assert_eq!(
            code.group().map_or("", |group| group.title()),
            group,
            "{text}"
        );
        assert_eq!(code.is_third().to_string(), tag, "{text}");
        if kind == "code" {
            assert_eq!(code.label(), label);
            let position = codes.len();
            assert_eq!(
                code.description(),
                format!(" about \\ \" {position}: é\n\n  x")
            );
            codes.push(code);
        }
        of_label.entry(label).or_default().push(code);
    }
    #[cfg(not(part))]
    assert_eq!(Code::ALL, codes);
    let names: HashSet<String> = codes.iter().map(|code| format!("{code:?}")).collect();
    assert_eq!(names.len(), codes.len());

    for (label, codes) in &of_label {
        assert_eq!(Code::from_label(label), Some(codes[0]), "{label}");
        #[cfg(not(part))]
        assert_eq!(Code::with_label(label), codes, "{label}");
        for near in near_texts(label) {
            let known = of_label.get(near.as_str());
            assert_eq!(
                Code::from_label(&near),
                known.map(|codes| codes[0]),
                "{near}"
            );
            #[cfg(not(part))]
            assert_eq!(
                Code::with_label(&near),
                known.map_or(&[][..], |codes| codes)
            );
        }
    }
    let values: HashSet<_> = codes.iter().map(|code| code.value()).collect();
    for near in near(&values) {
        assert_eq!(
            Code::from_value(near).is_some(),
            values.contains(&near),
            "{near}"
        );
    }
}
