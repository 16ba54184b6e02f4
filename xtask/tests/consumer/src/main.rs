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
