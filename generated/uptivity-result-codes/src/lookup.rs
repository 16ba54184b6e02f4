// @generated from spec/uptivity.toml: do not edit. Change that, then run `cargo xtask codegen`.
// stamp: table ce6b1157e0f2d41e, body 9dd0810a812c140b, generator 0.7.3

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
    let place = top(hash, LABELS_BY_HASH.len());
    (LABELS_BY_HASH[place] == label).then(|| usize::from(SLOTS_BY_HASH[place]))
}

/// The place of each label, by its hash. Of labels that are alike only the first is found.
pub(crate) static PLACES: [u8; 60] = [
    208, 4, 39, 212, 165, 130, 9, 169, 222, 247, 152, 203, 44, 185, 174, 140, 166, 0, 236, 0, 122,
    12, 48, 102, 145, 204, 224, 45, 85, 223, 91, 189, 64, 100, 101, 71, 29, 57, 192, 162, 10, 135,
    255, 188, 202, 110, 150, 190, 27, 124, 60, 201, 146, 245, 195, 88, 111, 210, 126, 123,
];

/// The label in each place.
static LABELS_BY_HASH: [&str; 256] = {
    let mut labels = [""; 256];
    let mut slot = 0;
    while slot < PLACES.len() {
        labels[PLACES[slot] as usize] = tables::LABELS[slot];
        slot += 1;
    }
    labels
};

/// The slot of the code of the label in each place.
#[allow(clippy::cast_possible_truncation, reason = "the slots are that few")]
static SLOTS_BY_HASH: [u8; 256] = {
    let mut slots = [0; 256];
    let mut slot = 0;
    while slot < PLACES.len() {
        slots[PLACES[slot] as usize] = slot as u8;
        slot += 1;
    }
    slots
};

/// Every code of a label, the first one first.
#[inline]
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
