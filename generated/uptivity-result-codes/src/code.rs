// @generated from spec/uptivity.toml: do not edit. Change that, then run `cargo xtask codegen`.
// stamp: table ce6b1157e0f2d41e, body ddf0c101283d8229, generator 0.7.3

use core::fmt;
use core::str::FromStr;

use crate::errors::{UnknownLabel, UnknownValue};
use crate::lookup;
use crate::outcome::Outcome;
use crate::tables;

/// NICE Uptivity API Server result code.
///
/// From "API Server Command Results" by NICE Uptivity.
///
/// A value that may be none of these is a [`RawResultCode`](crate::RawResultCode).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u16)]
#[non_exhaustive]
pub enum ResultCode {
    /// `0` · `API_RECORDING_STARTED` · success
    ///
    /// A recording was started.
    #[doc(alias("0", "API_RECORDING_STARTED"))]
    RecordingStarted = 0,
    /// `1` · `API_ERROR_ALREADY_RECORDING` · error
    ///
    /// It is already recording.
    #[doc(alias("1", "API_ERROR_ALREADY_RECORDING"))]
    AlreadyRecording = 1,
    /// `2` · `API_ERROR_OUT_OF_DISK_SPACE` · error
    ///
    /// There is no disk space left.
    #[doc(alias("2", "API_ERROR_OUT_OF_DISK_SPACE"))]
    OutOfDiskSpace = 2,
    /// `3` · `API_ERROR_NO_FREE_CHANNELS` · error
    ///
    /// There is no free channel.
    #[doc(alias("3", "API_ERROR_NO_FREE_CHANNELS"))]
    NoFreeChannels = 3,
    /// `4` · `API_ERROR_UNKNOWN` · error
    ///
    /// An error that the vendor calls unknown.
    #[doc(alias("4", "API_ERROR_UNKNOWN"))]
    UnknownError = 4,
    /// `5` · `API_DEVICE_ALIAS_UNSPECIFIED`
    ///
    /// No device alias was specified.
    #[doc(alias("5", "API_DEVICE_ALIAS_UNSPECIFIED"))]
    DeviceAliasUnspecified = 5,
    /// `6` · `API_ERROR_SCHEDULER_NOT_RUNNING` · error
    ///
    /// The scheduler is not running.
    #[doc(alias("6", "API_ERROR_SCHEDULER_NOT_RUNNING"))]
    SchedulerNotRunning = 6,
    /// `7` · `API_DEVICE_NOT_IN_CALL`
    ///
    /// The device is not in a call.
    #[doc(alias("7", "API_DEVICE_NOT_IN_CALL"))]
    DeviceNotInCall = 7,
    /// `8` · `API_DEVICE_INVALID`
    ///
    /// The device is invalid.
    #[doc(alias("8", "API_DEVICE_INVALID"))]
    DeviceInvalid = 8,
    /// `9` · `API_DID_NOT_MATCH_A_SCHEDULE`
    ///
    /// No schedule was matched.
    #[doc(alias("9", "API_DID_NOT_MATCH_A_SCHEDULE"))]
    DidNotMatchASchedule = 9,
    /// `10` · `API_UNKNOWN_MESSAGE_TYPE`
    ///
    /// The type of the message is unknown.
    #[doc(alias("10", "API_UNKNOWN_MESSAGE_TYPE"))]
    UnknownMessageType = 10,
    /// `11` · `API_ERROR_PROCESSING_MESSAGE` · error
    ///
    /// The message could not be processed.
    #[doc(alias("11", "API_ERROR_PROCESSING_MESSAGE"))]
    ErrorProcessingMessage = 11,
    /// `12` · `API_DEVICE_NOT_RECORDING`
    ///
    /// The device is not recording.
    #[doc(alias("12", "API_DEVICE_NOT_RECORDING"))]
    DeviceNotRecording = 12,
    /// `13` · `API_RECORDING_STOPPED` · success
    ///
    /// A recording was stopped.
    #[doc(alias("13", "API_RECORDING_STOPPED"))]
    RecordingStopped = 13,
    /// `14` · `API_REQUESTID_INVALID`
    ///
    /// The request id is invalid.
    #[doc(alias("14", "API_REQUESTID_INVALID"))]
    RequestIdInvalid = 14,
    /// `15` · `API_INVALID_REQUEST_TYPE`
    ///
    /// The type of the request is invalid.
    #[doc(alias("15", "API_INVALID_REQUEST_TYPE"))]
    InvalidRequestType = 15,
    /// `16` · `API_INVALID_MESSAGE_FORMAT`
    ///
    /// The format of the message is invalid.
    #[doc(alias("16", "API_INVALID_MESSAGE_FORMAT"))]
    InvalidMessageFormat = 16,
    /// `17` · `API_INVALID_MESSAGE_FORMAT`
    ///
    /// The format of the message is invalid.
    ///
    /// The label is also that of [`InvalidMessageFormat`](Self::InvalidMessageFormat), `16`.
    #[doc(alias("17", "API_INVALID_MESSAGE_FORMAT"))]
    InvalidMessageFormat17 = 17,
    /// `18` · `API_ERROR_NO_DEFAULT_RECORDING_PATH` · error
    ///
    /// There is no default recording path.
    #[doc(alias("18", "API_ERROR_NO_DEFAULT_RECORDING_PATH"))]
    NoDefaultRecordingPath = 18,
    /// `20` · `API_OK` · success
    ///
    /// All is well.
    #[doc(alias("20", "API_OK"))]
    Ok = 20,
    /// `21` · `API_ERROR_INVALID_ACTION` · error
    ///
    /// The action is invalid.
    #[doc(alias("21", "API_ERROR_INVALID_ACTION"))]
    InvalidAction = 21,
    /// `22` · `API_ERROR_KEYS_NOT_UNIQUE` · error
    ///
    /// The keys are not unique.
    #[doc(alias("22", "API_ERROR_KEYS_NOT_UNIQUE"))]
    KeysNotUnique = 22,
    /// `23` · `API_DATABASE_QUERY_ERROR` · error
    ///
    /// A database query failed.
    #[doc(alias("23", "API_DATABASE_QUERY_ERROR"))]
    DatabaseQueryError = 23,
    /// `24` · `API_AGENT_NOT_FOUND`
    ///
    /// The agent was not found.
    #[doc(alias("24", "API_AGENT_NOT_FOUND"))]
    AgentNotFound = 24,
    /// `25` · `API_AGENT_NOT_ACTIVE`
    ///
    /// The agent is not active.
    #[doc(alias("25", "API_AGENT_NOT_ACTIVE"))]
    AgentNotActive = 25,
    /// `26` · `API_BLANK_REQUIRED_VALUE`
    ///
    /// A required value is blank.
    #[doc(alias("26", "API_BLANK_REQUIRED_VALUE"))]
    BlankRequiredValue = 26,
    /// `27` · `API_NO_GROUP`
    ///
    /// There is no group.
    #[doc(alias("27", "API_NO_GROUP"))]
    NoGroup = 27,
    /// `28` · `API_USER_NOT_FOUND`
    ///
    /// The user was not found.
    #[doc(alias("28", "API_USER_NOT_FOUND"))]
    UserNotFound = 28,
    /// `29` · `API_MODE_INVALID`
    ///
    /// The mode is invalid.
    #[doc(alias("29", "API_MODE_INVALID"))]
    ModeInvalid = 29,
    /// `30` · `API_EVENT_TYPE_INVALID`
    ///
    /// The type of the event is invalid.
    #[doc(alias("30", "API_EVENT_TYPE_INVALID"))]
    EventTypeInvalid = 30,
    /// `31` · `API_ERROR_CLIENT_NOT_FOUND` · error
    ///
    /// The client was not found.
    #[doc(alias("31", "API_ERROR_CLIENT_NOT_FOUND"))]
    ClientNotFound = 31,
    /// `32` · `API_ERROR_ALREADY_MONITORING` · error
    ///
    /// It is already monitoring.
    #[doc(alias("32", "API_ERROR_ALREADY_MONITORING"))]
    AlreadyMonitoring = 32,
    /// `33` · `API_SESSIONID_UNSPECIFIED`
    ///
    /// No session id was specified.
    #[doc(alias("33", "API_SESSIONID_UNSPECIFIED"))]
    SessionIdUnspecified = 33,
    /// `34` · `API_ERROR_RECORDER_NOT_RUNNING` · error
    ///
    /// The recorder is not running.
    #[doc(alias("34", "API_ERROR_RECORDER_NOT_RUNNING"))]
    RecorderNotRunning = 34,
    /// `35` · `API_ERROR_BLOCKED_RECORDING_FILTER` · error
    ///
    /// A recording filter blocked it.
    #[doc(alias("35", "API_ERROR_BLOCKED_RECORDING_FILTER"))]
    BlockedRecordingFilter = 35,
    /// `36` · `API_ERROR_LOGGER_NOT_RUNNING` · error
    ///
    /// The logger is not running.
    #[doc(alias("36", "API_ERROR_LOGGER_NOT_RUNNING"))]
    LoggerNotRunning = 36,
    /// `37` · `API_RECORDING_UPDATED` · success
    ///
    /// A recording was updated.
    #[doc(alias("37", "API_RECORDING_UPDATED"))]
    RecordingUpdated = 37,
    /// `38` · `API_BLACKOUT_INVALID_STATE`
    ///
    /// The state of the blackout is invalid.
    #[doc(alias("38", "API_BLACKOUT_INVALID_STATE"))]
    BlackoutInvalidState = 38,
    /// `39` · `API_UNLICENSED`
    ///
    /// There is no license for it.
    #[doc(alias("39", "API_UNLICENSED"))]
    Unlicensed = 39,
    /// `40` · `API_RECORDID_INVALID`
    ///
    /// The record id is invalid.
    #[doc(alias("40", "API_RECORDID_INVALID"))]
    RecordIdInvalid = 40,
    /// `41` · `API_FILE_NOT_FOUND`
    ///
    /// The file was not found.
    #[doc(alias("41", "API_FILE_NOT_FOUND"))]
    FileNotFound = 41,
    /// `42` · `API_AGENT_ALREADY_EXIST`
    ///
    /// The agent already exists.
    #[doc(alias("42", "API_AGENT_ALREADY_EXIST"))]
    AgentAlreadyExist = 42,
    /// `43` · `API_STREAMING_STARTED` · success
    ///
    /// Streaming was started.
    #[doc(alias("43", "API_STREAMING_STARTED"))]
    StreamingStarted = 43,
    /// `44` · `API_COMMAND_NOT_ALLOWED`
    ///
    /// The command is not allowed.
    #[doc(alias("44", "API_COMMAND_NOT_ALLOWED"))]
    CommandNotAllowed = 44,
    /// `45` · `API_EMAIL_NOT_VALID`
    ///
    /// The email is not valid.
    #[doc(alias("45", "API_EMAIL_NOT_VALID"))]
    EmailNotValid = 45,
    /// `46` · `API_PARTIAL_CORE_RESPONSE`
    ///
    /// The response of the core is partial.
    #[doc(alias("46", "API_PARTIAL_CORE_RESPONSE"))]
    PartialCoreResponse = 46,
    /// `47` · `API_COMMAND_QUEUE_FULL`
    ///
    /// The command queue is full.
    #[doc(alias("47", "API_COMMAND_QUEUE_FULL"))]
    CommandQueueFull = 47,
    /// `48` · `API_TOO_MANY_CLIENTS`
    ///
    /// There are too many clients.
    #[doc(alias("48", "API_TOO_MANY_CLIENTS"))]
    TooManyClients = 48,
    /// `49` · `API_COMMAND_NOT_SUPPORTED`
    ///
    /// The command is not supported.
    #[doc(alias("49", "API_COMMAND_NOT_SUPPORTED"))]
    CommandNotSupported = 49,
    /// `50` · `API_ROLE_ALREADY_EXISTS`
    ///
    /// The role already exists.
    #[doc(alias("50", "API_ROLE_ALREADY_EXISTS"))]
    RoleAlreadyExists = 50,
    /// `51` · `API_PERMISSIONIDENT_NOT_FOUND`
    ///
    /// The permission ident was not found.
    #[doc(alias("51", "API_PERMISSIONIDENT_NOT_FOUND"))]
    PermissionIdentNotFound = 51,
    /// `52` · `API_ROLE_NOT_FOUND`
    ///
    /// The role was not found.
    #[doc(alias("52", "API_ROLE_NOT_FOUND"))]
    RoleNotFound = 52,
    /// `53` · `API_SITEID_NOT_VALID`
    ///
    /// The site id is not valid.
    #[doc(alias("53", "API_SITEID_NOT_VALID"))]
    SiteIdNotValid = 53,
    /// `54` · `API_USER_ALREADY_EXIST`
    ///
    /// The user already exists.
    #[doc(alias("54", "API_USER_ALREADY_EXIST"))]
    UserAlreadyExist = 54,
    /// `55` · `API_CONFIG_ERROR` · error
    ///
    /// There is an error in the configuration.
    #[doc(alias("55", "API_CONFIG_ERROR"))]
    ConfigError = 55,
    /// `56` · `API_MASKID_NOT_VALID`
    ///
    /// The mask id is not valid.
    #[doc(alias("56", "API_MASKID_NOT_VALID"))]
    MaskIdNotValid = 56,
    /// `57` · `API_PHONEID_IN_USE`
    ///
    /// The phone id is in use.
    #[doc(alias("57", "API_PHONEID_IN_USE"))]
    PhoneIdInUse = 57,
    /// `58` · `API_STATUS_DEFAULT`
    ///
    /// The default status.
    #[doc(alias("58", "API_STATUS_DEFAULT"))]
    StatusDefault = 58,
    /// `59` · `API_PARAMETERS_INVALID`
    ///
    /// The parameters are invalid.
    #[doc(alias("59", "API_PARAMETERS_INVALID"))]
    ParametersInvalid = 59,
}

