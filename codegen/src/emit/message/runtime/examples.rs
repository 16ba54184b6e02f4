//! The examples of the methods, for the attribute `doc`.

/// Returns the example of a method.
macro_rules! example {
    (message_request_id) => {
        concat!(
            "# Examples\n",
            "\n",
            "```\n",
            "use uptivity_result_codes::message::Message;\n",
            "use uptivity_result_codes::ResultCode;\n",
            "\n",
            "let message = Message::reply(\"OTHER\", ResultCode::RecordingStarted).with_request_id(\"7\");\n",
            "assert_eq!(message.request_id(), Some(\"7\"));\n",
            "```\n"
        )
    };
    (message_kind) => {
        concat!(
            "# Examples\n",
            "\n",
            "```\n",
            "use uptivity_result_codes::message::{Kind, Message};\n",
            "use uptivity_result_codes::ResultCode;\n",
            "\n",
            "assert_eq!(Message::reply(\"OTHER\", ResultCode::RecordingStarted).kind(), Kind::Other(\"OTHER\"));\n",
            "assert_eq!(Message::error(ResultCode::AlreadyRecording).kind(), Kind::Error);\n",
            "```\n"
        )
    };
    (message_is_error) => {
        concat!(
            "# Examples\n",
            "\n",
            "```\n",
            "use uptivity_result_codes::message::Message;\n",
            "use uptivity_result_codes::ResultCode;\n",
            "\n",
            "assert!(Message::error(ResultCode::AlreadyRecording).is_error());\n",
            "assert!(!Message::reply(\"OTHER\", ResultCode::RecordingStarted).is_error());\n",
            "```\n"
        )
    };
    (message_code) => {
        concat!(
            "# Examples\n",
            "\n",
            "```\n",
            "use uptivity_result_codes::message::Message;\n",
            "use uptivity_result_codes::ResultCode;\n",
            "\n",
            "assert_eq!(Message::reply(\"OTHER\", ResultCode::RecordingStarted).code(), ResultCode::RecordingStarted);\n",
            "```\n"
        )
    };
    (message_text) => {
        concat!(
            "# Examples\n",
            "\n",
            "```\n",
            "use uptivity_result_codes::message::Message;\n",
            "use uptivity_result_codes::ResultCode;\n",
            "\n",
            "let message = Message::reply(\"OTHER\", ResultCode::RecordingStarted).with_text(\"All good\");\n",
            "assert_eq!(message.text(), \"All good\");\n",
            "```\n"
        )
    };
    (message_conflict) => {
        concat!(
            "# Examples\n",
            "\n",
            "```\n",
            "use uptivity_result_codes::message::Message;\n",
            "use uptivity_result_codes::ResultCode;\n",
            "\n",
            "let message = Message::error(ResultCode::AlreadyRecording).with_text(\"API_RECORDING_STARTED\");\n",
            "let conflict = message.conflict().ok_or(\"no conflict\")?;\n",
            "assert_eq!(conflict.element(), \"RESULTMSG\");\n",
            "assert_eq!(conflict.code(), ResultCode::RecordingStarted);\n",
            "# Ok::<(), Box<dyn std::error::Error>>(())\n",
            "```\n"
        )
    };
    (message_into_result) => {
        concat!(
            "# Examples\n",
            "\n",
            "```\n",
            "use uptivity_result_codes::message::Message;\n",
            "use uptivity_result_codes::ResultCode;\n",
            "\n",
            "assert!(Message::reply(\"OTHER\", ResultCode::RecordingStarted).into_result().is_ok());\n",
            "assert!(Message::error(ResultCode::AlreadyRecording).into_result().is_err());\n",
            "```\n"
        )
    };
    (message_reply) => {
        concat!(
            "# Examples\n",
            "\n",
            "```\n",
            "use uptivity_result_codes::message::Message;\n",
            "use uptivity_result_codes::ResultCode;\n",
            "\n",
            "let message = Message::reply(\"OTHER\", ResultCode::RecordingStarted);\n",
            "assert_eq!(Message::from_xml(message.to_xml())?, message);\n",
            "# Ok::<(), Box<dyn std::error::Error>>(())\n",
            "```\n"
        )
    };
    (message_error) => {
        concat!(
            "# Examples\n",
            "\n",
            "```\n",
            "use uptivity_result_codes::message::Message;\n",
            "use uptivity_result_codes::ResultCode;\n",
            "\n",
            "let message = Message::error(ResultCode::AlreadyRecording);\n",
            "assert_eq!(Message::from_xml(message.to_xml())?, message);\n",
            "# Ok::<(), Box<dyn std::error::Error>>(())\n",
            "```\n"
        )
    };
    (from_xml) => {
        concat!(
            "# Examples\n",
            "\n",
            "```\n",
            "use uptivity_result_codes::message::Message;\n",
            "use uptivity_result_codes::ResultCode;\n",
            "\n",
            "let xml = Message::reply(\"OTHER\", ResultCode::RecordingStarted).to_xml();\n",
            "let message = Message::from_xml(xml)?;\n",
            "assert_eq!(message.code(), ResultCode::RecordingStarted);\n",
            "# Ok::<(), Box<dyn std::error::Error>>(())\n",
            "```\n"
        )
    };
    (from_xml_within) => {
        concat!(
            "# Examples\n",
            "\n",
            "```\n",
            "use uptivity_result_codes::message::{Limits, Message};\n",
            "use uptivity_result_codes::ResultCode;\n",
            "\n",
            "let xml = Message::reply(\"OTHER\", ResultCode::RecordingStarted).to_xml();\n",
            "let limits = Limits::DEFAULT.with_bytes(10);\n",
            "assert!(Message::from_xml_within(xml, limits).is_err());\n",
            "```\n"
        )
    };
    (reply_kind) => {
        concat!(
            "# Examples\n",
            "\n",
            "```\n",
            "use uptivity_result_codes::message::{Kind, Message};\n",
            "use uptivity_result_codes::ResultCode;\n",
            "\n",
            "let reply = Message::reply(\"OTHER\", ResultCode::RecordingStarted).into_result()?;\n",
            "assert_eq!(reply.kind(), Kind::Other(\"OTHER\"));\n",
            "# Ok::<(), Box<dyn std::error::Error>>(())\n",
            "```\n"
        )
    };
    (reply_code) => {
        concat!(
            "# Examples\n",
            "\n",
            "```\n",
            "use uptivity_result_codes::message::Message;\n",
            "use uptivity_result_codes::ResultCode;\n",
            "\n",
            "let reply = Message::reply(\"OTHER\", ResultCode::RecordingStarted).into_result()?;\n",
            "assert_eq!(reply.code(), ResultCode::RecordingStarted);\n",
            "# Ok::<(), Box<dyn std::error::Error>>(())\n",
            "```\n"
        )
    };
    (reply_request_id) => {
        concat!(
            "# Examples\n",
            "\n",
            "```\n",
            "use uptivity_result_codes::message::Message;\n",
            "use uptivity_result_codes::ResultCode;\n",
            "\n",
            "let reply = Message::reply(\"OTHER\", ResultCode::RecordingStarted).with_request_id(\"7\").into_result()?;\n",
            "assert_eq!(reply.request_id(), Some(\"7\"));\n",
            "# Ok::<(), Box<dyn std::error::Error>>(())\n",
            "```\n"
        )
    };
    (reply_text) => {
        concat!(
            "# Examples\n",
            "\n",
            "```\n",
            "use uptivity_result_codes::message::Message;\n",
            "use uptivity_result_codes::ResultCode;\n",
            "\n",
            "let reply = Message::reply(\"OTHER\", ResultCode::RecordingStarted).with_text(\"All good\").into_result()?;\n",
            "assert_eq!(reply.text(), \"All good\");\n",
            "# Ok::<(), Box<dyn std::error::Error>>(())\n",
            "```\n"
        )
    };
    (reply_conflict) => {
        concat!(
            "# Examples\n",
            "\n",
            "```\n",
            "use uptivity_result_codes::message::Message;\n",
            "use uptivity_result_codes::ResultCode;\n",
            "\n",
            "let reply = Message::reply(\"OTHER\", ResultCode::RecordingStarted).into_result()?;\n",
            "if let Some(conflict) = reply.conflict() {\n",
            "    println!(\"perhaps not a success: {conflict}\");\n",
            "}\n",
            "# Ok::<(), Box<dyn std::error::Error>>(())\n",
            "```\n"
        )
    };
    (reply_message) => {
        concat!(
            "# Examples\n",
            "\n",
            "```\n",
            "use uptivity_result_codes::message::Message;\n",
            "use uptivity_result_codes::ResultCode;\n",
            "\n",
            "let reply = Message::reply(\"OTHER\", ResultCode::RecordingStarted).into_result()?;\n",
            "assert!(!reply.message().is_error());\n",
            "# Ok::<(), Box<dyn std::error::Error>>(())\n",
            "```\n"
        )
    };
    (error_code) => {
        concat!(
            "# Examples\n",
            "\n",
            "```\n",
            "use uptivity_result_codes::message::Message;\n",
            "use uptivity_result_codes::ResultCode;\n",
            "\n",
            "let error = Message::error(ResultCode::AlreadyRecording).into_result().unwrap_err();\n",
            "assert_eq!(error.code(), ResultCode::AlreadyRecording);\n",
            "```\n"
        )
    };
    (error_request_id) => {
        concat!(
            "# Examples\n",
            "\n",
            "```\n",
            "use uptivity_result_codes::message::Message;\n",
            "use uptivity_result_codes::ResultCode;\n",
            "\n",
            "let error = Message::error(ResultCode::AlreadyRecording).with_request_id(\"7\").into_result().unwrap_err();\n",
            "assert_eq!(error.request_id(), Some(\"7\"));\n",
            "```\n"
        )
    };
    (error_text) => {
        concat!(
            "# Examples\n",
            "\n",
            "```\n",
            "use uptivity_result_codes::message::Message;\n",
            "use uptivity_result_codes::ResultCode;\n",
            "\n",
            "let error = Message::error(ResultCode::AlreadyRecording).with_text(\"Out of order\").into_result().unwrap_err();\n",
            "assert_eq!(error.text(), \"Out of order\");\n",
            "```\n"
        )
    };
    (error_conflict) => {
        concat!(
            "# Examples\n",
            "\n",
            "```\n",
            "use uptivity_result_codes::message::Message;\n",
            "use uptivity_result_codes::ResultCode;\n",
            "\n",
            "let error = Message::error(ResultCode::AlreadyRecording).into_result().unwrap_err();\n",
            "if let Some(conflict) = error.conflict() {\n",
            "    println!(\"perhaps not an error: {conflict}\");\n",
            "}\n",
            "```\n"
        )
    };
    (error_message) => {
        concat!(
            "# Examples\n",
            "\n",
            "```\n",
            "use uptivity_result_codes::message::Message;\n",
            "use uptivity_result_codes::ResultCode;\n",
            "\n",
            "let error = Message::error(ResultCode::AlreadyRecording).into_result().unwrap_err();\n",
            "assert!(error.message().is_error());\n",
            "```\n"
        )
    };
    (conflict_element) => {
        concat!(
            "# Examples\n",
            "\n",
            "```\n",
            "use uptivity_result_codes::message::Message;\n",
            "use uptivity_result_codes::ResultCode;\n",
            "\n",
            "let message = Message::reply(\"OTHER\", ResultCode::AlreadyRecording);\n",
            "let conflict = message.conflict().ok_or(\"none\")?;\n",
            "assert_eq!(conflict.element(), \"RESULTTYPE\");\n",
            "# Ok::<(), Box<dyn std::error::Error>>(())\n",
            "```\n"
        )
    };
    (conflict_code) => {
        concat!(
            "# Examples\n",
            "\n",
            "```\n",
            "use uptivity_result_codes::message::Message;\n",
            "use uptivity_result_codes::ResultCode;\n",
            "\n",
            "let message = Message::reply(\"OTHER\", ResultCode::AlreadyRecording);\n",
            "let conflict = message.conflict().ok_or(\"none\")?;\n",
            "assert_eq!(conflict.code(), message.code());\n",
            "# Ok::<(), Box<dyn std::error::Error>>(())\n",
            "```\n"
        )
    };
    (conflict_outcome) => {
        concat!(
            "# Examples\n",
            "\n",
            "```\n",
            "use uptivity_result_codes::message::Message;\n",
            "use uptivity_result_codes::ResultCode;\n",
            "\n",
            "let message = Message::reply(\"OTHER\", ResultCode::AlreadyRecording);\n",
            "let conflict = message.conflict().ok_or(\"none\")?;\n",
            "assert_eq!(conflict.outcome(), message.code().outcome());\n",
            "# Ok::<(), Box<dyn std::error::Error>>(())\n",
            "```\n"
        )
    };
    (message_node) => {
        concat!(
            "# Examples\n",
            "\n",
            "```\n",
            "use uptivity_result_codes::message::{Message, Node};\n",
            "use uptivity_result_codes::ResultCode;\n",
            "\n",
            "let message = Message::reply(\"OTHER\", ResultCode::RecordingStarted)\n",
            "    .with_node_xml(\"<DATA><id>7</id></DATA>\")?;\n",
            "assert_eq!(message.node().map(Node::name), Some(\"DATA\"));\n",
            "# Ok::<(), Box<dyn std::error::Error>>(())\n",
            "```\n"
        )
    };
    (message_nodes) => {
        concat!(
            "# Examples\n",
            "\n",
            "```\n",
            "use uptivity_result_codes::message::Message;\n",
            "use uptivity_result_codes::ResultCode;\n",
            "\n",
            "let message = Message::reply(\"OTHER\", ResultCode::RecordingStarted)\n",
            "    .with_node_xml(\"<DATA><id>7</id></DATA>\")?;\n",
            "assert_eq!(message.nodes().count(), 1);\n",
            "# Ok::<(), Box<dyn std::error::Error>>(())\n",
            "```\n"
        )
    };
    (reply_node) => {
        concat!(
            "# Examples\n",
            "\n",
            "```\n",
            "use uptivity_result_codes::message::{Message, Node};\n",
            "use uptivity_result_codes::ResultCode;\n",
            "\n",
            "let message = Message::reply(\"OTHER\", ResultCode::RecordingStarted)\n",
            "    .with_node_xml(\"<DATA><id>7</id></DATA>\")?;\n",
            "let reply = message.into_result()?;\n",
            "assert_eq!(reply.node().map(Node::name), Some(\"DATA\"));\n",
            "# Ok::<(), Box<dyn std::error::Error>>(())\n",
            "```\n"
        )
    };
    (reply_nodes) => {
        concat!(
            "# Examples\n",
            "\n",
            "```\n",
            "use uptivity_result_codes::message::Message;\n",
            "use uptivity_result_codes::ResultCode;\n",
            "\n",
            "let message = Message::reply(\"OTHER\", ResultCode::RecordingStarted)\n",
            "    .with_node_xml(\"<DATA><id>7</id></DATA>\")?;\n",
            "let reply = message.into_result()?;\n",
            "assert_eq!(reply.nodes().count(), 1);\n",
            "# Ok::<(), Box<dyn std::error::Error>>(())\n",
            "```\n"
        )
    };
    (with_node) => {
        concat!(
            "# Examples\n",
            "\n",
            "```\n",
            "use uptivity_result_codes::message::{Message, Node};\n",
            "use uptivity_result_codes::ResultCode;\n",
            "\n",
            "let message = Message::reply(\"OTHER\", ResultCode::RecordingStarted).with_node(\"DATA\", &7)?;\n",
            "assert_eq!(message.node().map(Node::xml), Some(\"<DATA>7</DATA>\"));\n",
            "# Ok::<(), Box<dyn std::error::Error>>(())\n",
            "```\n"
        )
    };
    (with_node_xml) => {
        concat!(
            "# Examples\n",
            "\n",
            "```\n",
            "use uptivity_result_codes::message::Message;\n",
            "use uptivity_result_codes::ResultCode;\n",
            "\n",
            "let message = Message::reply(\"OTHER\", ResultCode::RecordingStarted)\n",
            "    .with_node_xml(\"<DATA><id>7</id></DATA>\")?;\n",
            "assert_eq!(message.nodes().count(), 1);\n",
            "# Ok::<(), Box<dyn std::error::Error>>(())\n",
            "```\n"
        )
    };
    (node_name) => {
        concat!(
            "# Examples\n",
            "\n",
            "```\n",
            "use uptivity_result_codes::message::Message;\n",
            "use uptivity_result_codes::ResultCode;\n",
            "\n",
            "let message = Message::reply(\"OTHER\", ResultCode::RecordingStarted)\n",
            "    .with_node_xml(\"<DATA><id>7</id></DATA>\")?;\n",
            "let node = message.node().ok_or(\"no node\")?;\n",
            "assert_eq!(node.name(), \"DATA\");\n",
            "# Ok::<(), Box<dyn std::error::Error>>(())\n",
            "```\n"
        )
    };
    (node_xml) => {
        concat!(
            "# Examples\n",
            "\n",
            "```\n",
            "use uptivity_result_codes::message::Message;\n",
            "use uptivity_result_codes::ResultCode;\n",
            "\n",
            "let message = Message::reply(\"OTHER\", ResultCode::RecordingStarted)\n",
            "    .with_node_xml(\"<DATA><id>7</id></DATA>\")?;\n",
            "let node = message.node().ok_or(\"no node\")?;\n",
            "assert_eq!(node.xml(), \"<DATA><id>7</id></DATA>\");\n",
            "# Ok::<(), Box<dyn std::error::Error>>(())\n",
            "```\n"
        )
    };
    (node_deserialize) => {
        concat!(
            "# Examples\n",
            "\n",
            "```\n",
            "use uptivity_result_codes::message::Message;\n",
            "use uptivity_result_codes::ResultCode;\n",
            "\n",
            "#[derive(serde::Deserialize)]\n",
            "struct Data {\n",
            "    id: u32,\n",
            "}\n",
            "\n",
            "let message = Message::reply(\"OTHER\", ResultCode::RecordingStarted)\n",
            "    .with_node_xml(\"<DATA><id>7</id></DATA>\")?;\n",
            "let node = message.node().ok_or(\"no node\")?;\n",
            "let data: Data = node.deserialize()?;\n",
            "assert_eq!(data.id, 7);\n",
            "# Ok::<(), Box<dyn std::error::Error>>(())\n",
            "```\n"
        )
    };
    (node_error_element) => {
        concat!(
            "# Examples\n",
            "\n",
            "```\n",
            "use uptivity_result_codes::message::Message;\n",
            "use uptivity_result_codes::ResultCode;\n",
            "\n",
            "#[derive(serde::Deserialize)]\n",
            "struct Data {\n",
            "    id: u32,\n",
            "}\n",
            "\n",
            "let message = Message::reply(\"OTHER\", ResultCode::RecordingStarted).with_node_xml(\"<DATA/>\")?;\n",
            "let node = message.node().ok_or(\"no node\")?;\n",
            "let error = node.deserialize::<Data>().map(|data| data.id).unwrap_err();\n",
            "assert_eq!(error.element(), \"DATA\");\n",
            "# Ok::<(), Box<dyn std::error::Error>>(())\n",
            "```\n"
        )
    };
    (read_error_problem) => {
        concat!(
            "# Examples\n",
            "\n",
            "```\n",
            "use uptivity_result_codes::message::{Message, Problem};\n",
            "\n",
            "let error = Message::from_xml(\"<RESULT>\").unwrap_err();\n",
            "assert!(matches!(error.problem(), Problem::Truncated));\n",
            "```\n"
        )
    };
    (read_error_position) => {
        concat!(
            "# Examples\n",
            "\n",
            "```\n",
            "use uptivity_result_codes::message::Message;\n",
            "\n",
            "let error = Message::from_xml(\"<RESULT>\").unwrap_err();\n",
            "assert_eq!(error.position(), 8);\n",
            "```\n"
        )
    };
    (read_error_is_whole) => {
        concat!(
            "# Examples\n",
            "\n",
            "```\n",
            "use uptivity_result_codes::message::Message;\n",
            "\n",
            "let error = Message::from_xml(\"<RESULT>\").unwrap_err();\n",
            "assert!(!error.is_whole());\n",
            "```\n"
        )
    };
    (read_error_request_id) => {
        concat!(
            "# Examples\n",
            "\n",
            "```\n",
            "use uptivity_result_codes::message::Message;\n",
            "use uptivity_result_codes::ResultCode;\n",
            "\n",
            "let mut xml = Message::error(ResultCode::AlreadyRecording).with_request_id(\"7\").to_xml();\n",
            "xml.pop();\n",
            "let error = Message::from_xml(xml).unwrap_err();\n",
            "assert_eq!(error.request_id(), Some(\"7\"));\n",
            "```\n"
        )
    };
    (read_error_kind) => {
        concat!(
            "# Examples\n",
            "\n",
            "```\n",
            "use uptivity_result_codes::message::Message;\n",
            "use uptivity_result_codes::ResultCode;\n",
            "\n",
            "let mut xml = Message::error(ResultCode::AlreadyRecording).to_xml();\n",
            "xml.pop();\n",
            "let error = Message::from_xml(xml).unwrap_err();\n",
            "assert!(error.kind().is_some());\n",
            "```\n"
        )
    };
    (read_error_code) => {
        concat!(
            "# Examples\n",
            "\n",
            "```\n",
            "use uptivity_result_codes::message::Message;\n",
            "use uptivity_result_codes::ResultCode;\n",
            "\n",
            "let mut xml = Message::error(ResultCode::AlreadyRecording).to_xml();\n",
            "xml.pop();\n",
            "let error = Message::from_xml(xml).unwrap_err();\n",
            "assert!(error.code().is_some_and(|code| code == ResultCode::AlreadyRecording));\n",
            "```\n"
        )
    };
    (read_error_text) => {
        concat!(
            "# Examples\n",
            "\n",
            "```\n",
            "use uptivity_result_codes::message::Message;\n",
            "use uptivity_result_codes::ResultCode;\n",
            "\n",
            "let mut xml = Message::error(ResultCode::AlreadyRecording).with_text(\"Out of order\").to_xml();\n",
            "xml.pop();\n",
            "let error = Message::from_xml(xml).unwrap_err();\n",
            "assert_eq!(error.text(), Some(\"Out of order\"));\n",
            "```\n"
        )
    };
    (reader_new) => {
        concat!(
            "# Examples\n",
            "\n",
            "```\n",
            "use uptivity_result_codes::message::{Message, MessageReader};\n",
            "use uptivity_result_codes::ResultCode;\n",
            "\n",
            "let stream = format!(\"{0}{0}\", Message::error(ResultCode::AlreadyRecording));\n",
            "for message in MessageReader::new(stream.as_bytes()) {\n",
            "    println!(\"{}\", message?.code());\n",
            "}\n",
            "# Ok::<(), Box<dyn std::error::Error>>(())\n",
            "```\n"
        )
    };
    (reader_with_limits) => {
        concat!(
            "# Examples\n",
            "\n",
            "```\n",
            "use uptivity_result_codes::message::{Limits, Message, MessageReader};\n",
            "use uptivity_result_codes::ResultCode;\n",
            "\n",
            "let stream = format!(\"{0}{0}\", Message::error(ResultCode::AlreadyRecording));\n",
            "let limits = Limits::DEFAULT.with_bytes(10);\n",
            "let mut messages = MessageReader::new(stream.as_bytes()).with_limits(limits);\n",
            "assert!(messages.read().is_err());\n",
            "```\n"
        )
    };
    (reader_position) => {
        concat!(
            "# Examples\n",
            "\n",
            "```\n",
            "use uptivity_result_codes::message::{Message, MessageReader};\n",
            "use uptivity_result_codes::ResultCode;\n",
            "\n",
            "let stream = format!(\"{0}{0}\", Message::error(ResultCode::AlreadyRecording));\n",
            "let mut messages = MessageReader::new(stream.as_bytes());\n",
            "while let Some(message) = messages.read()? {\n",
            "    println!(\"{}\", message.code());\n",
            "}\n",
            "assert_eq!(messages.position(), stream.len() as u64);\n",
            "# Ok::<(), Box<dyn std::error::Error>>(())\n",
            "```\n"
        )
    };
    (reader_into_inner) => {
        concat!(
            "# Examples\n",
            "\n",
            "```\n",
            "use uptivity_result_codes::message::{Message, MessageReader};\n",
            "use uptivity_result_codes::ResultCode;\n",
            "\n",
            "let stream = format!(\"{0}{0}\", Message::error(ResultCode::AlreadyRecording));\n",
            "let mut messages = MessageReader::new(stream.as_bytes());\n",
            "messages.read()?;\n",
            "assert_eq!(messages.into_inner().len(), stream.len() / 2);\n",
            "# Ok::<(), Box<dyn std::error::Error>>(())\n",
            "```\n"
        )
    };
    (reader_read) => {
        concat!(
            "# Examples\n",
            "\n",
            "```\n",
            "use uptivity_result_codes::message::{Message, MessageReader};\n",
            "use uptivity_result_codes::ResultCode;\n",
            "\n",
            "let stream = format!(\"{0}{0}\", Message::error(ResultCode::AlreadyRecording));\n",
            "let mut messages = MessageReader::new(stream.as_bytes());\n",
            "while let Some(message) = messages.read()? {\n",
            "    println!(\"{}\", message.code());\n",
            "}\n",
            "# Ok::<(), Box<dyn std::error::Error>>(())\n",
            "```\n"
        )
    };
    (with_bytes) => {
        concat!(
            "# Examples\n",
            "\n",
            "```\n",
            "use uptivity_result_codes::message::Limits;\n",
            "\n",
            "assert_eq!(Limits::DEFAULT.with_bytes(10).bytes, 10);\n",
            "```\n"
        )
    };
    (with_depth) => {
        concat!(
            "# Examples\n",
            "\n",
            "```\n",
            "use uptivity_result_codes::message::Limits;\n",
            "\n",
            "assert_eq!(Limits::DEFAULT.with_depth(10).depth, 10);\n",
            "```\n"
        )
    };
    (with_elements) => {
        concat!(
            "# Examples\n",
            "\n",
            "```\n",
            "use uptivity_result_codes::message::Limits;\n",
            "\n",
            "assert_eq!(Limits::DEFAULT.with_elements(10).elements, 10);\n",
            "```\n"
        )
    };
    ($method:ident) => {
        ""
    };
}

pub(super) use example;
