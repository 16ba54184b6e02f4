//! The arguments of a macro, and the macros of `man` that set the font of theirs.

use super::escape::Strings;

/// Splits arguments at spaces that are not in quotes.
pub(super) fn arguments(text: &str, strings: &Strings) -> Vec<String> {
    let mut arguments = Vec::new();
    let mut rest = text.trim_start_matches(' ');
    while !rest.is_empty() {
        if rest.starts_with("\\\"") {
            break;
        }
        let mut argument = String::new();
        if let Some(quoted) = rest.strip_prefix('"') {
            rest = quoted;
            loop {
                let (text, after) = rest.split_once('"').unwrap_or((rest, ""));
                argument.push_str(text);
                rest = after;
                let Some(after) = rest.strip_prefix('"') else {
                    break;
                };
                argument.push('"');
                rest = after;
            }
        } else {
            let mut is_escaped = false;
            let end = rest.find(|c: char| {
                let is_end = c == ' ' && !is_escaped;
                is_escaped = c == '\\' && !is_escaped;
                is_end
            });
            argument.push_str(&rest[..end.unwrap_or(rest.len())]);
            rest = &rest[argument.len()..];
        }
        arguments.push(strings.decode(&argument));
        rest = rest.trim_start_matches(' ');
    }
    arguments
}

/// Returns the text of a font macro of `man`, or `None` if it is another macro.
pub(super) fn inline(request: &str, strings: &Strings) -> Option<String> {
    let (name, rest) = request.split_once(' ').unwrap_or((request, ""));
    let joint = match name {
        "B" | "I" | "R" | "SM" | "SB" | "CW" | "CR" | "UR" | "MT" | "SY" | "NOP" => " ",
        "BR" | "BI" | "IB" | "IR" | "RB" | "RI" | "MR" | "OP" => "",
        _ => return None,
    };
    let arguments = arguments(rest, strings);
    match (name, arguments.as_slice()) {
        ("MR", [page, section, after @ ..]) => Some(format!("{page}({section}){}", after.join(""))),
        _ => Some(arguments.join(joint)).filter(|text| !text.is_empty()),
    }
}
