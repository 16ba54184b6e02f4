// @generated from spec/uptivity.toml: do not edit. Edit that file, then run `cargo xtask codegen`.

use core::fmt;
use core::str::FromStr;

use crate::errors::{UnknownLabel, UnknownValue};
use crate::lookup;
use crate::outcome::Outcome;

/// NICE Uptivity API Server result code.
///
/// From “API Server Command Results”, by NICE Uptivity.
///
/// [`RawResultCode`](crate::RawResultCode) holds a value that may be unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u16)]
#[non_exhaustive]
pub enum ResultCode {
    /// `0` · `API_RECORDING_STARTED` · success
    ///
    /// A recording started.
    #[doc(alias("0", "API_RECORDING_STARTED"))]
    RecordingStarted = 0,
    /// `1` · `API_ERROR_ALREADY_RECORDING` · error
    ///
    /// Recording is already in progress.
    #[doc(alias("1", "API_ERROR_ALREADY_RECORDING"))]
    AlreadyRecording = 1,
    /// `2` · `API_ERROR_OUT_OF_DISK_SPACE` · error
    ///
    /// No disk space is left.
    #[doc(alias("2", "API_ERROR_OUT_OF_DISK_SPACE"))]
    OutOfDiskSpace = 2,
    /// `3` · `API_ERROR_NO_FREE_CHANNELS` · error
    ///
    /// No channel is free.
    #[doc(alias("3", "API_ERROR_NO_FREE_CHANNELS"))]
    NoFreeChannels = 3,
    /// `4` · `API_ERROR_UNKNOWN` · error
    ///
    /// An unknown error occurred.
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
    /// No schedule matched.
    #[doc(alias("9", "API_DID_NOT_MATCH_A_SCHEDULE"))]
    DidNotMatchASchedule = 9,
    /// `10` · `API_UNKNOWN_MESSAGE_TYPE`
    ///
    /// The message type is unknown.
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
    /// A recording stopped.
    #[doc(alias("13", "API_RECORDING_STOPPED"))]
    RecordingStopped = 13,
    /// `14` · `API_REQUESTID_INVALID`
    ///
    /// The request ID is invalid.
    #[doc(alias("14", "API_REQUESTID_INVALID"))]
    RequestIdInvalid = 14,
    /// `15` · `API_INVALID_REQUEST_TYPE`
    ///
    /// The request type is invalid.
    #[doc(alias("15", "API_INVALID_REQUEST_TYPE"))]
    InvalidRequestType = 15,
    /// `16` · `API_INVALID_MESSAGE_FORMAT`
    ///
    /// The message format is invalid.
    #[doc(alias("16", "API_INVALID_MESSAGE_FORMAT"))]
    InvalidMessageFormat = 16,
    /// `17` · `API_INVALID_MESSAGE_FORMAT`
    ///
    /// The message format is invalid.
    ///
    /// Same label as [`InvalidMessageFormat`](Self::InvalidMessageFormat), value `16`.
    #[doc(alias("17", "API_INVALID_MESSAGE_FORMAT"))]
    InvalidMessageFormat17 = 17,
    /// `18` · `API_ERROR_NO_DEFAULT_RECORDING_PATH` · error
    ///
    /// There is no default path for recordings.
    #[doc(alias("18", "API_ERROR_NO_DEFAULT_RECORDING_PATH"))]
    NoDefaultRecordingPath = 18,
    /// `20` · `API_OK` · success
    ///
    /// The result is OK.
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
    /// The event type is invalid.
    #[doc(alias("30", "API_EVENT_TYPE_INVALID"))]
    EventTypeInvalid = 30,
    /// `31` · `API_ERROR_CLIENT_NOT_FOUND` · error
    ///
    /// The client was not found.
    #[doc(alias("31", "API_ERROR_CLIENT_NOT_FOUND"))]
    ClientNotFound = 31,
    /// `32` · `API_ERROR_ALREADY_MONITORING` · error
    ///
    /// Monitoring is already in progress.
    #[doc(alias("32", "API_ERROR_ALREADY_MONITORING"))]
    AlreadyMonitoring = 32,
    /// `33` · `API_SESSIONID_UNSPECIFIED`
    ///
    /// No session ID was specified.
    #[doc(alias("33", "API_SESSIONID_UNSPECIFIED"))]
    SessionIdUnspecified = 33,
    /// `34` · `API_ERROR_RECORDER_NOT_RUNNING` · error
    ///
    /// The recorder is not running.
    #[doc(alias("34", "API_ERROR_RECORDER_NOT_RUNNING"))]
    RecorderNotRunning = 34,
    /// `35` · `API_ERROR_BLOCKED_RECORDING_FILTER` · error
    ///
    /// Blocked by a recording filter.
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
    /// The blackout state is invalid.
    #[doc(alias("38", "API_BLACKOUT_INVALID_STATE"))]
    BlackoutInvalidState = 38,
    /// `39` · `API_UNLICENSED`
    ///
    /// A license is missing.
    #[doc(alias("39", "API_UNLICENSED"))]
    Unlicensed = 39,
    /// `40` · `API_RECORDID_INVALID`
    ///
    /// The record ID is invalid.
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
    /// Streaming started.
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
    /// The core response is partial.
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
    /// The permission identifier was not found.
    #[doc(alias("51", "API_PERMISSIONIDENT_NOT_FOUND"))]
    PermissionIdentNotFound = 51,
    /// `52` · `API_ROLE_NOT_FOUND`
    ///
    /// The role was not found.
    #[doc(alias("52", "API_ROLE_NOT_FOUND"))]
    RoleNotFound = 52,
    /// `53` · `API_SITEID_NOT_VALID`
    ///
    /// The site ID is not valid.
    #[doc(alias("53", "API_SITEID_NOT_VALID"))]
    SiteIdNotValid = 53,
    /// `54` · `API_USER_ALREADY_EXIST`
    ///
    /// The user already exists.
    #[doc(alias("54", "API_USER_ALREADY_EXIST"))]
    UserAlreadyExist = 54,
    /// `55` · `API_CONFIG_ERROR` · error
    ///
    /// The configuration has an error.
    #[doc(alias("55", "API_CONFIG_ERROR"))]
    ConfigError = 55,
    /// `56` · `API_MASKID_NOT_VALID`
    ///
    /// The mask ID is not valid.
    #[doc(alias("56", "API_MASKID_NOT_VALID"))]
    MaskIdNotValid = 56,
    /// `57` · `API_PHONEID_IN_USE`
    ///
    /// The phone ID is in use.
    #[doc(alias("57", "API_PHONEID_IN_USE"))]
    PhoneIdInUse = 57,
    /// `58` · `API_STATUS_DEFAULT`
    ///
    /// The status is the default.
    #[doc(alias("58", "API_STATUS_DEFAULT"))]
    StatusDefault = 58,
    /// `59` · `API_PARAMETERS_INVALID`
    ///
    /// The parameters are invalid.
    #[doc(alias("59", "API_PARAMETERS_INVALID"))]
    ParametersInvalid = 59,
}

