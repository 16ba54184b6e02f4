// @generated from spec/uptivity.toml: do not edit. Change the table, then run `cargo xtask codegen`.
// stamp: table 64bc1d8852573475, body cfa14c57a0793f60, generator 0.1.0

use crate::code::ResultCode;
use crate::tables::{LABELS, POSITIONS};

/// Where the tables have a code: its distance from the lowest value.
#[inline]
pub(crate) const fn slot_of_code(code: ResultCode) -> usize {
    code as u16 as usize
}

/// The position of a label's first code.
fn position_of_label(label: &str) -> Option<usize> {
    let hash = hash(label.as_bytes(), 0);

    let displacement = DISPLACEMENTS[bucket(hash, DISPLACEMENTS.len())];

    let slot = usize::from(SLOTS[slot(hash, displacement.into(), SLOTS.len())]);

    (LABELS[slot] == label).then(|| usize::from(POSITIONS[slot]))
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

    match CODES[position] {
        ResultCode::InvalidMessageFormat => &REPEATED[0..2],
        _ => &CODES[position..=position],
    }
}

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

/// The slot of the code of each label, by the hash of the label.
pub(crate) static SLOTS: [u8; 58] = [
    10, 39, 12, 20, 23, 30, 32, 58, 16, 44, 31, 55, 18, 2, 53, 40, 56, 43, 47, 34, 36, 38, 15, 35,
    41, 27, 52, 22, 0, 42, 26, 28, 4, 21, 51, 59, 9, 7, 57, 24, 11, 13, 25, 54, 49, 3, 5, 48, 29,
    14, 37, 46, 8, 6, 50, 1, 33, 45,
];

/// By how much each bucket of labels is displaced, so that no two meet.
pub(crate) static DISPLACEMENTS: [u16; 20] = [
    0, 9, 0, 12, 41, 3, 25, 28, 101, 1, 13, 57, 24, 0, 37, 0, 0, 1, 1761, 0,
];

/// Mixes the bytes of a text into 64 bits, eight at a time.
fn hash(text: &[u8], seed: u64) -> u64 {
    let mut hash = mix(seed ^ text.len() as u64);
    if let Some(last) = text.last_chunk() {
        for chunk in text.chunks_exact(8) {
            let word = chunk
                .iter()
                .rev()
                .fold(0, |word, &byte| word << 8 | u64::from(byte));
            hash = mix(hash ^ word);
        }
        // What is left over, with some bytes once more.
        mix(hash ^ u64::from_le_bytes(*last))
    } else {
        let word = text
            .iter()
            .fold(0, |word, &byte| word << 8 | u64::from(byte));
        mix(hash ^ word)
    }
}

/// The bucket, of so many, that a hash falls into.
const fn bucket(hash: u64, buckets: usize) -> usize {
    scaled(hash, buckets)
}

/// The slot, of so many, that a hash falls into when its bucket is displaced by so much.
const fn slot(hash: u64, displacement: u64, slots: usize) -> usize {
    scaled(
        mix(hash ^ displacement.wrapping_mul(0x9E37_79B9_7F4A_7C15)),
        slots,
    )
}

/// The upper half of a hash, scaled to a range.
#[allow(
    clippy::cast_possible_truncation,
    reason = "the result is below `range`, a usize"
)]
const fn scaled(hash: u64, range: usize) -> usize {
    (((hash >> 32) * range as u64) >> 32) as usize
}

const fn mix(word: u64) -> u64 {
    let product = word.wrapping_mul(0xD6E8_FEB8_6659_FD93);
    (product ^ (product >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93)
}

/// The codes that share a label, one label after the other.
pub(crate) static REPEATED: [ResultCode; 2] = [
    ResultCode::InvalidMessageFormat,
    ResultCode::InvalidMessageFormat17,
];
