// @generated from spec/uptivity.toml: do not edit. Change that, then run `cargo xtask codegen`.
// stamp: table ce6b1157e0f2d41e, body f0a1b7c75c4ba195, generator 0.4.1

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

/// The position of the first code of a label.
fn position_of_label(label: &str) -> Option<usize> {
    let hash = hash_text(label, 0);
    let bucket = bucket(hash, DISPLACEMENTS_OF_LABELS.len());
    let displacement = u64::from(DISPLACEMENTS_OF_LABELS[bucket]);
    let slot = slot(hash, displacement, LABELS_BY_HASH.len());
    let found = usize::from(LABELS_BY_HASH[slot]);
    (tables::LABELS[found] == label).then(|| usize::from(tables::POSITIONS[found]))
}

/// The first code of a label.
pub(crate) fn code_of_label(label: &str) -> Option<ResultCode> {
    position_of_label(label).map(|position| CODES[position])
}

/// Every code of a label, the first one first.
pub(crate) fn codes_of_label(label: &str) -> &'static [ResultCode] {
    let Some(position) = position_of_label(label) else {
        return &[];
    };
    match position {
        16 => &REPEATED[0..2],
        _ => &CODES[position..=position],
    }
}

/// What each label leads to, by the hash of the label.
pub(crate) static LABELS_BY_HASH: [u8; 58] = [
    20, 59, 33, 3, 14, 50, 25, 16, 13, 42, 27, 26, 48, 22, 4, 23, 56, 2, 37, 28, 15, 6, 41, 43, 0,
    46, 9, 10, 47, 12, 58, 34, 21, 54, 29, 1, 30, 55, 18, 31, 57, 39, 49, 40, 5, 36, 35, 52, 24,
    32, 11, 44, 45, 38, 7, 8, 51, 53,
];

/// By how much each bucket of labels is displaced, so that no two meet.
pub(crate) static DISPLACEMENTS_OF_LABELS: [u16; 20] = [
    20, 18, 4, 21, 0, 17, 45, 15, 0, 17, 3, 0, 18, 105, 21, 2, 6, 265, 102, 4,
];

/// The codes that share a label, one label after the other.
pub(crate) static REPEATED: [ResultCode; 2] = [
    ResultCode::InvalidMessageFormat,
    ResultCode::InvalidMessageFormat17,
];

/// Mixes the bytes of a text into 64 bits, eight at a time.
fn hash_text(text: &str, seed: u64) -> u64 {
    let bytes = text.as_bytes();
    let mut hash = mix(seed ^ bytes.len() as u64);
    if let Some(last) = bytes.last_chunk() {
        for chunk in bytes.chunks_exact(8) {
            let join = |word, &byte| word << 8 | u64::from(byte);
            hash = mix(hash ^ chunk.iter().rev().fold(0, join));
        }
        // What is left over, with some bytes once more.
        mix(hash ^ u64::from_le_bytes(*last))
    } else {
        let join = |word, &byte| word << 8 | u64::from(byte);
        mix(hash ^ bytes.iter().fold(0, join))
    }
}

/// The bucket, of so many, that a hash falls into.
const fn bucket(hash: u64, buckets: usize) -> usize {
    scaled(hash, buckets)
}

/// The slot, of so many, that a hash falls into when its bucket is displaced by so much.
const fn slot(hash: u64, displacement: u64, slots: usize) -> usize {
    let displaced = hash ^ displacement.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    scaled(mix(displaced), slots)
}

/// The upper half of a hash, scaled to a range.
#[allow(
    clippy::cast_possible_truncation,
    reason = "the result is below a usize"
)]
const fn scaled(hash: u64, range: usize) -> usize {
    (((hash >> 32) * range as u64) >> 32) as usize
}

/// Spreads what tells two words apart over all bits; two words never become one.
const fn mix(word: u64) -> u64 {
    let product = (word ^ (word >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    (product ^ (product >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93)
}