impl ResultCode {
    /// The code of a value, or `None` if the table has none.
    #[must_use]
    #[inline]
    pub const fn from_value(value: u16) -> Option<Self> {
        match value {
            0 => Some(Self::RecordingStarted),
            1 => Some(Self::AlreadyRecording),
            2 => Some(Self::OutOfDiskSpace),
            3 => Some(Self::NoFreeChannels),
            4 => Some(Self::UnknownError),
            5 => Some(Self::DeviceAliasUnspecified),
            6 => Some(Self::SchedulerNotRunning),
            7 => Some(Self::DeviceNotInCall),
            8 => Some(Self::DeviceInvalid),
            9 => Some(Self::DidNotMatchASchedule),
            10 => Some(Self::UnknownMessageType),
            11 => Some(Self::ErrorProcessingMessage),
            12 => Some(Self::DeviceNotRecording),
            13 => Some(Self::RecordingStopped),
            14 => Some(Self::RequestIdInvalid),
            15 => Some(Self::InvalidRequestType),
            16 => Some(Self::InvalidMessageFormat),
            17 => Some(Self::InvalidMessageFormat17),
            18 => Some(Self::NoDefaultRecordingPath),
            20 => Some(Self::Ok),
            21 => Some(Self::InvalidAction),
            22 => Some(Self::KeysNotUnique),
            23 => Some(Self::DatabaseQueryError),
            24 => Some(Self::AgentNotFound),
            25 => Some(Self::AgentNotActive),
            26 => Some(Self::BlankRequiredValue),
            27 => Some(Self::NoGroup),
            28 => Some(Self::UserNotFound),
            29 => Some(Self::ModeInvalid),
            30 => Some(Self::EventTypeInvalid),
            31 => Some(Self::ClientNotFound),
            32 => Some(Self::AlreadyMonitoring),
            33 => Some(Self::SessionIdUnspecified),
            34 => Some(Self::RecorderNotRunning),
            35 => Some(Self::BlockedRecordingFilter),
            36 => Some(Self::LoggerNotRunning),
            37 => Some(Self::RecordingUpdated),
            38 => Some(Self::BlackoutInvalidState),
            39 => Some(Self::Unlicensed),
            40 => Some(Self::RecordIdInvalid),
            41 => Some(Self::FileNotFound),
            42 => Some(Self::AgentAlreadyExist),
            43 => Some(Self::StreamingStarted),
            44 => Some(Self::CommandNotAllowed),
            45 => Some(Self::EmailNotValid),
            46 => Some(Self::PartialCoreResponse),
            47 => Some(Self::CommandQueueFull),
            48 => Some(Self::TooManyClients),
            49 => Some(Self::CommandNotSupported),
            50 => Some(Self::RoleAlreadyExists),
            51 => Some(Self::PermissionIdentNotFound),
            52 => Some(Self::RoleNotFound),
            53 => Some(Self::SiteIdNotValid),
            54 => Some(Self::UserAlreadyExist),
            55 => Some(Self::ConfigError),
            56 => Some(Self::MaskIdNotValid),
            57 => Some(Self::PhoneIdInUse),
            58 => Some(Self::StatusDefault),
            59 => Some(Self::ParametersInvalid),
            _ => None,
        }
    }
}

