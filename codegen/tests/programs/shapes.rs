//! Checks what a generated crate promises, for any crate: `tests/shapes.rs` adds a `main` that calls `all!`
//! for each and then `special`, and compares what is printed with the tables.

#![allow(deprecated)]

/// Checks and prints every code of a crate. `$near` returns values that are close to one.
macro_rules! all {
    ($library:ident, $code:ident, $raw:ident, $near:path) => {{
        use $library::{$code as Code, $raw as Raw};
        for (position, &code) in Code::ALL.iter().enumerate() {
            let (value, label) = (code.value(), code.label());
            println!(
                "{}\t{:?}\t{:?}\t{:?}\t{:?}\t{:?}",
                stringify!($library),
                value,
                label,
                code.outcome()
                    .map(|outcome| outcome.to_string())
                    .unwrap_or_default(),
                code.description().unwrap_or_default(),
                code,
            );
            assert_eq!(Code::from_value(value), Some(code));
            assert_eq!(Code::try_from(value), Ok(code));
            assert_eq!(Raw::new(value).value(), value);
            assert_eq!(Raw::from(value).known(), Some(code));
            assert_eq!(Raw::from(code), Raw::new(value));
            assert_eq!(Code::try_from(Raw::new(value)), Ok(code));
            assert_eq!(
                (code.to_string(), Raw::new(value).to_string()),
                (label.into(), label.into())
            );
            assert_eq!(
                code.is_error(),
                code.outcome().is_some_and(|o| o.to_string() == "error")
            );
            assert_eq!(
                code.is_success(),
                code.outcome().is_some_and(|o| o.to_string() == "success")
            );

            let first = Code::from_label(label).unwrap();
            assert_eq!(label.parse(), Ok(first));
            assert_eq!(first.label(), label);
            let same = Code::all_with_label(label);
            assert_eq!(same[0], first);
            assert_eq!(same.iter().filter(|other| **other == code).count(), 1);
            let all = Code::ALL.iter().filter(|other| other.label() == label);
            assert_eq!(all.count(), same.len());

            for near in $near(value) {
                let known = Code::ALL.iter().any(|code| code.value() == near);
                assert_eq!(Code::from_value(near).is_some(), known, "{near:?}");
                assert_eq!(Raw::new(near).value(), near);
                if !known {
                    assert_eq!(Code::try_from(near).unwrap_err().value(), near);
                }
            }
            // The labels of a large table are alike.
            if position < 100 {
                for near in near_labels(label) {
                    let known = Code::from_label(&near);
                    assert_eq!(
                        known.is_some(),
                        !Code::all_with_label(&near).is_empty(),
                        "{near:?}"
                    );
                    if let Some(known) = known {
                        assert!(
                            known.label() == near || is_alias(stringify!($library), &near),
                            "{near:?}"
                        );
                    }
                }
            }
        }
    }};
}

/// The values around one, and the ends of the type.
macro_rules! near_integers {
    ($($name:ident),*) => {$(
        fn $name(value: $name) -> Vec<$name> {
            let mut near = vec![$name::MIN, $name::MAX, 0, 1, $name::MAX / 2, !value];
            near.extend((0..20).flat_map(|d| [value.wrapping_add(d), value.wrapping_sub(d)]));
            near.extend((0..$name::BITS).map(|bit| value ^ (1 << bit)));
            near
        }
    )*};
}
near_integers!(u8, u16, u32, u64, i8, i16, i32, i64);

