//! `src/message/examples.rs`: the examples of the message's methods. They name the crate and its codes, so the files
//! that are copied refer to them by a macro.

use std::fmt::Write as _;

use crate::emit::draft::{Item, SourceFile};
use crate::emit::example;
use crate::emit::plan::Plan;
use crate::emit::tokens::string_literal;
use crate::model::{Code, Message, Outcome};

/// A method and the statements of its example.
type Example = (&'static str, String);

pub(super) fn emit(plan: &Plan<'_>, names: &Message) -> SourceFile {
    let examples = Names::new(plan, names).map_or_else(Vec::new, |names| names.examples());
    let library = example::library(plan);
    let mut text = "//! The examples of the methods, for the attribute `doc`.\n\n\
                    /// Returns the example of a method.\n\
                    macro_rules! example {\n"
        .to_owned();
    for (method, body) in examples {
        let mut page = "# Examples\n\n```\n".to_owned();
        page += &imports(plan, &library, &body);
        page += &body;
        if body.contains('?') {
            page += "# Ok::<(), Box<dyn std::error::Error>>(())\n";
        }
        page += "```";
        let lines: Vec<String> = page
            .lines()
            .map(|line| format!("            {}", string_literal(&format!("{line}\n"))))
            .collect();
        _ = writeln!(
            text,
            "    ({method}) => {{\n        concat!(\n{}\n        )\n    }};",
            lines.join(",\n")
        );
    }
    text += "    ($method:ident) => {\n        \"\"\n    };\n}\n\npub(super) use example;\n";
    SourceFile::new("message/examples.rs", vec![Item::Text(text)])
}

/// The imports of an example: what its statements name.
fn imports(plan: &Plan<'_>, library: &str, body: &str) -> String {
    const TYPES: [&str; 6] = [
        "Kind",
        "Limits",
        "Message",
        "MessageReader",
        "Node",
        "Problem",
    ];
    let is_named = |name: &&str| body.contains(&format!("{name}::"));
    let names: Vec<&str> = TYPES.into_iter().filter(is_named).collect();
    let mut imports = match names.as_slice() {
        [name] => format!("use {library}::message::{name};\n"),
        names => format!("use {library}::message::{{{}}};\n", names.join(", ")),
    };
    let code = &plan.enum_name;
    if body.contains(&format!("{code}::")) {
        imports += &format!("use {library}::{code};\n");
    }
    imports + "\n"
}

/// What the examples are made of.
struct Names {
    root: String,
    /// The name of a node.
    node: String,
    /// The content of a type element that is not a label or that of errors.
    kind: String,
    /// The path of a code for replies.
    code: String,
    /// The path of a code for errors.
    error: String,
    /// The path and the label of a code that has another label than the one for errors.
    other: Option<(String, String)>,
    /// A message that agrees with the table, as an expression.
    agreeing: String,
    /// The element that contains the server's text.
    text_element: String,
    /// A message that contradicts the table, as an expression, and the element that does.
    contradicting: Option<String>,
    type_element: String,
}

impl Names {
    /// Returns `None` if the table has no code whose value is sure to be read back as it is written.
    fn new(plan: &Plan<'_>, names: &Message) -> Option<Self> {
        let codes = &plan.table.codes;
        let of = |outcome| example::plain(plan).find(|row| row.facts.outcome() == outcome);
        let row = example::reply(plan).or_else(|| example::plain(plan).next())?;
        let error = of(Some(Outcome::Error)).or_else(|| of(None)).unwrap_or(row);
        let is_other = |row: &&Code| {
            let is_trimmed = !row.label.is_empty() && row.label.trim() == row.label;
            is_trimmed && row.repeats.is_none() && row.label != error.label
        };
        let mut others = example::plain(plan).filter(is_other);
        let other = others
            .next()
            .map(|row| (plan.variant_path(row), row.label.clone()));
        let mut node = "DATA".to_owned();
        while names.elements().contains(&node.as_str()) {
            node.push('_');
        }
        let mut kind = "OTHER".to_owned();
        while kind == names.error_type
            || codes
                .iter()
                .any(|row| row.label == kind || row.aliases.iter().any(|alias| alias.label == kind))
        {
            kind.push('_');
        }
        let contradicting = match (of(Some(Outcome::Error)), of(Some(Outcome::Success))) {
            (Some(row), _) => Some(format!(
                "Message::reply({kind:?}, {})",
                plan.variant_path(row)
            )),
            (None, Some(row)) => Some(format!("Message::error({})", plan.variant_path(row))),
            (None, None) => None,
        };
        let agreeing = match error.facts.outcome() {
            Some(Outcome::Success | Outcome::Warning) => {
                format!("Message::reply({kind:?}, {})", plan.variant_path(error))
            }
            Some(Outcome::Error) | None => format!("Message::error({})", plan.variant_path(error)),
        };
        Some(Self {
            root: names.root.clone(),
            node,
            code: plan.variant_path(row),
            error: plan.variant_path(error),
            other,
            agreeing,
            text_element: names.text.clone(),
            contradicting,
            type_element: names.kind.clone(),
            kind,
        })
    }

    fn examples(&self) -> Vec<Example> {
        let mut examples = self.of_messages();
        examples.extend(self.of_replies());
        examples.extend(self.of_conflicts());
        examples.extend(self.of_nodes());
        examples.extend(self.of_errors());
        examples.extend(self.of_readers());
        examples
    }

    fn of_messages(&self) -> Vec<Example> {
        let Self {
            code, error, kind, ..
        } = self;
        let reply = format!("Message::reply({kind:?}, {code})");
        let error = format!("Message::error({error})");
        let kind_is = format!("Kind::Other({kind:?})");
        vec![
            (
                "message_request_id",
                format!(
                    "let message = {reply}.with_request_id(\"7\");\nassert_eq!(message.request_id(), Some(\"7\"));\n"
                ),
            ),
            (
                "message_kind",
                format!(
                    "assert_eq!({reply}.kind(), {kind_is});\nassert_eq!({error}.kind(), Kind::Error);\n"
                ),
            ),
            (
                "message_is_error",
                format!("assert!({error}.is_error());\nassert!(!{reply}.is_error());\n"),
            ),
            (
                "message_code",
                format!("assert_eq!({reply}.code(), {code});\n"),
            ),
            (
                "message_text",
                format!(
                    "let message = {reply}.with_text(\"All good\");\nassert_eq!(message.text(), \"All good\");\n"
                ),
            ),
            ("message_conflict", self.conflict()),
            (
                "message_into_result",
                format!(
                    "assert!({reply}.into_result().is_ok());\nassert!({error}.into_result().is_err());\n"
                ),
            ),
            (
                "message_reply",
                format!(
                    "let message = {reply};\nassert_eq!(Message::from_xml(message.to_xml())?, message);\n"
                ),
            ),
            (
                "message_error",
                format!(
                    "let message = {error};\nassert_eq!(Message::from_xml(message.to_xml())?, message);\n"
                ),
            ),
            (
                "from_xml",
                format!(
                    "let xml = {reply}.to_xml();\nlet message = Message::from_xml(xml)?;\nassert_eq!(message.code(), {code});\n"
                ),
            ),
            (
                "from_xml_within",
                format!(
                    "let xml = {reply}.to_xml();\nlet limits = Limits::DEFAULT.with_bytes(10);\nassert!(Message::from_xml_within(xml, limits).is_err());\n"
                ),
            ),
        ]
    }

    /// A message whose text is the label of another code, or, if there is none, a message that agrees with the table.
    fn conflict(&self) -> String {
        let Self {
            error,
            text_element,
            ..
        } = self;
        match &self.other {
            Some((other, label)) => {
                let label = string_literal(label);
                format!(
                    "let message = Message::error({error}).with_text({label});\n\
                     let conflict = message.conflict().ok_or(\"no conflict\")?;\n\
                     assert_eq!(conflict.element(), {text_element:?});\n\
                     assert_eq!(conflict.code(), {other});\n"
                )
            }
            None => format!("assert_eq!({}.conflict(), None);\n", self.agreeing),
        }
    }

    fn of_replies(&self) -> Vec<Example> {
        let Self {
            code,
            error: error_code,
            kind,
            ..
        } = self;
        let reply = format!("Message::reply({kind:?}, {code})");
        let error = format!("Message::error({error_code})");
        let of_reply = |ending: &str| format!("let reply = {reply}{ending}.into_result()?;\n");
        let of_error =
            |ending: &str| format!("let error = {error}{ending}.into_result().unwrap_err();\n");
        let kind_is = format!("Kind::Other({kind:?})");
        vec![
            (
                "reply_kind",
                format!("{}assert_eq!(reply.kind(), {kind_is});\n", of_reply("")),
            ),
            (
                "reply_code",
                format!("{}assert_eq!(reply.code(), {code});\n", of_reply("")),
            ),
            (
                "reply_request_id",
                format!(
                    "{}assert_eq!(reply.request_id(), Some(\"7\"));\n",
                    of_reply(".with_request_id(\"7\")")
                ),
            ),
            (
                "reply_text",
                format!(
                    "{}assert_eq!(reply.text(), \"All good\");\n",
                    of_reply(".with_text(\"All good\")")
                ),
            ),
            (
                "reply_conflict",
                format!(
                    "{}if let Some(conflict) = reply.conflict() {{\n    println!(\"perhaps not a success: {{conflict}}\");\n}}\n",
                    of_reply("")
                ),
            ),
            (
                "reply_message",
                format!("{}assert!(!reply.message().is_error());\n", of_reply("")),
            ),
            (
                "error_code",
                format!("{}assert_eq!(error.code(), {error_code});\n", of_error("")),
            ),
            (
                "error_request_id",
                format!(
                    "{}assert_eq!(error.request_id(), Some(\"7\"));\n",
                    of_error(".with_request_id(\"7\")")
                ),
            ),
            (
                "error_text",
                format!(
                    "{}assert_eq!(error.text(), \"Out of order\");\n",
                    of_error(".with_text(\"Out of order\")")
                ),
            ),
            (
                "error_conflict",
                format!(
                    "{}if let Some(conflict) = error.conflict() {{\n    println!(\"perhaps not an error: {{conflict}}\");\n}}\n",
                    of_error("")
                ),
            ),
            (
                "error_message",
                format!("{}assert!(error.message().is_error());\n", of_error("")),
            ),
        ]
    }

    fn of_conflicts(&self) -> Vec<Example> {
        let Some(contradicting) = &self.contradicting else {
            return Vec::new();
        };
        let message = format!(
            "let message = {contradicting};\nlet conflict = message.conflict().ok_or(\"none\")?;\n"
        );
        vec![
            (
                "conflict_element",
                format!(
                    "{message}assert_eq!(conflict.element(), {:?});\n",
                    self.type_element
                ),
            ),
            (
                "conflict_code",
                format!("{message}assert_eq!(conflict.code(), message.code());\n"),
            ),
            (
                "conflict_outcome",
                format!("{message}assert_eq!(conflict.outcome(), message.code().outcome());\n"),
            ),
        ]
    }

    fn of_nodes(&self) -> Vec<Example> {
        let Self {
            code, node, kind, ..
        } = self;
        let message = format!(
            "let message = Message::reply({kind:?}, {code})\n    .with_node_xml(\"<{node}><id>7</id></{node}>\")?;\n"
        );
        let reply = format!("{message}let reply = message.into_result()?;\n");
        let first = format!("{message}let node = message.node().ok_or(\"no node\")?;\n");
        let device = "#[derive(serde::Deserialize)]\nstruct Data {\n    id: u32,\n}\n\n";
        vec![
            (
                "message_node",
                format!("{message}assert_eq!(message.node().map(Node::name), Some({node:?}));\n"),
            ),
            (
                "message_nodes",
                format!("{message}assert_eq!(message.nodes().count(), 1);\n"),
            ),
            (
                "reply_node",
                format!("{reply}assert_eq!(reply.node().map(Node::name), Some({node:?}));\n"),
            ),
            (
                "reply_nodes",
                format!("{reply}assert_eq!(reply.nodes().count(), 1);\n"),
            ),
            (
                "with_node",
                format!(
                    "let message = Message::reply({kind:?}, {code}).with_node({node:?}, &7)?;\nassert_eq!(message.node().map(Node::xml), Some(\"<{node}>7</{node}>\"));\n"
                ),
            ),
            (
                "with_node_xml",
                format!("{message}assert_eq!(message.nodes().count(), 1);\n"),
            ),
            (
                "node_name",
                format!("{first}assert_eq!(node.name(), {node:?});\n"),
            ),
            (
                "node_xml",
                format!("{first}assert_eq!(node.xml(), \"<{node}><id>7</id></{node}>\");\n"),
            ),
            (
                "node_deserialize",
                format!(
                    "{device}{first}let data: Data = node.deserialize()?;\nassert_eq!(data.id, 7);\n"
                ),
            ),
            (
                "node_error_element",
                format!(
                    "{device}let message = Message::reply({kind:?}, {code}).with_node_xml(\"<{node}/>\")?;\nlet node = message.node().ok_or(\"no node\")?;\nlet error = node.deserialize::<Data>().map(|data| data.id).unwrap_err();\nassert_eq!(error.element(), {node:?});\n"
                ),
            ),
        ]
    }

    fn of_errors(&self) -> Vec<Example> {
        let Self {
            root, error: code, ..
        } = self;
        let error = format!("let error = Message::from_xml(\"<{root}>\").unwrap_err();\n");
        let cut = |ending: &str| {
            format!(
                "let mut xml = Message::error({code}){ending}.to_xml();\nxml.pop();\nlet error = Message::from_xml(xml).unwrap_err();\n"
            )
        };
        vec![
            (
                "read_error_problem",
                format!("{error}assert!(matches!(error.problem(), Problem::Truncated));\n"),
            ),
            (
                "read_error_position",
                format!("{error}assert_eq!(error.position(), {});\n", root.len() + 2),
            ),
            (
                "read_error_is_whole",
                format!("{error}assert!(!error.is_whole());\n"),
            ),
            (
                "read_error_request_id",
                format!(
                    "{}assert_eq!(error.request_id(), Some(\"7\"));\n",
                    cut(".with_request_id(\"7\")")
                ),
            ),
            (
                "read_error_kind",
                format!("{}assert!(error.kind().is_some());\n", cut("")),
            ),
            (
                "read_error_code",
                format!(
                    "{}assert!(error.code().is_some_and(|code| code == {code}));\n",
                    cut("")
                ),
            ),
            (
                "read_error_text",
                format!(
                    "{}assert_eq!(error.text(), Some(\"Out of order\"));\n",
                    cut(".with_text(\"Out of order\")")
                ),
            ),
        ]
    }

    fn of_readers(&self) -> Vec<Example> {
        let stream = format!(
            "let stream = format!(\"{{0}}{{0}}\", Message::error({}));\n",
            self.error
        );
        let reader = format!("{stream}let mut messages = MessageReader::new(stream.as_bytes());\n");
        let limits = |method: &str, field: &str| {
            format!("assert_eq!(Limits::DEFAULT.{method}(10).{field}, 10);\n")
        };
        vec![
            (
                "reader_new",
                format!(
                    "{stream}for message in MessageReader::new(stream.as_bytes()) {{\n    println!(\"{{}}\", message?.code());\n}}\n"
                ),
            ),
            (
                "reader_with_limits",
                format!(
                    "{stream}let limits = Limits::DEFAULT.with_bytes(10);\nlet mut messages = MessageReader::new(stream.as_bytes()).with_limits(limits);\nassert!(messages.read().is_err());\n"
                ),
            ),
            (
                "reader_position",
                format!(
                    "{reader}while let Some(message) = messages.read()? {{\n    println!(\"{{}}\", message.code());\n}}\nassert_eq!(messages.position(), stream.len() as u64);\n"
                ),
            ),
            (
                "reader_into_inner",
                format!(
                    "{reader}messages.read()?;\nassert_eq!(messages.into_inner().len(), stream.len() / 2);\n"
                ),
            ),
            (
                "reader_read",
                format!(
                    "{reader}while let Some(message) = messages.read()? {{\n    println!(\"{{}}\", message.code());\n}}\n"
                ),
            ),
            ("with_bytes", limits("with_bytes", "bytes")),
            ("with_depth", limits("with_depth", "depth")),
            ("with_elements", limits("with_elements", "elements")),
        ]
    }
}