impl ResultCode {
    /// Every code, in the order of the table.
    pub const ALL: &'static [Self] = &lookup::CODES;

    /// The value that travels on the wire.
    #[must_use]
    #[inline]
    pub const fn value(self) -> u16 {
        self as u16
    }

    /// The code of a label, or `None` if the table has none. Where several codes have the
    /// label it is the first of them; [`with_label`](Self::with_label) has them all.
    #[must_use]
    #[inline]
    pub fn from_label(label: &str) -> Option<Self> {
        lookup::code_of_label(label)
    }

    /// Every code of a label, the one that [`from_label`](Self::from_label) gives first.
    /// Empty if the table has none.
    #[must_use]
    #[inline]
    pub fn with_label(label: &str) -> &'static [Self] {
        lookup::codes_of_label(label)
    }

    /// The label, byte for byte as the vendor publishes it.
    #[must_use]
    #[inline]
    pub const fn label(self) -> &'static str {
        tables::LABELS[lookup::slot_of_code(self)]
    }

    /// What the code means; empty where the table has nothing.
    #[must_use]
    #[inline]
    pub const fn description(self) -> &'static str {
        tables::DESCRIPTIONS[lookup::slot_of_code(self)]
    }

    /// What the code tells of the request; `None` where the vendor does not say.
    #[must_use]
    #[inline]
    pub const fn outcome(self) -> Option<Outcome> {
        tables::OUTCOMES[lookup::slot_of_code(self)]
    }

    /// Whether the vendor documents the code as an error.
    #[must_use]
    #[inline]
    pub const fn is_error(self) -> bool {
        matches!(self.outcome(), Some(Outcome::Error))
    }

    /// Whether the vendor documents the code as a success.
    #[must_use]
    #[inline]
    pub const fn is_success(self) -> bool {
        matches!(self.outcome(), Some(Outcome::Success))
    }
}

impl TryFrom<u16> for ResultCode {
    type Error = UnknownValue;

    #[inline]
    fn try_from(value: u16) -> Result<Self, UnknownValue> {
        Self::from_value(value).ok_or_else(|| UnknownValue::new(value))
    }
}

impl From<ResultCode> for u16 {
    #[inline]
    fn from(code: ResultCode) -> Self {
        code.value()
    }
}

impl FromStr for ResultCode {
    type Err = UnknownLabel;

    #[inline]
    fn from_str(label: &str) -> Result<Self, UnknownLabel> {
        Self::from_label(label).ok_or_else(|| UnknownLabel::new(label))
    }
}

/// The name of the variant.
impl fmt::Debug for ResultCode {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(tables::VARIANTS[lookup::slot_of_code(*self)])
    }
}

/// The label.
impl fmt::Display for ResultCode {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.label())
    }
}

impl core::error::Error for ResultCode {}