#[allow(clippy::too_many_lines, reason = "a match arm for each code or group")]
impl ResultCode {
    /// Every code, in a fixed order that need not be that of the values.
    pub const ALL: &'static [Self] = &[
        Self::RecordingStarted,
        Self::AlreadyRecording,
        Self::OutOfDiskSpace,
        Self::NoFreeChannels,
        Self::UnknownError,
        Self::DeviceAliasUnspecified,
        Self::SchedulerNotRunning,
        Self::DeviceNotInCall,
        Self::DeviceInvalid,
        Self::DidNotMatchASchedule,
        Self::UnknownMessageType,
        Self::ErrorProcessingMessage,
        Self::DeviceNotRecording,
        Self::RecordingStopped,
        Self::RequestIdInvalid,
        Self::InvalidRequestType,
        Self::InvalidMessageFormat,
        Self::InvalidMessageFormat17,
        Self::NoDefaultRecordingPath,
        Self::Ok,
        Self::InvalidAction,
        Self::KeysNotUnique,
        Self::DatabaseQueryError,
        Self::AgentNotFound,
        Self::AgentNotActive,
        Self::BlankRequiredValue,
        Self::NoGroup,
        Self::UserNotFound,
        Self::ModeInvalid,
        Self::EventTypeInvalid,
        Self::ClientNotFound,
        Self::AlreadyMonitoring,
        Self::SessionIdUnspecified,
        Self::RecorderNotRunning,
        Self::BlockedRecordingFilter,
        Self::LoggerNotRunning,
        Self::RecordingUpdated,
        Self::BlackoutInvalidState,
        Self::Unlicensed,
        Self::RecordIdInvalid,
        Self::FileNotFound,
        Self::AgentAlreadyExist,
        Self::StreamingStarted,
        Self::CommandNotAllowed,
        Self::EmailNotValid,
        Self::PartialCoreResponse,
        Self::CommandQueueFull,
        Self::TooManyClients,
        Self::CommandNotSupported,
        Self::RoleAlreadyExists,
        Self::PermissionIdentNotFound,
        Self::RoleNotFound,
        Self::SiteIdNotValid,
        Self::UserAlreadyExist,
        Self::ConfigError,
        Self::MaskIdNotValid,
        Self::PhoneIdInUse,
        Self::StatusDefault,
        Self::ParametersInvalid,
    ];
    /// Returns the code with this value, or `None` if no code has it.
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

    /// Returns the value that travels on the wire.
    #[must_use]
    #[inline]
    pub const fn value(self) -> u16 {
        self as u16
    }

    /// Returns the code with this label, or `None` if no code has it. If several codes have it,
    /// returns the first; [`all_with_label`](Self::all_with_label) returns all.
    #[must_use]
    #[inline]
    pub fn from_label(label: &str) -> Option<Self> {
        lookup::code_of_label(label)
    }

    /// Returns every code with this label, starting with that of
    /// [`from_label`](Self::from_label). The slice is empty if no code has it.
    #[must_use]
    #[inline]
    pub fn all_with_label(label: &str) -> &'static [Self] {
        lookup::codes_of_label(label)
    }

    /// Returns the label, byte for byte as the vendor publishes it.
    #[must_use]
    #[inline]
    pub const fn label(self) -> &'static str {
        match self {
            Self::RecordingStarted => "API_RECORDING_STARTED",
            Self::AlreadyRecording => "API_ERROR_ALREADY_RECORDING",
            Self::OutOfDiskSpace => "API_ERROR_OUT_OF_DISK_SPACE",
            Self::NoFreeChannels => "API_ERROR_NO_FREE_CHANNELS",
            Self::UnknownError => "API_ERROR_UNKNOWN",
            Self::DeviceAliasUnspecified => "API_DEVICE_ALIAS_UNSPECIFIED",
            Self::SchedulerNotRunning => "API_ERROR_SCHEDULER_NOT_RUNNING",
            Self::DeviceNotInCall => "API_DEVICE_NOT_IN_CALL",
            Self::DeviceInvalid => "API_DEVICE_INVALID",
            Self::DidNotMatchASchedule => "API_DID_NOT_MATCH_A_SCHEDULE",
            Self::UnknownMessageType => "API_UNKNOWN_MESSAGE_TYPE",
            Self::ErrorProcessingMessage => "API_ERROR_PROCESSING_MESSAGE",
            Self::DeviceNotRecording => "API_DEVICE_NOT_RECORDING",
            Self::RecordingStopped => "API_RECORDING_STOPPED",
            Self::RequestIdInvalid => "API_REQUESTID_INVALID",
            Self::InvalidRequestType => "API_INVALID_REQUEST_TYPE",
            Self::InvalidMessageFormat | Self::InvalidMessageFormat17 => {
                "API_INVALID_MESSAGE_FORMAT"
            }
            Self::NoDefaultRecordingPath => "API_ERROR_NO_DEFAULT_RECORDING_PATH",
            Self::Ok => "API_OK",
            Self::InvalidAction => "API_ERROR_INVALID_ACTION",
            Self::KeysNotUnique => "API_ERROR_KEYS_NOT_UNIQUE",
            Self::DatabaseQueryError => "API_DATABASE_QUERY_ERROR",
            Self::AgentNotFound => "API_AGENT_NOT_FOUND",
            Self::AgentNotActive => "API_AGENT_NOT_ACTIVE",
            Self::BlankRequiredValue => "API_BLANK_REQUIRED_VALUE",
            Self::NoGroup => "API_NO_GROUP",
            Self::UserNotFound => "API_USER_NOT_FOUND",
            Self::ModeInvalid => "API_MODE_INVALID",
            Self::EventTypeInvalid => "API_EVENT_TYPE_INVALID",
            Self::ClientNotFound => "API_ERROR_CLIENT_NOT_FOUND",
            Self::AlreadyMonitoring => "API_ERROR_ALREADY_MONITORING",
            Self::SessionIdUnspecified => "API_SESSIONID_UNSPECIFIED",
            Self::RecorderNotRunning => "API_ERROR_RECORDER_NOT_RUNNING",
            Self::BlockedRecordingFilter => "API_ERROR_BLOCKED_RECORDING_FILTER",
            Self::LoggerNotRunning => "API_ERROR_LOGGER_NOT_RUNNING",
            Self::RecordingUpdated => "API_RECORDING_UPDATED",
            Self::BlackoutInvalidState => "API_BLACKOUT_INVALID_STATE",
            Self::Unlicensed => "API_UNLICENSED",
            Self::RecordIdInvalid => "API_RECORDID_INVALID",
            Self::FileNotFound => "API_FILE_NOT_FOUND",
            Self::AgentAlreadyExist => "API_AGENT_ALREADY_EXIST",
            Self::StreamingStarted => "API_STREAMING_STARTED",
            Self::CommandNotAllowed => "API_COMMAND_NOT_ALLOWED",
            Self::EmailNotValid => "API_EMAIL_NOT_VALID",
            Self::PartialCoreResponse => "API_PARTIAL_CORE_RESPONSE",
            Self::CommandQueueFull => "API_COMMAND_QUEUE_FULL",
            Self::TooManyClients => "API_TOO_MANY_CLIENTS",
            Self::CommandNotSupported => "API_COMMAND_NOT_SUPPORTED",
            Self::RoleAlreadyExists => "API_ROLE_ALREADY_EXISTS",
            Self::PermissionIdentNotFound => "API_PERMISSIONIDENT_NOT_FOUND",
            Self::RoleNotFound => "API_ROLE_NOT_FOUND",
            Self::SiteIdNotValid => "API_SITEID_NOT_VALID",
            Self::UserAlreadyExist => "API_USER_ALREADY_EXIST",
            Self::ConfigError => "API_CONFIG_ERROR",
            Self::MaskIdNotValid => "API_MASKID_NOT_VALID",
            Self::PhoneIdInUse => "API_PHONEID_IN_USE",
            Self::StatusDefault => "API_STATUS_DEFAULT",
            Self::ParametersInvalid => "API_PARAMETERS_INVALID",
        }
    }

    /// Returns what the code means, or `None` if the vendor does not say.
    #[must_use]
    #[inline]
    pub const fn description(self) -> Option<&'static str> {
        match self {
            Self::RecordingStarted => Some("A recording started."),
            Self::AlreadyRecording => Some("Recording is already in progress."),
            Self::OutOfDiskSpace => Some("No disk space is left."),
            Self::NoFreeChannels => Some("No channel is free."),
            Self::UnknownError => Some("An unknown error occurred."),
            Self::DeviceAliasUnspecified => Some("No device alias was specified."),
            Self::SchedulerNotRunning => Some("The scheduler is not running."),
            Self::DeviceNotInCall => Some("The device is not in a call."),
            Self::DeviceInvalid => Some("The device is invalid."),
            Self::DidNotMatchASchedule => Some("No schedule matched."),
            Self::UnknownMessageType => Some("The message type is unknown."),
            Self::ErrorProcessingMessage => Some("The message could not be processed."),
            Self::DeviceNotRecording => Some("The device is not recording."),
            Self::RecordingStopped => Some("A recording stopped."),
            Self::RequestIdInvalid => Some("The request ID is invalid."),
            Self::InvalidRequestType => Some("The request type is invalid."),
            Self::InvalidMessageFormat | Self::InvalidMessageFormat17 => {
                Some("The message format is invalid.")
            }
            Self::NoDefaultRecordingPath => {
                Some("There is no default path for recordings.")
            }
            Self::Ok => Some("The result is OK."),
            Self::InvalidAction => Some("The action is invalid."),
            Self::KeysNotUnique => Some("The keys are not unique."),
            Self::DatabaseQueryError => Some("A database query failed."),
            Self::AgentNotFound => Some("The agent was not found."),
            Self::AgentNotActive => Some("The agent is not active."),
            Self::BlankRequiredValue => Some("A required value is blank."),
            Self::NoGroup => Some("There is no group."),
            Self::UserNotFound => Some("The user was not found."),
            Self::ModeInvalid => Some("The mode is invalid."),
            Self::EventTypeInvalid => Some("The event type is invalid."),
            Self::ClientNotFound => Some("The client was not found."),
            Self::AlreadyMonitoring => Some("Monitoring is already in progress."),
            Self::SessionIdUnspecified => Some("No session ID was specified."),
            Self::RecorderNotRunning => Some("The recorder is not running."),
            Self::BlockedRecordingFilter => Some("Blocked by a recording filter."),
            Self::LoggerNotRunning => Some("The logger is not running."),
            Self::RecordingUpdated => Some("A recording was updated."),
            Self::BlackoutInvalidState => Some("The blackout state is invalid."),
            Self::Unlicensed => Some("A license is missing."),
            Self::RecordIdInvalid => Some("The record ID is invalid."),
            Self::FileNotFound => Some("The file was not found."),
            Self::AgentAlreadyExist => Some("The agent already exists."),
            Self::StreamingStarted => Some("Streaming started."),
            Self::CommandNotAllowed => Some("The command is not allowed."),
            Self::EmailNotValid => Some("The email is not valid."),
            Self::PartialCoreResponse => Some("The core response is partial."),
            Self::CommandQueueFull => Some("The command queue is full."),
            Self::TooManyClients => Some("There are too many clients."),
            Self::CommandNotSupported => Some("The command is not supported."),
            Self::RoleAlreadyExists => Some("The role already exists."),
            Self::PermissionIdentNotFound => {
                Some("The permission identifier was not found.")
            }
            Self::RoleNotFound => Some("The role was not found."),
            Self::SiteIdNotValid => Some("The site ID is not valid."),
            Self::UserAlreadyExist => Some("The user already exists."),
            Self::ConfigError => Some("The configuration has an error."),
            Self::MaskIdNotValid => Some("The mask ID is not valid."),
            Self::PhoneIdInUse => Some("The phone ID is in use."),
            Self::StatusDefault => Some("The status is the default."),
            Self::ParametersInvalid => Some("The parameters are invalid."),
        }
    }

    /// Returns the outcome of the request, or `None` if the vendor does not state it.
    #[must_use]
    #[inline]
    pub const fn outcome(self) -> Option<Outcome> {
        match self {
            Self::RecordingStarted
            | Self::RecordingStopped
            | Self::Ok
            | Self::RecordingUpdated
            | Self::StreamingStarted => Some(Outcome::Success),
            Self::AlreadyRecording
            | Self::OutOfDiskSpace
            | Self::NoFreeChannels
            | Self::UnknownError
            | Self::SchedulerNotRunning
            | Self::ErrorProcessingMessage
            | Self::NoDefaultRecordingPath
            | Self::InvalidAction
            | Self::KeysNotUnique
            | Self::DatabaseQueryError
            | Self::ClientNotFound
            | Self::AlreadyMonitoring
            | Self::RecorderNotRunning
            | Self::BlockedRecordingFilter
            | Self::LoggerNotRunning
            | Self::ConfigError => Some(Outcome::Error),
            Self::DeviceAliasUnspecified
            | Self::DeviceNotInCall
            | Self::DeviceInvalid
            | Self::DidNotMatchASchedule
            | Self::UnknownMessageType
            | Self::DeviceNotRecording
            | Self::RequestIdInvalid
            | Self::InvalidRequestType
            | Self::InvalidMessageFormat
            | Self::InvalidMessageFormat17
            | Self::AgentNotFound
            | Self::AgentNotActive
            | Self::BlankRequiredValue
            | Self::NoGroup
            | Self::UserNotFound
            | Self::ModeInvalid
            | Self::EventTypeInvalid
            | Self::SessionIdUnspecified
            | Self::BlackoutInvalidState
            | Self::Unlicensed
            | Self::RecordIdInvalid
            | Self::FileNotFound
            | Self::AgentAlreadyExist
            | Self::CommandNotAllowed
            | Self::EmailNotValid
            | Self::PartialCoreResponse
            | Self::CommandQueueFull
            | Self::TooManyClients
            | Self::CommandNotSupported
            | Self::RoleAlreadyExists
            | Self::PermissionIdentNotFound
            | Self::RoleNotFound
            | Self::SiteIdNotValid
            | Self::UserAlreadyExist
            | Self::MaskIdNotValid
            | Self::PhoneIdInUse
            | Self::StatusDefault
            | Self::ParametersInvalid => None,
        }
    }

    /// Whether the vendor documents the code as an error.
    ///
    /// If the vendor states no outcome, it is none of error, success and warning: see
    /// [`outcome`](Self::outcome).
    #[must_use]
    #[inline]
    pub const fn is_error(self) -> bool {
        matches!(self.outcome(), Some(Outcome::Error))
    }

    /// Whether the vendor documents the code as a success.
    ///
    /// If the vendor states no outcome, it is none of error, success and warning: see
    /// [`outcome`](Self::outcome).
    #[must_use]
    #[inline]
    pub const fn is_success(self) -> bool {
        matches!(self.outcome(), Some(Outcome::Success))
    }

    /// Whether the vendor documents the code as a success with a caveat.
    ///
    /// If the vendor states no outcome, it is none of error, success and warning: see
    /// [`outcome`](Self::outcome).
    #[must_use]
    #[inline]
    pub const fn is_warning(self) -> bool {
        matches!(self.outcome(), Some(Outcome::Warning))
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

/// Writes the label.
impl fmt::Display for ResultCode {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.label())
    }
}

impl core::error::Error for ResultCode {}
