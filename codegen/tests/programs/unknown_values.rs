//! What the sources say of values that their tables do not have: `tests/unknown_values.rs` adds a `main` that
//! calls `sources_are_right` and then prints what each crate answers about many values.

fn sources_are_right() {
    use http_statuses::{Group, RawStatus, Status};
    // RFC 9110, section 15: an unknown 471 is to be treated as a 400.
    const UNKNOWN: RawStatus = RawStatus::new(471);
    const FALLBACK: Option<Status> = UNKNOWN.fallback();
    assert_eq!(FALLBACK, Some(Status::BadRequest));
    assert_eq!(UNKNOWN.known(), None);
    assert_eq!(UNKNOWN.group(), Some(Group::ClientError));
    assert!(UNKNOWN.is_error());
    assert_eq!(RawStatus::new(799).fallback(), None);
    assert_eq!(Status::NotFound.group(), Some(Group::ClientError));
    assert_eq!(
        Status::NotFound.link(),
        Some("https://www.rfc-editor.org/rfc/rfc9110#status.404")
    );
    assert_eq!(UNKNOWN.to_string(), "471");

    // SQLSTATE: the class is the first two characters.
    let state = sqlstates::RawSqlState::new("23999");
    assert_eq!(state.group(), Some(sqlstates::Group::Class23));
    assert_eq!(
        state.fallback(),
        Some(sqlstates::SqlState::IntegrityConstraintViolation)
    );
    assert!(sqlstates::RawSqlState::new("40XXX").is_retriable());

    // MQTT 5.0, section 2.4: a reason code of 0x80 or more is a failure.
    assert!(mqtt_reason_codes::RawReasonCode::new(0x9F).is_error());
    assert!(mqtt_reason_codes::RawReasonCode::new(0x7F).is_success());

    // OPC UA: the top bits are the severity, and the low 16 bits are flags.
    let timeout = opc_ua_statuses::RawUaStatus::new(0x800A_0480);
    assert_eq!(
        timeout.base().known(),
        Some(opc_ua_statuses::UaStatus::Timeout)
    );
    assert_eq!(timeout.fallback(), Some(opc_ua_statuses::UaStatus::Timeout));
    assert!(timeout.is_error());
    assert!(opc_ua_statuses::RawUaStatus::new(0x40FF_0000).is_warning());
    assert_eq!(
        opc_ua_statuses::RawUaStatus::new(0x8FFF_0000).label(),
        Some("Bad")
    );

    // NTSTATUS: the top bits are the severity, whatever the sign of the type.
    assert!(ntstatus_values::RawNtStatus::new(0xC0FF_FFFF).is_error());
    assert!(ntstatus_signed_values::RawNtStatus::new(-1).is_error());
    assert!(ntstatus_signed_values::RawNtStatus::new(i32::MIN).is_warning());

    // SQLite: the primary code is the value under 0xFF.
    let unknown = sqlite_codes::RawSqliteCode::new(10 | 99 << 8);
    assert_eq!(unknown.fallback(), Some(sqlite_codes::SqliteCode::Ioerr));
    assert!(unknown.is_error());

    // DICOM: 0xA700 to 0xA7FF share one meaning.
    let refused = dicom_storage_statuses::RawStorageStatus::new(0xA742);
    assert_eq!(refused.label(), Some("Refused: Out of Resources"));
    assert_eq!(refused.to_string(), "0xA742");

    // RFC 3463: the first digit is the class, the second the subject.
    let status = mail_statuses::RawMailStatus::new("5.7.99");
    assert!(status.is_error() && !status.is_temporary());
    assert_eq!(status.group(), Some(mail_statuses::Group::Security));

    // Vulkan: negative results are errors.
    assert!(vulkan_results::RawVulkanResult::new(-77).is_error());

    // Kafka: whether a request may be sent again is a column of the list.
    assert!(kafka_errors::KafkaError::CorruptMessage.retriable());
    assert_eq!(kafka_errors::KafkaError::None.exception(), None);
}