fn strings(value: &'static str) -> Vec<&'static str> {
    let mut near = vec!["", " ", "0", "\u{FFFF}"];
    near.extend(
        (0..value.len())
            .filter(|at| value.is_char_boundary(*at))
            .map(|at| &value[..at]),
    );
    near.extend(
        (1..value.len())
            .filter(|at| value.is_char_boundary(*at))
            .map(|at| &value[at..]),
    );
    near
}

/// Labels one character off, cut short, and too long.
fn near_labels(label: &str) -> Vec<String> {
    let mut near = vec![
        String::new(),
        format!("{label} "),
        format!(" {label}"),
        label.repeat(2),
    ];
    for (at, c) in label.char_indices() {
        let (start, rest) = (&label[..at], &label[at + c.len_utf8()..]);
        near.extend([start.to_owned(), rest.to_owned(), format!("{start}{rest}")]);
        near.extend(["A", "_", "é"].map(|other| format!("{start}{other}{rest}")));
    }
    near
}

/// Checks what only some of the shapes have.
fn special() {
    use facts_codes::{Fakt, RawFakt};
    assert_eq!(Fakt::One.severity(), 1);
    assert_eq!(Fakt::One.höhe_über_null(), Some(i64::MIN));
    assert_eq!(Fakt::One.not_a_prefix(), Some(true));
    assert_eq!(Fakt::One.sql_state_class(), Some(""));
    assert_eq!(Fakt::One.max_u64(), Some(u64::MAX));
    assert_eq!(Fakt::Two.sql_state_class(), Some("a\nb"));
    assert_eq!(Fakt::Three.sql_state_class(), None);
    assert_eq!(Fakt::Two.link(), Some("https://example.com/two"));
    assert_eq!(
        Fakt::Three.link(),
        Some("https://example.com/Three?of=THREE")
    );
    assert!(Fakt::Four.is_ländlich() && RawFakt::new(15).is_ländlich());
    assert!(!RawFakt::new(16).is_ländlich() && !RawFakt::new(-1).is_ländlich());
    assert_eq!(RawFakt::new(0x12).fallback(), Some(Fakt::Two));
    assert_eq!(RawFakt::new(5).fallback(), Some(Fakt::One));
    assert_eq!(RawFakt::new(5).description(), Some("Inside."));
    assert_eq!(RawFakt::new(-128).label(), Some("Dozen 0"));
    assert_eq!(RawFakt::new(-7).to_string(), "-007");

    use large_codes::{Large, RawLarge};
    let large = |value| Large::from_value(value).unwrap();
    assert_eq!(large(1000).severity(), 0);
    assert_eq!(large(1000).höhe_über_null(), Some(0));
    assert_eq!(large(1003).höhe_über_null(), Some(-3));
    assert_eq!(large(1005).sql_state_class(), Some("c \"5\"\n*"));
    assert_eq!(large(1000).max_u64(), Some(u64::MAX));
    assert_eq!(large(1001).max_u64(), None);
    assert_eq!(
        large(1000).link(),
        Some("https://example.com/large/01000#LARGE_0")
    );
    assert!(large(1101).is_retriable() && !large(1000).is_retriable());
    assert_eq!(RawLarge::new(2510).label(), Some("Within class 5"));
    assert_eq!(RawLarge::new(2520).label(), Some("Class 5"));
    assert_eq!(RawLarge::new(2551).label(), None);
    assert_eq!(RawLarge::new(2551).description(), Some("Any value."));
    assert!(RawLarge::new(2515).is_retriable() && RawLarge::new(2515).is_größer());
    assert_eq!(RawLarge::new(2515).fallback(), Some(large(1005)));
    assert_eq!(RawLarge::new(0x8000 + 1003).fallback(), Some(large(1003)));
    assert_eq!(RawLarge::new(7).to_string(), "00007");

    use errno_codes::Errno;
    assert_eq!(Errno::Ewouldblock, Errno::Eagain);
    assert_eq!(Errno::all_with_label("EWOULDBLOCK"), [Errno::Eagain]);
    assert_eq!("EDEADLOCK".parse(), Ok(Errno::Deadlock));
    assert!(Errno::Eagain.is_retriable() && Errno::Eagain.is_about_files());
    assert!(!Errno::NotPermitted.is_retriable());

    use http_codes::{Group, Status};
    assert_eq!(Status::ImATeapot.group(), Some(Group::ClientError));
    assert_eq!(Status::HttpVersionNotSupported.group(), None);
    assert_eq!(Group::ALL.len(), 4);
    assert_eq!(Group::ClientError.to_string(), "Client error | 4xx");
    assert_eq!(format!("{:>6}", Status::Ok), "    OK");

    // Hexadecimal has the width of the type, and honours the width of the format.
    use ntstatus_codes::{RawNTSTATUS, NTSTATUS};
    let unknown = RawNTSTATUS::new(0xC000_0099);
    assert_eq!(
        format!("{unknown} [{unknown:>12}]"),
        "0xC0000099 [  0xC0000099]"
    );
    assert_eq!(format!("{unknown:?}"), "RawNTSTATUS(0xC0000099)");
    assert_eq!(
        NTSTATUS::try_from(7).unwrap_err().to_string(),
        "no NTSTATUS has the value 0x00000007"
    );
    assert_eq!(
        format!("{:?}", NTSTATUS::try_from(7)),
        "Err(UnknownValue(0x00000007))"
    );
    assert_eq!(NTSTATUS::AccessViolation as u32, 0xC000_0005);
    let known = RawNTSTATUS::from(NTSTATUS::AccessViolation);
    assert_eq!(
        format!("{known:?} {known:x} {known:#X}"),
        "RawNTSTATUS(0xC0000005, AccessViolation) c0000005 0xC0000005"
    );
    assert!(known
        .into_error()
        .to_string()
        .starts_with("STATUS_ACCESS_VIOLATION (0xC0000005)"));
    assert_eq!("0xc0000005".parse(), Ok(known));
    assert_eq!("3221225477".parse(), Ok(known));

    use hresult_codes::{Hresult, RawHresult};
    // A message may have the bits in hexadecimal, and a string as it is.
    let error = |code: &str| {
        let xml = format!("<R><T>E</T><C>{code}</C></R>");
        match hresult_codes::message::Message::from_xml(xml) {
            Ok(message) => message.into_result().unwrap_err().to_string(),
            Err(error) => error.to_string(),
        }
    };
    for code in ["0x80004001", "0X80004001", "-2147467263"] {
        assert_eq!(error(code), "error 0x80004001 (E_NOTIMPL)");
    }
    assert!(error("0x180004001").contains("out of range"));
    assert!(error("2147500033").contains("out of range"));
    assert!(error("0xg").contains("number"));
    let xml = "<reply><severity>FATAL</severity><sqlstate> 0A000 </sqlstate></reply>";
    let message = sqlstate_codes::message::Message::from_xml(xml).unwrap();
    assert_eq!(message.code().value(), "0A000");
    let again = sqlstate_codes::message::Message::from_xml(message.to_xml());
    assert_eq!(again.unwrap(), message);
    assert_eq!(Hresult::ENotimpl.value(), -2_147_467_263);
    // Hexadecimal digits are the bits.
    for text in ["0x80004001", "-2147467263", "E_NOTIMPL"] {
        assert_eq!(text.parse(), Ok(RawHresult::from(Hresult::ENotimpl)));
    }
    for text in ["2147500033", "0x180004001", "-0x1"] {
        assert!(text.parse::<RawHresult>().is_err(), "{text}");
    }
    assert_eq!(RawHresult::new(-1).to_string(), "0xFFFFFFFF");
    assert_eq!(
        format!("{:?}", RawHresult::new(-2)),
        "RawHresult(0xFFFFFFFE)"
    );
    assert_eq!(
        efi_codes::RawEfiStatus::new(9).to_string(),
        "0x0000000000000009"
    );

    use serde::de::value::{BorrowedStrDeserializer, Error, StrDeserializer};
    use serde::Deserialize;
    use sqlstate_codes::{RawSqlState, SqlState};
    let arrived = String::from("23505");
    let raw = RawSqlState::new(&arrived);
    assert_eq!(raw, SqlState::UniqueViolation);
    assert!(raw == "23505" && raw == *"23505" && raw.as_ref() == "23505");
    assert_eq!(
        format!(
            "{}\n{}",
            raw.into_error(),
            RawSqlState::new("77777").into_error()
        ),
        "unique_violation (\"23505\"): A key is there already.\nunknown SqlState \"77777\""
    );
    assert_eq!(
        format!("{raw} {:?} {:?}", raw, RawSqlState::new("77777")),
        "unique_violation RawSqlState(\"23505\", UniqueViolation) RawSqlState(\"77777\")"
    );
    assert_eq!(RawSqlState::new("77777").to_string(), "77777");
    assert_eq!(
        SqlState::try_from("77777").unwrap_err().to_string(),
        "no SqlState has the value \"77777\""
    );
    let long = "7".repeat(70);
    assert_eq!(
        SqlState::try_from(long.as_str()).unwrap_err().value(),
        &long[..64]
    );
    assert_eq!(<&'static str>::from(SqlState::FeatureNotSupported), "0A000");

    // A known value need not be borrowed, as if JSON escapes a letter of it.
    let borrowed = RawSqlState::deserialize(BorrowedStrDeserializer::<Error>::new("77777"));
    assert_eq!(borrowed.unwrap().value(), "77777");
    let read = |text: &str| {
        let raw = RawSqlState::deserialize(StrDeserializer::<Error>::new(text));
        raw.map(|raw| raw.value())
    };
    assert_eq!(read("23505"), Ok("23505"));
    let error = read("77777").unwrap_err().to_string();
    assert_eq!(error, "an unknown value that cannot be borrowed");

    owned_values();

    // The order is that of the values, whatever the discriminants are.
    use position_codes::Position;
    assert_eq!(Position::ALL.iter().min(), Some(&Position::Least));
    assert_eq!(Position::ALL.iter().max(), Some(&Position::Seven));
    assert!(Position::MinusOne < Position::None);
    assert_eq!(Position::Nothing, Position::None);

    use repeat_codes::Repeat;
    assert_eq!(Repeat::all_with_label("SELF_SAME"), [Repeat::Same]);
    let first: Vec<i8> = Repeat::all_with_label("SAME")
        .iter()
        .take(4)
        .map(|code| code.value())
        .collect();
    assert_eq!(first, [1, 2, -3, 40]);

    // Functions are `const` in each form.
    const FAR: Option<sparse_codes::Sparse> = sparse_codes::Sparse::from_value(1);
    const NEAR: Option<large_codes::Large> = large_codes::Large::from_value(1001);
    const LABEL: &str = vulkan_codes::VkResult::OutOfPoolMemory.label();
    assert_eq!(
        (FAR, NEAR, LABEL),
        (
            None,
            Some(large_codes::Large::Large1),
            "VK_ERROR_OUT_OF_POOL_MEMORY"
        )
    );
}

/// A value that is a string and owned is read from anything, and compared like the string.
fn owned_values() {
    use serde::{de::DeserializeOwned, Deserialize, Serialize};
    use sqlstate_codes::{RawSqlState, RawSqlStateBuf, SqlState};
    use std::collections::{BTreeSet, HashMap};
    use std::ops::Bound;

    fn owned<T: DeserializeOwned>(json: &str) -> T {
        let read: T = serde_json::from_reader(json.as_bytes()).unwrap();
        let value: serde_json::Value = serde_json::from_str(json).unwrap();
        drop(serde_json::from_value::<T>(value).unwrap());
        read
    }
    for (json, expected) in [
        ("\"77777\"", "77777"),
        ("\"\\u0037\\n\"", "7\n"),
        ("\"\"", ""),
        ("\"23505\"", "23505"),
    ] {
        let buf: RawSqlStateBuf = owned(json);
        assert_eq!(buf.value(), expected);
        assert_eq!(serde_json::to_value(&buf).unwrap(), expected);
    }
    let buf = RawSqlStateBuf::from("23505");
    assert!(buf == "23505" && buf == SqlState::UniqueViolation && buf == RawSqlState::new("23505"));
    assert_eq!(
        (buf.label(), buf.is_error()),
        (Some("unique_violation"), true)
    );
    assert_eq!(
        format!("{buf} {buf:?}"),
        "unique_violation RawSqlStateBuf(\"23505\", UniqueViolation)"
    );
    assert_eq!("unique_violation".parse(), Ok(buf.clone()));
    assert_eq!(
        "77777".parse(),
        Ok(RawSqlStateBuf::from(String::from("77777")))
    );
    assert_eq!(
        SqlState::try_from(buf.clone()),
        Ok(SqlState::UniqueViolation)
    );
    let counts = HashMap::from([(buf.clone(), 1)]);
    assert_eq!(counts["23505"], 1);
    let ordered: BTreeSet<RawSqlStateBuf> = ["b", "a", "Z"].map(RawSqlStateBuf::from).into();
    assert_eq!(
        ordered
            .range::<str, _>((Bound::Included("a"), Bound::Unbounded))
            .count(),
        2
    );
    let error: Box<dyn std::error::Error + Send + Sync> = buf.into_error().into();
    assert_eq!(
        error.to_string(),
        "unique_violation (\"23505\"): A key is there already."
    );

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Labels {
        #[serde(with = "sqlstate_codes::serde_label")]
        code: SqlState,
        #[serde(with = "sqlstate_codes::serde_label")]
        buf: RawSqlStateBuf,
        #[serde(with = "sqlstate_codes::serde_label_option")]
        last: Option<RawSqlStateBuf>,
    }
    for (value, text) in [("23505", "unique_violation"), ("77777", "77777")] {
        let labels = Labels {
            code: SqlState::UniqueViolation,
            buf: value.into(),
            last: Some(value.into()),
        };
        let json = serde_json::to_string(&labels).unwrap();
        assert_eq!(
            json,
            format!("{{\"code\":\"unique_violation\",\"buf\":\"{text}\",\"last\":\"{text}\"}}")
        );
        assert_eq!(owned::<Labels>(&json), labels);
    }
    // It would be read back as another value.
    let label = RawSqlState::new("unique_violation");
    assert!(sqlstate_codes::serde_label::serialize(&label, serde_json::value::Serializer).is_err());

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Borrowed<'a>(#[serde(borrow, with = "sqlstate_codes::serde_label")] RawSqlState<'a>);
    let borrowed: Borrowed<'_> = serde_json::from_str("\"77777\"").unwrap();
    assert_eq!(borrowed.0.value(), "77777");
    let known: Borrowed<'_> = serde_json::from_str("\"unique\\u005fviolation\"").unwrap();
    assert_eq!(known.0, SqlState::UniqueViolation);
}
