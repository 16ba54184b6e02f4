// @generated from spec/uptivity.toml: do not edit. Edit that file, then run `cargo xtask codegen`.

use core::fmt;
use core::str::FromStr;

use super::errors::{UnknownLabel, UnknownValue};
use super::lookup;
use super::outcome::Outcome;

/// NICE Uptivity API Server result code.
///
/// From “API Server Command Results”, by NICE Uptivity.
///
/// [`RawResultCode`](super::RawResultCode) holds a value that may be unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u16)]
#[non_exhaustive]
pub enum ResultCode {
    /// A recording started.
    ///
    /// `0` · `API_RECORDING_STARTED` · success
    #[doc(alias("0", "0x0", "API_RECORDING_STARTED"))]
    RecordingStarted = 0,
    /// Recording is already in progress.
    ///
    /// `1` · `API_ERROR_ALREADY_RECORDING` · error
    #[doc(alias("1", "0x1", "API_ERROR_ALREADY_RECORDING"))]
    AlreadyRecording = 1,
    /// No disk space is left.
    ///
    /// `2` · `API_ERROR_OUT_OF_DISK_SPACE` · error
    #[doc(alias("2", "0x2", "API_ERROR_OUT_OF_DISK_SPACE"))]
    OutOfDiskSpace = 2,
    /// No channel is free.
    ///
    /// `3` · `API_ERROR_NO_FREE_CHANNELS` · error
    #[doc(alias("3", "0x3", "API_ERROR_NO_FREE_CHANNELS"))]
    NoFreeChannels = 3,
    /// An unknown error occurred.
    ///
    /// `4` · `API_ERROR_UNKNOWN` · error
    #[doc(alias("4", "0x4", "API_ERROR_UNKNOWN"))]
    UnknownError = 4,
    /// No device alias was specified.
    ///
    /// `5` · `API_DEVICE_ALIAS_UNSPECIFIED`
    #[doc(alias("5", "0x5", "API_DEVICE_ALIAS_UNSPECIFIED"))]
    DeviceAliasUnspecified = 5,
    /// The scheduler is not running.
    ///
    /// `6` · `API_ERROR_SCHEDULER_NOT_RUNNING` · error
    #[doc(alias("6", "0x6", "API_ERROR_SCHEDULER_NOT_RUNNING"))]
    SchedulerNotRunning = 6,
    /// The device is not in a call.
    ///
    /// `7` · `API_DEVICE_NOT_IN_CALL`
    #[doc(alias("7", "0x7", "API_DEVICE_NOT_IN_CALL"))]
    DeviceNotInCall = 7,
    /// The device is invalid.
    ///
    /// `8` · `API_DEVICE_INVALID`
    #[doc(alias("8", "0x8", "API_DEVICE_INVALID"))]
    DeviceInvalid = 8,
    /// No schedule matched.
    ///
    /// `9` · `API_DID_NOT_MATCH_A_SCHEDULE`
    #[doc(alias("9", "0x9", "API_DID_NOT_MATCH_A_SCHEDULE"))]
    DidNotMatchASchedule = 9,
    /// The message type is unknown.
    ///
    /// `10` · `API_UNKNOWN_MESSAGE_TYPE`
    #[doc(alias("10", "0xA", "API_UNKNOWN_MESSAGE_TYPE"))]
    UnknownMessageType = 10,
    /// The message could not be processed.
    ///
    /// `11` · `API_ERROR_PROCESSING_MESSAGE` · error
    #[doc(alias("11", "0xB", "API_ERROR_PROCESSING_MESSAGE"))]
    ErrorProcessingMessage = 11,
    /// The device is not recording.
    ///
    /// `12` · `API_DEVICE_NOT_RECORDING`
    #[doc(alias("12", "0xC", "API_DEVICE_NOT_RECORDING"))]
    DeviceNotRecording = 12,
    /// A recording stopped.
    ///
    /// `13` · `API_RECORDING_STOPPED` · success
    #[doc(alias("13", "0xD", "API_RECORDING_STOPPED"))]
    RecordingStopped = 13,
    /// The request ID is invalid.
    ///
    /// `14` · `API_REQUESTID_INVALID`
    #[doc(alias("14", "0xE", "API_REQUESTID_INVALID"))]
    RequestIdInvalid = 14,
    /// The request type is invalid.
    ///
    /// `15` · `API_INVALID_REQUEST_TYPE`
    #[doc(alias("15", "0xF", "API_INVALID_REQUEST_TYPE"))]
    InvalidRequestType = 15,
    /// The message format is invalid.
    ///
    /// `16` · `API_INVALID_MESSAGE_FORMAT`
    #[doc(alias("16", "0x10", "API_INVALID_MESSAGE_FORMAT"))]
    InvalidMessageFormat = 16,
    /// The message format is invalid.
    ///
    /// `17` · `API_INVALID_MESSAGE_FORMAT`
    ///
    /// Same label as [`InvalidMessageFormat`](Self::InvalidMessageFormat), value `16`.
    #[doc(alias("17", "0x11", "API_INVALID_MESSAGE_FORMAT"))]
    InvalidMessageFormat17 = 17,
    /// There is no default path for recordings.
    ///
    /// `18` · `API_ERROR_NO_DEFAULT_RECORDING_PATH` · error
    #[doc(alias("18", "0x12", "API_ERROR_NO_DEFAULT_RECORDING_PATH"))]
    NoDefaultRecordingPath = 18,
    /// The result is OK.
    ///
    /// `20` · `API_OK` · success
    #[doc(alias("20", "0x14", "API_OK"))]
    Ok = 20,
    /// The action is invalid.
    ///
    /// `21` · `API_ERROR_INVALID_ACTION` · error
    #[doc(alias("21", "0x15", "API_ERROR_INVALID_ACTION"))]
    InvalidAction = 21,
    /// The keys are not unique.
    ///
    /// `22` · `API_ERROR_KEYS_NOT_UNIQUE` · error
    #[doc(alias("22", "0x16", "API_ERROR_KEYS_NOT_UNIQUE"))]
    KeysNotUnique = 22,
    /// A database query failed.
    ///
    /// `23` · `API_DATABASE_QUERY_ERROR` · error
    #[doc(alias("23", "0x17", "API_DATABASE_QUERY_ERROR"))]
    DatabaseQueryError = 23,
    /// The agent was not found.
    ///
    /// `24` · `API_AGENT_NOT_FOUND`
    #[doc(alias("24", "0x18", "API_AGENT_NOT_FOUND"))]
    AgentNotFound = 24,
    /// The agent is not active.
    ///
    /// `25` · `API_AGENT_NOT_ACTIVE`
    #[doc(alias("25", "0x19", "API_AGENT_NOT_ACTIVE"))]
    AgentNotActive = 25,
    /// A required value is blank.
    ///
    /// `26` · `API_BLANK_REQUIRED_VALUE`
    #[doc(alias("26", "0x1A", "API_BLANK_REQUIRED_VALUE"))]
    BlankRequiredValue = 26,
    /// There is no group.
    ///
    /// `27` · `API_NO_GROUP`
    #[doc(alias("27", "0x1B", "API_NO_GROUP"))]
    NoGroup = 27,
    /// The user was not found.
    ///
    /// `28` · `API_USER_NOT_FOUND`
    #[doc(alias("28", "0x1C", "API_USER_NOT_FOUND"))]
    UserNotFound = 28,
    /// The mode is invalid.
    ///
    /// `29` · `API_MODE_INVALID`
    #[doc(alias("29", "0x1D", "API_MODE_INVALID"))]
    ModeInvalid = 29,
    /// The event type is invalid.
    ///
    /// `30` · `API_EVENT_TYPE_INVALID`
    #[doc(alias("30", "0x1E", "API_EVENT_TYPE_INVALID"))]
    EventTypeInvalid = 30,
    /// The client was not found.
    ///
    /// `31` · `API_ERROR_CLIENT_NOT_FOUND` · error
    #[doc(alias("31", "0x1F", "API_ERROR_CLIENT_NOT_FOUND"))]
    ClientNotFound = 31,
    /// Monitoring is already in progress.
    ///
    /// `32` · `API_ERROR_ALREADY_MONITORING` · error
    #[doc(alias("32", "0x20", "API_ERROR_ALREADY_MONITORING"))]
    AlreadyMonitoring = 32,
    /// No session ID was specified.
    ///
    /// `33` · `API_SESSIONID_UNSPECIFIED`
    #[doc(alias("33", "0x21", "API_SESSIONID_UNSPECIFIED"))]
    SessionIdUnspecified = 33,
    /// The recorder is not running.
    ///
    /// `34` · `API_ERROR_RECORDER_NOT_RUNNING` · error
    #[doc(alias("34", "0x22", "API_ERROR_RECORDER_NOT_RUNNING"))]
    RecorderNotRunning = 34,
    /// Blocked by a recording filter.
    ///
    /// `35` · `API_ERROR_BLOCKED_RECORDING_FILTER` · error
    #[doc(alias("35", "0x23", "API_ERROR_BLOCKED_RECORDING_FILTER"))]
    BlockedRecordingFilter = 35,
    /// The logger is not running.
    ///
    /// `36` · `API_ERROR_LOGGER_NOT_RUNNING` · error
    #[doc(alias("36", "0x24", "API_ERROR_LOGGER_NOT_RUNNING"))]
    LoggerNotRunning = 36,
    /// A recording was updated.
    ///
    /// `37` · `API_RECORDING_UPDATED` · success
    #[doc(alias("37", "0x25", "API_RECORDING_UPDATED"))]
    RecordingUpdated = 37,
    /// The blackout state is invalid.
    ///
    /// `38` · `API_BLACKOUT_INVALID_STATE`
    #[doc(alias("38", "0x26", "API_BLACKOUT_INVALID_STATE"))]
    BlackoutInvalidState = 38,
    /// A license is missing.
    ///
    /// `39` · `API_UNLICENSED`
    #[doc(alias("39", "0x27", "API_UNLICENSED"))]
    Unlicensed = 39,
    /// The record ID is invalid.
    ///
    /// `40` · `API_RECORDID_INVALID`
    #[doc(alias("40", "0x28", "API_RECORDID_INVALID"))]
    RecordIdInvalid = 40,
    /// The file was not found.
    ///
    /// `41` · `API_FILE_NOT_FOUND`
    #[doc(alias("41", "0x29", "API_FILE_NOT_FOUND"))]
    FileNotFound = 41,
    /// The agent already exists.
    ///
    /// `42` · `API_AGENT_ALREADY_EXIST`
    #[doc(alias("42", "0x2A", "API_AGENT_ALREADY_EXIST"))]
    AgentAlreadyExist = 42,
    /// Streaming started.
    ///
    /// `43` · `API_STREAMING_STARTED` · success
    #[doc(alias("43", "0x2B", "API_STREAMING_STARTED"))]
    StreamingStarted = 43,
    /// The command is not allowed.
    ///
    /// `44` · `API_COMMAND_NOT_ALLOWED`
    #[doc(alias("44", "0x2C", "API_COMMAND_NOT_ALLOWED"))]
    CommandNotAllowed = 44,
    /// The email is not valid.
    ///
    /// `45` · `API_EMAIL_NOT_VALID`
    #[doc(alias("45", "0x2D", "API_EMAIL_NOT_VALID"))]
    EmailNotValid = 45,
    /// The core response is partial.
    ///
    /// `46` · `API_PARTIAL_CORE_RESPONSE`
    #[doc(alias("46", "0x2E", "API_PARTIAL_CORE_RESPONSE"))]
    PartialCoreResponse = 46,
    /// The command queue is full.
    ///
    /// `47` · `API_COMMAND_QUEUE_FULL`
    #[doc(alias("47", "0x2F", "API_COMMAND_QUEUE_FULL"))]
    CommandQueueFull = 47,
    /// There are too many clients.
    ///
    /// `48` · `API_TOO_MANY_CLIENTS`
    #[doc(alias("48", "0x30", "API_TOO_MANY_CLIENTS"))]
    TooManyClients = 48,
    /// The command is not supported.
    ///
    /// `49` · `API_COMMAND_NOT_SUPPORTED`
    #[doc(alias("49", "0x31", "API_COMMAND_NOT_SUPPORTED"))]
    CommandNotSupported = 49,
    /// The role already exists.
    ///
    /// `50` · `API_ROLE_ALREADY_EXISTS`
    #[doc(alias("50", "0x32", "API_ROLE_ALREADY_EXISTS"))]
    RoleAlreadyExists = 50,
    /// The permission identifier was not found.
    ///
    /// `51` · `API_PERMISSIONIDENT_NOT_FOUND`
    #[doc(alias("51", "0x33", "API_PERMISSIONIDENT_NOT_FOUND"))]
    PermissionIdentNotFound = 51,
    /// The role was not found.
    ///
    /// `52` · `API_ROLE_NOT_FOUND`
    #[doc(alias("52", "0x34", "API_ROLE_NOT_FOUND"))]
    RoleNotFound = 52,
    /// The site ID is not valid.
    ///
    /// `53` · `API_SITEID_NOT_VALID`
    #[doc(alias("53", "0x35", "API_SITEID_NOT_VALID"))]
    SiteIdNotValid = 53,
    /// The user already exists.
    ///
    /// `54` · `API_USER_ALREADY_EXIST`
    #[doc(alias("54", "0x36", "API_USER_ALREADY_EXIST"))]
    UserAlreadyExist = 54,
    /// The configuration has an error.
    ///
    /// `55` · `API_CONFIG_ERROR` · error
    #[doc(alias("55", "0x37", "API_CONFIG_ERROR"))]
    ConfigError = 55,
    /// The mask ID is not valid.
    ///
    /// `56` · `API_MASKID_NOT_VALID`
    #[doc(alias("56", "0x38", "API_MASKID_NOT_VALID"))]
    MaskIdNotValid = 56,
    /// The phone ID is in use.
    ///
    /// `57` · `API_PHONEID_IN_USE`
    #[doc(alias("57", "0x39", "API_PHONEID_IN_USE"))]
    PhoneIdInUse = 57,
    /// The status is the default.
    ///
    /// `58` · `API_STATUS_DEFAULT`
    #[doc(alias("58", "0x3A", "API_STATUS_DEFAULT"))]
    StatusDefault = 58,
    /// The parameters are invalid.
    ///
    /// `59` · `API_PARAMETERS_INVALID`
    #[doc(alias("59", "0x3B", "API_PARAMETERS_INVALID"))]
    ParametersInvalid = 59,
}

