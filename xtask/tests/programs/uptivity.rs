//! Prints everything that the crate knows; `tests/uptivity.rs` knows what that has to be.

use uptivity_result_codes::{
    ParseResultCodeError, RawResultCode, ResultCode, ResultCodeError, UnknownLabel, UnknownValue,
};

// What the contract calls const is const.
const OK: Option<ResultCode> = ResultCode::from_value(20);
const LABEL: &str = ResultCode::Ok.label();
const DESCRIPTION: Option<&str> = ResultCode::Ok.description();
const VALUE: u16 = ResultCode::Ok.value();

fn main() {
    for code in ResultCode::ALL {
        println!(
            "{} | {} | {} | {} | error {} success {}",
            code.value(),
            code.label(),
            code.outcome()
                .map_or(String::new(), |outcome| outcome.to_string()),
            code.description().unwrap_or_default(),
            code.is_error(),
            code.is_success(),
        );
    }
    for value in 0..=u16::MAX {
        let raw = RawResultCode::from(value);
        assert_eq!(u16::from(raw), value);
        assert_eq!(raw.value(), value);
        assert_eq!(raw.known(), ResultCode::from_value(value));
        assert!(raw == value);
        for text in [
            format!("{value}"),
            format!("{raw:#x}"),
            format!("0X{raw:04X}"),
        ] {
            assert_eq!(text.parse(), Ok(raw), "{text}");
        }
        assert_eq!(format!("{raw:o} {raw:b}"), format!("{value:o} {value:b}"));
        match ResultCode::from_value(value) {
            Some(code) => {
                assert_eq!(code.value(), value);
                assert_eq!(code as u16, value);
                assert_eq!(u16::from(code), value);
                assert_eq!(ResultCode::try_from(value), Ok(code));
                assert_eq!(ResultCode::try_from(raw), Ok(code));
                assert_eq!(RawResultCode::from(code), raw);
                assert!(raw == code && code == raw);
                println!("{value} known {code} {raw}");
            }
            None => {
                let error: UnknownValue = ResultCode::try_from(value).unwrap_err();
                assert_eq!(error.value(), value);
                assert_eq!(
                    error.to_string(),
                    format!("no ResultCode has the value {value}")
                );
                println!("{value} unknown {raw}");
            }
        }
    }
    for code in ResultCode::ALL {
        let first = ResultCode::from_label(code.label()).unwrap();
        assert_eq!(code.label().parse(), Ok(first));
        let all = ResultCode::all_with_label(code.label());
        assert_eq!(all[0], first);
        let all: Vec<String> = all.iter().map(|code| code.value().to_string()).collect();
        println!(
            "{} leads to {} of {}",
            code.label(),
            first.value(),
            all.join(" ")
        );
        near_misses(code.label());
    }
    texts();
}

/// Labels that differ from a known one by as little as can be are not that label.
fn near_misses(label: &str) {
    let is_label = |text: &str| ResultCode::ALL.iter().any(|code| code.label() == text);
    let try_one = |text: &str| {
        if !is_label(text) {
            assert_eq!(ResultCode::from_label(text), None, "{text}");
            assert!(ResultCode::all_with_label(text).is_empty(), "{text}");
        }
    };
    for at in 0..label.len() {
        try_one(&label[..at]);
        try_one(&label[at + 1..]);
        try_one(&format!("{}{}", &label[..at], &label[at + 1..]));
        for byte in ["A", "_", "0", "a", "\0"] {
            try_one(&format!("{}{byte}{}", &label[..at], &label[at + 1..]));
            try_one(&format!("{}{byte}{}", &label[..at], &label[at..]));
        }
    }
    for text in [" ", "_", "X"] {
        try_one(&format!("{label}{text}"));
        try_one(&format!("{text}{label}"));
    }
    try_one(&label.to_lowercase());
}

fn texts() {
    assert_eq!(
        (OK, LABEL, DESCRIPTION, VALUE),
        (
            Some(ResultCode::Ok),
            "API_OK",
            Some("The result is OK."),
            20
        )
    );
    assert_eq!(
        format!("[{:>8}] [{:<8}]", ResultCode::Ok, ResultCode::Ok),
        "[  API_OK] [API_OK  ]"
    );
    assert_eq!(
        format!(
            "[{:>8}] [{:<8}]",
            RawResultCode::new(60),
            RawResultCode::new(20)
        ),
        "[      60] [API_OK  ]"
    );
    assert_eq!(
        format!("{:?}", ResultCode::SessionIdUnspecified),
        "SessionIdUnspecified"
    );
    assert_eq!(
        format!("{:?}", RawResultCode::new(20)),
        "RawResultCode(20, Ok)"
    );
    assert_eq!(format!("{:?}", RawResultCode::new(60)), "RawResultCode(60)");

    let error: UnknownLabel = "API_NEW".parse::<ResultCode>().unwrap_err();
    assert_eq!(
        error.to_string(),
        "no ResultCode has this label; an example of a label is \"API_RECORDING_STARTED\""
    );

    // A label leads to the first code that has it.
    for (text, value) in [
        ("API_OK", 20),
        ("API_INVALID_MESSAGE_FORMAT", 16),
        ("017", 17),
    ] {
        assert_eq!(text.parse(), Ok(RawResultCode::new(value)), "{text}");
    }
    let wrong = [
        "", "api_ok", " 20", "20 ", "-1", "65536", "0x10000", "0x", "0x+1", "x20", "2O",
    ];
    for text in wrong {
        let error: ParseResultCodeError = text.parse::<RawResultCode>().unwrap_err();
        assert_eq!(
            error.to_string(),
            "neither a label of ResultCode, such as \"API_RECORDING_STARTED\", nor a number from 0 to 65535",
            "{text}"
        );
    }

    let error: ResultCodeError = RawResultCode::new(2).into_error();
    assert_eq!(error, ResultCodeError::new(ResultCode::OutOfDiskSpace));
    assert_eq!(error.raw(), 2);
    let error: Box<dyn std::error::Error + Send + Sync> = error.into();
    assert_eq!(
        error.to_string(),
        "API_ERROR_OUT_OF_DISK_SPACE (2): No disk space is left."
    );
    let error = ResultCodeError::new(60);
    assert_eq!(error.to_string(), "unknown ResultCode 60");
    let errors = std::collections::HashSet::from([error, ResultCodeError::new(60)]);
    assert_eq!(errors.len(), 1);
    assert!(ResultCode::RecordingStarted < ResultCode::Ok);
    assert_eq!(std::mem::size_of::<Option<ResultCode>>(), 2);
    assert_eq!(std::mem::size_of::<RawResultCode>(), 2);
}
