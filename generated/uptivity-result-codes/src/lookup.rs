// @generated from spec/uptivity.toml: do not edit. Edit that file, then run `cargo xtask codegen`.

use super::code::ResultCode;

/// Returns the code with this label, or `None`. If several codes have it, returns the first.
#[inline]
pub fn code_of_label(label: &str) -> Option<ResultCode> {
    let index = index_of_label(label)?;
    Some(LABELS[index].1)
}

/// Returns the index of this label in `LABELS`, or `None`.
#[inline]
fn index_of_label(label: &str) -> Option<usize> {
    let hash = hash(key_of_words(label.as_bytes(), 0), 0x9E37_79B9_7F4A_7C15);
    let displacement = DISPLACEMENTS_OF_LABELS[top(hash, 32)] as usize;
    let slot = slot(hash, 32, displacement, 128);
    let index = LABELS_BY_HASH[slot] as usize;
    (LABELS[index].0 == label).then_some(index)
}

/// Every label and its code.
static LABELS: [(&str, ResultCode); 59] = [
    ("API_RECORDING_STARTED", ResultCode::RecordingStarted),
    ("API_ERROR_ALREADY_RECORDING", ResultCode::AlreadyRecording),
    ("API_ERROR_OUT_OF_DISK_SPACE", ResultCode::OutOfDiskSpace),
    ("API_ERROR_NO_FREE_CHANNELS", ResultCode::NoFreeChannels),
    ("API_ERROR_UNKNOWN", ResultCode::UnknownError),
    ("API_DEVICE_ALIAS_UNSPECIFIED", ResultCode::DeviceAliasUnspecified),
    ("API_ERROR_SCHEDULER_NOT_RUNNING", ResultCode::SchedulerNotRunning),
    ("API_DEVICE_NOT_IN_CALL", ResultCode::DeviceNotInCall),
    ("API_DEVICE_INVALID", ResultCode::DeviceInvalid),
    ("API_DID_NOT_MATCH_A_SCHEDULE", ResultCode::DidNotMatchASchedule),
    ("API_UNKNOWN_MESSAGE_TYPE", ResultCode::UnknownMessageType),
    ("API_ERROR_PROCESSING_MESSAGE", ResultCode::ErrorProcessingMessage),
    ("API_DEVICE_NOT_RECORDING", ResultCode::DeviceNotRecording),
    ("API_RECORDING_STOPPED", ResultCode::RecordingStopped),
    ("API_REQUESTID_INVALID", ResultCode::RequestIdInvalid),
    ("API_INVALID_REQUEST_TYPE", ResultCode::InvalidRequestType),
    ("API_INVALID_MESSAGE_FORMAT", ResultCode::InvalidMessageFormat),
    ("API_INVALID_MESSAGE_FORMAT", ResultCode::InvalidMessageFormat17),
    ("API_ERROR_NO_DEFAULT_RECORDING_PATH", ResultCode::NoDefaultRecordingPath),
    ("API_OK", ResultCode::Ok),
    ("API_ERROR_INVALID_ACTION", ResultCode::InvalidAction),
    ("API_ERROR_KEYS_NOT_UNIQUE", ResultCode::KeysNotUnique),
    ("API_DATABASE_QUERY_ERROR", ResultCode::DatabaseQueryError),
    ("API_AGENT_NOT_FOUND", ResultCode::AgentNotFound),
    ("API_AGENT_NOT_ACTIVE", ResultCode::AgentNotActive),
    ("API_BLANK_REQUIRED_VALUE", ResultCode::BlankRequiredValue),
    ("API_NO_GROUP", ResultCode::NoGroup),
    ("API_USER_NOT_FOUND", ResultCode::UserNotFound),
    ("API_MODE_INVALID", ResultCode::ModeInvalid),
    ("API_EVENT_TYPE_INVALID", ResultCode::EventTypeInvalid),
    ("API_ERROR_CLIENT_NOT_FOUND", ResultCode::ClientNotFound),
    ("API_ERROR_ALREADY_MONITORING", ResultCode::AlreadyMonitoring),
    ("API_SESSIONID_UNSPECIFIED", ResultCode::SessionIdUnspecified),
    ("API_ERROR_RECORDER_NOT_RUNNING", ResultCode::RecorderNotRunning),
    ("API_ERROR_BLOCKED_RECORDING_FILTER", ResultCode::BlockedRecordingFilter),
    ("API_ERROR_LOGGER_NOT_RUNNING", ResultCode::LoggerNotRunning),
    ("API_RECORDING_UPDATED", ResultCode::RecordingUpdated),
    ("API_BLACKOUT_INVALID_STATE", ResultCode::BlackoutInvalidState),
    ("API_UNLICENSED", ResultCode::Unlicensed),
    ("API_RECORDID_INVALID", ResultCode::RecordIdInvalid),
    ("API_FILE_NOT_FOUND", ResultCode::FileNotFound),
    ("API_AGENT_ALREADY_EXIST", ResultCode::AgentAlreadyExist),
    ("API_STREAMING_STARTED", ResultCode::StreamingStarted),
    ("API_COMMAND_NOT_ALLOWED", ResultCode::CommandNotAllowed),
    ("API_EMAIL_NOT_VALID", ResultCode::EmailNotValid),
    ("API_PARTIAL_CORE_RESPONSE", ResultCode::PartialCoreResponse),
    ("API_COMMAND_QUEUE_FULL", ResultCode::CommandQueueFull),
    ("API_TOO_MANY_CLIENTS", ResultCode::TooManyClients),
    ("API_COMMAND_NOT_SUPPORTED", ResultCode::CommandNotSupported),
    ("API_ROLE_ALREADY_EXISTS", ResultCode::RoleAlreadyExists),
    ("API_PERMISSIONIDENT_NOT_FOUND", ResultCode::PermissionIdentNotFound),
    ("API_ROLE_NOT_FOUND", ResultCode::RoleNotFound),
    ("API_SITEID_NOT_VALID", ResultCode::SiteIdNotValid),
    ("API_USER_ALREADY_EXIST", ResultCode::UserAlreadyExist),
    ("API_CONFIG_ERROR", ResultCode::ConfigError),
    ("API_MASKID_NOT_VALID", ResultCode::MaskIdNotValid),
    ("API_PHONEID_IN_USE", ResultCode::PhoneIdInUse),
    ("API_STATUS_DEFAULT", ResultCode::StatusDefault),
    ("API_PARAMETERS_INVALID", ResultCode::ParametersInvalid),
];