#[allow(clippy::too_many_lines, reason = "a match arm for each code or group")]
impl ResultCode {
    /// Every code, in the order of the table, which need not be that of the values.
    ///
    /// # Examples
    ///
    /// ```
    /// use uptivity_result_codes::ResultCode;
    ///
    /// assert_eq!(ResultCode::ALL[0], ResultCode::RecordingStarted);
    /// assert_eq!(ResultCode::ALL.len(), 59);
    /// ```
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
    ///
    /// # Examples
    ///
    /// ```
    /// use uptivity_result_codes::ResultCode;
    ///
    /// assert_eq!(ResultCode::from_value(0), Some(ResultCode::RecordingStarted));
    /// assert_eq!(ResultCode::from_value(60), None);
    /// ```
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
    ///
    /// # Examples
    ///
    /// ```
    /// use uptivity_result_codes::ResultCode;
    ///
    /// assert_eq!(ResultCode::RecordingStarted.value(), 0);
    /// ```
    #[must_use]
    #[inline]
    pub const fn value(self) -> u16 {
        self as u16
    }

    /// Returns the code with this label, or `None` if no code has it. If several codes have it,
    /// returns the first; [`all_with_label`](Self::all_with_label) returns all.
    ///
    /// # Examples
    ///
    /// ```
    /// use uptivity_result_codes::ResultCode;
    ///
    /// assert_eq!(ResultCode::from_label("API_RECORDING_STARTED"), Some(ResultCode::RecordingStarted));
    /// ```
    #[must_use]
    #[inline]
    pub fn from_label(label: &str) -> Option<Self> {
        lookup::code_of_label(label)
    }

