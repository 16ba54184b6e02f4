// @generated from spec/uptivity.toml: do not edit. Change that, then run `cargo xtask codegen`.
// stamp: table ce6b1157e0f2d41e, body ef6b3531887ae9fa, generator 0.6.0

use crate::code::ResultCode;
use crate::tables;

/// Every code, in the order of the table.
pub(crate) static CODES: [ResultCode; 59] = [
    ResultCode::RecordingStarted,
    ResultCode::AlreadyRecording,
    ResultCode::OutOfDiskSpace,
    ResultCode::NoFreeChannels,
    ResultCode::UnknownError,
    ResultCode::DeviceAliasUnspecified,
    ResultCode::SchedulerNotRunning,
    ResultCode::DeviceNotInCall,
    ResultCode::DeviceInvalid,
    ResultCode::DidNotMatchASchedule,
    ResultCode::UnknownMessageType,
    ResultCode::ErrorProcessingMessage,
    ResultCode::DeviceNotRecording,
    ResultCode::RecordingStopped,
    ResultCode::RequestIdInvalid,
    ResultCode::InvalidRequestType,
    ResultCode::InvalidMessageFormat,
    ResultCode::InvalidMessageFormat17,
    ResultCode::NoDefaultRecordingPath,
    ResultCode::Ok,
    ResultCode::InvalidAction,
    ResultCode::KeysNotUnique,
    ResultCode::DatabaseQueryError,
    ResultCode::AgentNotFound,
    ResultCode::AgentNotActive,
    ResultCode::BlankRequiredValue,
    ResultCode::NoGroup,
    ResultCode::UserNotFound,
    ResultCode::ModeInvalid,
    ResultCode::EventTypeInvalid,
    ResultCode::ClientNotFound,
    ResultCode::AlreadyMonitoring,
    ResultCode::SessionIdUnspecified,
    ResultCode::RecorderNotRunning,
    ResultCode::BlockedRecordingFilter,
    ResultCode::LoggerNotRunning,
    ResultCode::RecordingUpdated,
    ResultCode::BlackoutInvalidState,
    ResultCode::Unlicensed,
    ResultCode::RecordIdInvalid,
    ResultCode::FileNotFound,
    ResultCode::AgentAlreadyExist,
    ResultCode::StreamingStarted,
    ResultCode::CommandNotAllowed,
    ResultCode::EmailNotValid,
    ResultCode::PartialCoreResponse,
    ResultCode::CommandQueueFull,
    ResultCode::TooManyClients,
    ResultCode::CommandNotSupported,
    ResultCode::RoleAlreadyExists,
    ResultCode::PermissionIdentNotFound,
    ResultCode::RoleNotFound,
    ResultCode::SiteIdNotValid,
    ResultCode::UserAlreadyExist,
    ResultCode::ConfigError,
    ResultCode::MaskIdNotValid,
    ResultCode::PhoneIdInUse,
    ResultCode::StatusDefault,
    ResultCode::ParametersInvalid,
];

/// Where the tables have a code: its distance from the lowest value.
#[inline]
pub(crate) const fn slot_of_code(code: ResultCode) -> usize {
    (code as u16) as usize
}

/// The first code of a label.
#[inline]
#[allow(clippy::cast_possible_truncation, reason = "it is a value's distance")]
pub(crate) fn code_of_label(label: &str) -> Option<ResultCode> {
    let slot = slot_of_label(label)?;
    ResultCode::from_value(slot as u16)
}

/// Where the tables have the first code of a label.
#[inline]
fn slot_of_label(label: &str) -> Option<usize> {
    let hash = hash(key_of_label(label)?, 0x22EB_A437_27A6_6329);
    let slot = top(hash, LABELS_BY_HASH.len());
    let found = usize::from(LABELS_BY_HASH[slot]);
    (tables::LABELS[found] == label).then_some(found)
}

/// Every code of a label, the first one first.
pub(crate) fn codes_of_label(label: &str) -> &'static [ResultCode] {
    let Some(slot) = slot_of_label(label) else {
        return &[];
    };
    let position = tables::POSITIONS[slot] as usize;
    match position {
        16 => &REPEATED[0..2],
        _ => &CODES[position..=position],
    }
}

/// What tells one label from the others.
#[inline]
fn key_of_label(label: &str) -> Option<u64> {
    let label = label.as_bytes();
    if label.len() < 5 {
        return None;
    }
    let key = label.len() as u64;
    let key = key << 8 | u64::from(label[4]);
    let key = key << 8 | u64::from(label[label.len() - 5]);
    Some(key)
}

/// What each label leads to, by the hash of the label.
pub(crate) static LABELS_BY_HASH: [u8; 256] = [
    0, 0, 0, 0, 1, 0, 0, 0, 0, 6, 40, 0, 21, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 48, 0, 36,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 12, 27, 0, 0, 22, 0, 0, 0, 0, 0, 0, 0, 0, 37, 0, 0,
    50, 0, 0, 0, 32, 0, 0, 0, 0, 0, 0, 35, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 28, 0, 0, 55, 0,
    0, 30, 0, 0, 0, 0, 0, 0, 0, 0, 33, 34, 23, 0, 0, 0, 0, 0, 0, 0, 45, 56, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 20, 59, 49, 0, 58, 0, 0, 0, 5, 0, 0, 0, 0, 41, 0, 0, 0, 0, 15, 0, 0, 0, 0, 24, 52, 0, 0,
    0, 46, 0, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 39, 0, 0, 4, 16, 0, 0, 7, 0, 0, 0, 0, 14, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 13, 0, 0, 43, 31, 47, 0, 38, 0, 0, 54, 0, 0, 0, 0, 0, 51, 44, 11, 25, 0, 0,
    0, 0, 0, 57, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 8, 29, 26, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 18,
    0, 0, 0, 0, 0, 0, 0, 0, 53, 0, 9, 0, 0, 0, 0, 0, 0, 0, 42,
];

/// The codes that share a label, one label after the other.
pub(crate) static REPEATED: [ResultCode; 2] = [
    ResultCode::InvalidMessageFormat,
    ResultCode::InvalidMessageFormat17,
];

/// Spreads what tells two keys apart in their lower halves over the upper bits.
#[inline]
const fn hash(key: u64, seed: u64) -> u64 {
    key.wrapping_mul(seed)
}

/// A number below a power of two, from the topmost bits.
#[inline]
#[allow(clippy::cast_possible_truncation, reason = "it is below a usize")]
const fn top(hash: u64, range: usize) -> usize {
    ((hash >> 1) >> (63 - range.trailing_zeros())) as usize
}
