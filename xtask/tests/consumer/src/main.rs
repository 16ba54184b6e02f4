//! Prints the table, asks for what is not in it, and sends codes through serde.

use std::fmt;

use serde::de::value::{Error, U16Deserializer};
use serde::de::IntoDeserializer;
use serde::{Deserialize, Serialize};
use uptivity_result_codes::{RawResultCode, ResultCode};

fn main() {
    for code in ResultCode::ALL {
        println!("{:6} | {}", code.value(), code);
    }
    for value in [19, 60, 65535] {
        assert_eq!(ResultCode::from_value(value), None);
        assert_eq!(wire(&RawResultCode::from(value)), value.to_string());
        assert_eq!(read::<RawResultCode>(value), Ok(RawResultCode::from(value)));
        let error = read::<ResultCode>(value).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("no ResultCode has the value {value}")
        );
    }
    for code in ResultCode::ALL {
        assert_eq!(wire(code), code.value().to_string());
        assert_eq!(read(code.value()), Ok(*code));
    }
    // A value becomes an error on purpose only.
    let failed: Result<(), Box<dyn std::error::Error>> =
        Err(RawResultCode::from(39).into_error().into());
    assert_eq!(
        failed.unwrap_err().to_string(),
        "API_UNLICENSED (39): A license is missing."
    );
    labels();
    names_of_keys_and_variants();
}

/// What serde makes of a value of one number.
fn wire(value: &impl Serialize) -> String {
    struct Wire<'v, T>(&'v T);
    impl<T: Serialize> fmt::Display for Wire<'_, T> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.0.serialize(f)
        }
    }
    Wire(value).to_string()
}

fn read<'de, T: Deserialize<'de>>(value: u16) -> Result<T, Error> {
    let number: U16Deserializer<Error> = value.into_deserializer();
    T::deserialize(number)
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Labels {
    #[serde(with = "uptivity_result_codes::serde_label")]
    raw: RawResultCode,
    #[serde(with = "uptivity_result_codes::serde_label_option")]
    last: Option<ResultCode>,
    #[serde(default, with = "uptivity_result_codes::serde_label_option")]
    next: Option<RawResultCode>,
}

/// Every value survives as a label, also where a label has two codes or a value none.
fn labels() {
    for value in (0..100).chain([u16::MAX]) {
        let raw = RawResultCode::new(value);
        let last = raw.known();
        let labels = Labels {
            raw,
            last,
            next: None,
        };
        let json = serde_json::to_string(&labels).unwrap();
        let text = match last {
            Some(code) if value != 17 => code.label().to_owned(),
            _ => value.to_string(),
        };
        let last = last.map_or("null".to_owned(), |_| format!("{text:?}"));
        assert_eq!(
            json,
            format!("{{\"raw\":{text:?},\"last\":{last},\"next\":null}}")
        );
        assert_eq!(serde_json::from_str::<Labels>(&json).unwrap(), labels);
        let owned: serde_json::Value = serde_json::from_reader(json.as_bytes()).unwrap();
        assert_eq!(serde_json::from_value::<Labels>(owned).unwrap(), labels);
        let toml = toml::to_string(&labels).unwrap();
        if value == 17 {
            assert_eq!(toml, "raw = \"17\"\nlast = \"17\"\n");
            assert_eq!(toml::from_str::<Labels>(&toml).unwrap(), labels);
        }
    }
    let read = |text: &str| serde_json::from_str::<Labels>(text);
    let escaped = read(r#"{"raw": "API_\u004fK", "last": "0x11"}"#).unwrap();
    assert_eq!(
        (escaped.raw, escaped.last),
        (RawResultCode::new(20), ResultCode::from_value(17))
    );
    let wrong = read(r#"{"raw": "api_ok", "last": null}"#)
        .unwrap_err()
        .to_string();
    let expected = "invalid value: string \"api_ok\", expected a label of ResultCode, such as \
                    \"API_RECORDING_STARTED\", or a number from 0 to 65535 as a string";
    assert!(wrong.starts_with(expected), "{wrong}");
    let unknown = read(r#"{"raw": "60", "last": "60"}"#)
        .unwrap_err()
        .to_string();
    assert!(
        unknown.starts_with("no ResultCode has the value 60"),
        "{unknown}"
    );
}

/// Values are the keys of maps and are read in enums of every representation.
fn names_of_keys_and_variants() {
    use std::collections::BTreeMap;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(tag = "kind")]
    enum Tagged {
        Code {
            code: ResultCode,
            raw: RawResultCode,
        },
    }
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(untagged)]
    enum Untagged {
        Code(ResultCode),
        Raw { raw: RawResultCode },
    }
    let counts = BTreeMap::from([(RawResultCode::new(20), 7), (RawResultCode::new(60), 1)]);
    let json = serde_json::to_string(&counts).unwrap();
    assert_eq!(json, r#"{"20":7,"60":1}"#);
    assert_eq!(
        serde_json::from_str::<BTreeMap<_, _>>(&json).unwrap(),
        counts
    );
    let tagged = Tagged::Code {
        code: ResultCode::Ok,
        raw: RawResultCode::new(60),
    };
    let json = serde_json::to_string(&tagged).unwrap();
    assert_eq!(json, r#"{"kind":"Code","code":20,"raw":60}"#);
    assert_eq!(serde_json::from_str::<Tagged>(&json).unwrap(), tagged);
    for untagged in [
        Untagged::Code(ResultCode::InvalidMessageFormat17),
        Untagged::Raw {
            raw: RawResultCode::new(17),
        },
    ] {
        let json = serde_json::to_string(&untagged).unwrap();
        assert_eq!(serde_json::from_str::<Untagged>(&json).unwrap(), untagged);
    }
}