    /// Returns every code with this label, starting with that of
    /// [`from_label`](Self::from_label). The slice is empty if no code has it.
    ///
    /// # Examples
    ///
    /// ```
    /// use uptivity_result_codes::ResultCode;
    ///
    /// assert_eq!(ResultCode::all_with_label("API_INVALID_MESSAGE_FORMAT"), [ResultCode::InvalidMessageFormat, ResultCode::InvalidMessageFormat17]);
    /// ```
    #[must_use]
    #[inline]
    pub fn all_with_label(label: &str) -> &'static [Self] {
        lookup::codes_of_label(label)
    }

    /// Returns the label, byte for byte as the vendor publishes it.
    ///
    /// # Examples
    ///
    /// ```
    /// use uptivity_result_codes::ResultCode;
    ///
    /// assert_eq!(ResultCode::RecordingStarted.label(), "API_RECORDING_STARTED");
    /// ```
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

    /// Returns the meaning of the code, or `None` if there is none.
    ///
    /// # Examples
    ///
    /// ```
    /// use uptivity_result_codes::ResultCode;
    ///
    /// assert_eq!(ResultCode::RecordingStarted.description(), Some("A recording started."));
    /// ```
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

    /// Returns the outcome of the request, or `None` if there is none.
    ///
    /// # Examples
    ///
    /// ```
    /// use uptivity_result_codes::{Outcome, ResultCode};
    ///
    /// assert_eq!(ResultCode::RecordingStarted.outcome(), Some(Outcome::Success));
    /// assert_eq!(ResultCode::DeviceAliasUnspecified.outcome(), None);
    /// ```
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

    /// Whether the outcome is an error.
    ///
    /// `false` does not mean success. Where no outcome is stated, `is_error`, `is_success` and `is_warning` are all `false`: see [`outcome`](Self::outcome).
    ///
    /// # Examples
    ///
    /// ```
    /// use uptivity_result_codes::ResultCode;
    ///
    /// assert!(ResultCode::AlreadyRecording.is_error());
    /// // The outcome of this one is not stated.
    /// assert!(!ResultCode::DeviceAliasUnspecified.is_error());
    /// ```
    #[must_use]
    #[inline]
    pub const fn is_error(self) -> bool {
        matches!(self.outcome(), Some(Outcome::Error))
    }

    /// Whether the outcome is a success.
    ///
    /// `false` does not mean failure. Where no outcome is stated, `is_error`, `is_success` and `is_warning` are all `false`: see [`outcome`](Self::outcome).
    ///
    /// # Examples
    ///
    /// ```
    /// use uptivity_result_codes::ResultCode;
    ///
    /// assert!(ResultCode::RecordingStarted.is_success());
    /// // The outcome of this one is not stated.
    /// assert!(!ResultCode::DeviceAliasUnspecified.is_success());
    /// ```
    #[must_use]
    #[inline]
    pub const fn is_success(self) -> bool {
        matches!(self.outcome(), Some(Outcome::Success))
    }

    /// Whether the outcome is a success with a caveat.
    ///
    /// Where no outcome is stated, `is_error`, `is_success` and `is_warning` are all `false`: see [`outcome`](Self::outcome).
    ///
    /// # Examples
    ///
    /// ```
    /// use uptivity_result_codes::ResultCode;
    ///
    /// assert!(!ResultCode::RecordingStarted.is_warning());
    /// ```
    #[must_use]
    #[inline]
    pub const fn is_warning(self) -> bool {
        matches!(self.outcome(), Some(Outcome::Warning))
    }
}

impl TryFrom<u16> for ResultCode {
    type Error = UnknownValue;

    /// Returns the code with this value.
    ///
    /// # Errors
    ///
    /// Fails if no code has it.
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

    /// Returns the code with this label, like [`from_label`](Self::from_label).
    ///
    /// # Errors
    ///
    /// Fails if no code has it.
    #[inline]
    fn from_str(label: &str) -> Result<Self, UnknownLabel> {
        Self::from_label(label).ok_or(UnknownLabel::new())
    }
}

/// Writes the label.
impl fmt::Display for ResultCode {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.label())
    }
}