/// The displacement of each bucket of labels, which gives each label a slot of its own.
pub static DISPLACEMENTS_OF_LABELS: [u8; 32] = [
    0, 0, 1, 1, 3, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 2, 2, 0, 1, 0, 1, 0, 0, 0, 0, 0, 1, 6, 6,
];

/// The index of the label in each slot; 0 in an unused slot.
pub static LABELS_BY_HASH: [u8; 128] = [
    10, 0, 40, 0, 1, 31, 0, 8, 9, 19, 58, 0, 0, 0, 0, 0,
    0, 0, 56, 34, 0, 0, 24, 0, 0, 0, 20, 49, 0, 0, 0, 0,
    15, 0, 36, 0, 0, 0, 0, 0, 45, 5, 29, 37, 12, 4, 0, 0,
    0, 0, 0, 14, 42, 39, 0, 0, 44, 27, 26, 7, 52, 48, 16, 3,
    35, 0, 0, 0, 0, 47, 0, 0, 23, 0, 0, 0, 53, 0, 0, 13,
    0, 0, 0, 41, 55, 28, 30, 21, 0, 0, 0, 0, 0, 0, 32, 0,
    0, 0, 0, 25, 0, 6, 0, 57, 22, 0, 33, 0, 0, 0, 0, 46,
    0, 0, 0, 2, 11, 51, 38, 54, 43, 0, 50, 0, 0, 0, 0, 18,
];

/// Returns every code with this label, in table order.
#[inline]
pub fn codes_of_label(label: &str) -> &'static [ResultCode] {
    let Some(index) = index_of_label(label) else {
        return &[];
    };
    match index {
        16 => &[ResultCode::InvalidMessageFormat, ResultCode::InvalidMessageFormat17],
        _ => core::slice::from_ref(&LABELS[index].1),
    }
}

/// Returns a string of less than eight bytes as a number. Distinct strings have distinct numbers.
///
/// It is not inlined, so that the path of longer strings is short.
#[inline(never)]
fn short_word(bytes: &[u8]) -> u64 {
    bytes.iter().fold(bytes.len() as u64, |word, &byte| {
        word << 8 | u64::from(byte)
    })
}

/// Returns a key from the length of a string, the eight bytes at a position, and the last eight. If fewer than
/// eight bytes are left at the position, the last eight are used twice.
#[inline]
fn key_of_words(bytes: &[u8], at: usize) -> u64 {
    let Some(last) = bytes.last_chunk() else {
        return folded(short_word(bytes));
    };
    let first = bytes.get(at..).and_then(<[u8]>::first_chunk);
    let first = u64::from_le_bytes(*first.unwrap_or(last)) ^ bytes.len() as u64;
    folded(first.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ u64::from_le_bytes(*last))
}

/// Folds the upper half of a key into its lower half. Distinct keys stay distinct.
#[inline]
const fn folded(key: u64) -> u64 {
    key ^ (key >> 32)
}

/// Hashes a key, so that all its bits affect the topmost bits of the hash.
#[inline]
const fn hash(key: u64, seed: u64) -> u64 {
    key.wrapping_mul(seed)
}

/// Returns the topmost bits of a hash, as a number below `range`, which is a power of two.
#[inline]
#[allow(
    clippy::cast_possible_truncation,
    reason = "the result is less than `range`, which is a `usize`"
)]
const fn top(hash: u64, range: usize) -> usize {
    // Two shifts, since `hash >> 64` would overflow if `range` is 1.
    ((hash >> 1) >> (63 - range.trailing_zeros())) as usize
}

/// Returns the slot of a hash: the bits below those of its bucket, combined with the displacement of the bucket.
#[inline]
const fn slot(hash: u64, buckets: usize, displacement: usize, slots: usize) -> usize {
    // The shift drops the bits that chose the bucket. A displacement is less than `slots`, so the mask changes
    // nothing: it shows the compiler that the slot is in bounds.
    (top(hash << buckets.trailing_zeros(), slots) ^ displacement) & (slots - 1)
}
