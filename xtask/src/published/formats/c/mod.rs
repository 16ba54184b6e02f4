//! C and C++: macros, enums and constants.

mod annotation;
mod branch;
mod calls;
mod cases;
mod condition;
mod generator;
mod members;
mod scan;

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use codetable::published::{Block, BlockKind, Page};

use self::branch::Branches;
use self::calls::Calls;
use self::condition::Conditions;
use self::scan::Scan;
use super::code::assemble::{Draft, Prefix, runs, whole};
use super::code::comment;
use super::code::expression::{Definition, Evaluator, Shape, Value};
use super::code::lexer::{Kind, Source, Syntax, unquoted};

/// Reads the macros, enums and constants of a header.
///
/// Each enum is a block, and so is each run of macros or of constants. `defines` are definitions that the file needs
/// and does not have, such as `("DOOR_BASE", "0x100")` or `("W_ERROR(x)", "(x)")`; [`definitions`] returns those of
/// another file.
#[must_use]
pub fn read(text: &str, defines: &[(String, String)]) -> Page {
    let given: Vec<String> = defines
        .iter()
        .map(|(name, value)| format!("#define {name} {value}\n"))
        .collect();
    let mut sources = vec![
        Source::new(text, Syntax::C),
        Source::new(WINDOWS, Syntax::C),
    ];
    sources.extend(given.iter().map(|line| Source::new(line, Syntax::C)));
    let mut header = Header::new(&sources);
    for source in 1..sources.len() {
        header.scan(source);
    }
    let given = header.constants.len();
    header.given = defines.iter().map(|(name, _)| name.as_str()).collect();
    header.scan(0);
    header.constants.drain(..given);
    Page {
        title: None,
        address: None,
        blocks: header.blocks(),
    }
}

/// Returns what a file defines, so that it can be given to [`read`] for another file: macros as they are written, and
/// constants with the values that could be computed.
#[must_use]
pub fn definitions(text: &str) -> Vec<(String, String)> {
    let sources = [Source::new(text, Syntax::C)];
    let source = &sources[0];
    let mut header = Header::new(&sources);
    header.scan(0);
    let mut found = Vec::new();
    for (signature, body) in std::mem::take(&mut header.functions) {
        found.push((source.written(signature), source.written(body)));
    }
    let constants = std::mem::take(&mut header.constants).into_iter();
    for constant in constants.filter(|constant| !constant.is_undefined) {
        let name = source.token(constant.name).to_owned();
        match header.evaluator.value(constant.definition) {
            Some(Value::Int(int)) if constant.origin != Origin::Macro => {
                found.push((name, Value::Int(int).display()));
            }
            _ if constant.origin == Origin::Macro => {
                found.push((name, source.written(constant.expression)));
            }
            _ => {}
        }
    }
    found
}

/// The maximum number of values of a macro that are named.
const MAX_BRANCHES: usize = 8;

/// What headers of Windows use without including a file, as `winerror.h` defines it.
const WINDOWS: &str = "\
#define SEVERITY_SUCCESS 0
#define SEVERITY_ERROR 1
#define FACILITY_NULL 0
#define FACILITY_RPC 1
#define FACILITY_DISPATCH 2
#define FACILITY_STORAGE 3
#define FACILITY_ITF 4
#define FACILITY_WIN32 7
#define FACILITY_WINDOWS 8
#define FACILITY_CONTROL 10
#define FACILITY_INTERNET 12
#define MAKE_HRESULT(sev, fac, code) ((sev) << 31 | (fac) << 16 | (code))
#define MAKE_SCODE(sev, fac, code) ((sev) << 31 | (fac) << 16 | (code))
";

/// Where a constant is defined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Origin {
    Macro,
    Constant,
    /// In the enum with this index.
    Enum(usize),
}

#[derive(Debug)]
struct Constant {
    origin: Origin,
    /// The token that is the name.
    name: usize,
    lead: usize,
    tokens: Range<usize>,
    expression: Range<usize>,
    /// For a member without an expression: the member with the last expression, and how many members ago.
    base: Option<(usize, usize)>,
    definition: usize,
    epoch: usize,
    /// Whether the file takes the definition back with `#undef`.
    is_undefined: bool,
}

/// A header as it is read.
struct Header<'a, 's> {
    sources: &'s [Source<'a>],
    evaluator: Evaluator<'a, 's>,
    constants: Vec<Constant>,
    /// The names of the enums.
    enums: Vec<Option<String>>,
    /// The macros with parameters of the file: name and parameters, and body.
    functions: Vec<(Range<usize>, Range<usize>)>,
    /// The rows of the file that are calls of macros.
    calls: Vec<Calls>,
    /// What functions of the file say about constants.
    cases: Option<Block>,
    /// The macros in enums that are called with another macro: both as tokens, and whether no member is before them.
    lists: Vec<(usize, usize, bool)>,
    /// The names that the caller defines.
    given: HashSet<&'a str>,
    /// The directives of the file in conditions that are not decided.
    undecided: Vec<usize>,
    scopes: usize,
}

impl<'a, 's> Header<'a, 's> {
    fn new(sources: &'s [Source<'a>]) -> Self {
        Self {
            sources,
            evaluator: Evaluator::new(sources),
            constants: Vec::new(),
            enums: Vec::new(),
            functions: Vec::new(),
            calls: Vec::new(),
            cases: None,
            lists: Vec::new(),
            given: HashSet::new(),
            undecided: Vec::new(),
            scopes: 0,
        }
    }

    /// Finds the definitions of a file.
    fn scan(&mut self, source: usize) {
        let code = self.directives(source);
        if source == 0 {
            self.cases = cases::find(&self.sources[0], &code);
            self.calls = calls::find(&self.sources[0], &code, None);
            for (signature, body) in &self.functions {
                let body: Vec<usize> = body.clone().collect();
                self.calls
                    .extend(calls::find(&self.sources[0], &body, Some(signature.start)));
            }
        }
        Scan::new(self, source, code).run();
    }

    /// Reads the macros and returns the tokens that belong to no directive.
    fn directives(&mut self, source: usize) -> Vec<usize> {
        let file = &self.sources[source];
        let mut code = Vec::new();
        let mut at = 0;
        let mut conditions = Conditions::default();
        let mut lead = None;
        // The name of the first `#ifndef`, whose definition says that the file was included.
        let mut guard: Option<&str> = None;
        let mut is_first = true;
        let mut branches = Branches::default();
        while at < file.tokens.len() {
            if !(file.tokens[at].first && file.is(at, "#")) {
                if !conditions.skips() {
                    code.push(at);
                    lead = None;
                }
                at += 1;
                continue;
            }
            let start = at;
            at += 1;
            while at < file.tokens.len() && !file.tokens[at].first {
                at += 1;
            }
            let name = file.token((start + 1).min(at - 1));
            if std::mem::take(&mut is_first) && name == "ifndef" && at == start + 3 {
                guard = Some(file.token(start + 2));
            }
            if conditions.sees(name) {
                branches.directive(name, file.token((start + 2).min(at - 1)));
            }
            let is_undecided = conditions.directive(name, || self.decide(source, start + 2..at));
            if source == 0 && is_undecided {
                self.undecided.push(start);
            }
            match (name, conditions.skips()) {
                ("define", false) if at > start + 2 && guard == Some(file.token(start + 2)) => {
                    guard = None;
                }
                ("define", false) if at > start + 2 => {
                    // `#ifndef NAME` above belongs to the macro.
                    let guard = lead.filter(|lead| file.token(lead + 2) == file.token(start + 2));
                    let count = self.constants.len();
                    self.define(source, guard.unwrap_or(start), start..at, code.len());
                    if self.constants.len() > count {
                        branches.define(file.token(start + 2), count);
                    }
                    lead = None;
                }
                ("ifndef" | "ifdef" | "undef", false) if at == start + 3 => {
                    if name == "undef" {
                        for constant in branches.undefine(file.token(start + 2)) {
                            self.constants[constant].is_undefined = true;
                        }
                    }
                    lead = lead
                        .filter(|lead: &usize| file.token(lead + 2) == file.token(start + 2))
                        .or(Some(start));
                }
                ("include" | "pragma" | "error", false) => lead = None,
                _ => {}
            }
        }
        code
    }

    /// Whether a condition holds, if it only asks for numbers and for what the caller defines.
    fn decide(&mut self, source: usize, tokens: Range<usize>) -> Option<bool> {
        let file = &self.sources[source];
        let is_given = |token: usize| {
            file.kind(token) != Some(Kind::Name) || self.given.contains(file.token(token))
        };
        if source != 0 || tokens.is_empty() || !tokens.clone().all(is_given) {
            return None;
        }
        self.compute(tokens).map(|value| value != "0")
    }

    /// Reads a `#define`.
    fn define(&mut self, source: usize, lead: usize, tokens: Range<usize>, epoch: usize) {
        let file = &self.sources[source];
        let name = tokens.start + 2;
        let mut body = name + 1..tokens.end;
        if !file.is_name(name) {
            return;
        }
        let mut definition = Definition {
            name: file.token(name),
            source,
            tokens: body.clone(),
            shape: Shape::Macro,
            scope: 0,
            types: 0..0,
            iota: None,
        };
        let has_parameters =
            file.is(body.start, "(") && body.start < body.end && file.touches(name);
        if has_parameters {
            let Some(close) = body.clone().find(|token| file.is(*token, ")")) else {
                return;
            };
            definition.shape = Shape::Function(body.start..close);
            body.start = close + 1;
            definition.tokens = body.clone();
            self.evaluator.define(definition);
            if source == 0 {
                self.functions.push((name..close + 1, body));
            }
            return;
        }
        body = annotation::after(file, body);
        definition.tokens = body.clone();
        let is_same = body.len() == 1 && file.token(body.start) == file.token(name);
        if body.len() == 1 && file.kind(body.start) == Some(Kind::Str) {
            // Another macro that is the same string is skipped too.
            self.evaluator.define(definition);
            return;
        }
        if body.is_empty() || is_same || !is_expression(file, body.clone()) {
            return;
        }
        let definition = self.evaluator.define(definition);
        self.constants.push(Constant {
            origin: Origin::Macro,
            name,
            lead,
            tokens,
            expression: body,
            base: None,
            definition,
            epoch,
            is_undefined: false,
        });
    }

    /// The blocks, in the order of the file.
    fn blocks(mut self) -> Vec<Block> {
        let source = &self.sources[0];
        let mut constants = std::mem::take(&mut self.constants);
        constants.retain(|constant| !constant.is_undefined);
        constants.sort_by_key(|constant| constant.tokens.start);
        let mut blocks: Vec<Block> = self.cases.take().into_iter().collect();
        let computed: HashSet<&str> = constants
            .iter()
            .filter(|constant| self.evaluator.value(constant.definition).is_some())
            .map(|constant| source.token(constant.name))
            .collect();
        let mut branches = self.branches(&constants);
        let mut computed_rows: Vec<(Constant, String)> = Vec::new();
        let mut groups: [Vec<Draft>; 2] = [Vec::new(), Vec::new()];
        let mut members: Vec<Vec<Draft>> = self.enums.iter().map(|_| Vec::new()).collect();
        for constant in constants {
            let name = source.token(constant.name);
            let value = match self.evaluator.value(constant.definition) {
                Some(Value::Str(_)) => continue,
                Some(_) if constant.origin == Origin::Macro && branches.contains_key(name) => {
                    match branches.get_mut(name).map(std::mem::take) {
                        Some(values) if !values.is_empty() => values.join(" or "),
                        _ => continue,
                    }
                }
                Some(value) => value.display(),
                // What another branch of a condition defines.
                None if computed.contains(name) => continue,
                None => match constant.base {
                    Some((base, ago)) => format!("{} + {ago}", source.token(base)),
                    None => self.unknown(constant.expression.clone()),
                },
            };
            computed_rows.push((constant, value));
        }
        let is_repeated = self.repeated(&computed_rows);
        for ((constant, value), _) in computed_rows
            .into_iter()
            .zip(is_repeated)
            .filter(|(_, is)| !is)
        {
            let name = source.token(constant.name);
            let draft = Draft {
                lead: constant.lead,
                tokens: constant.tokens,
                cells: vec![name.to_owned(), value],
                said: None,
                epoch: constant.epoch,
            };
            match constant.origin {
                Origin::Macro => groups[0].push(draft),
                Origin::Constant => groups[1].push(draft),
                Origin::Enum(index) => members[index].push(draft),
            }
        }
        for group in groups {
            runs(source, group, Prefix::Ends, &mut blocks);
        }
        self.call_blocks(&mut blocks);
        for (name, members) in self.enums.into_iter().zip(members) {
            let heading = heading_of(source, &members);
            let documented = heading.as_deref().map(described).unwrap_or_default();
            let block = whole(
                source,
                BlockKind::Constants,
                name.or(heading),
                None,
                members,
            );
            blocks.extend(block.map(|mut block| {
                for row in block.rows.iter_mut().filter(|row| row.comment.is_none()) {
                    let name = row.cells.first();
                    row.comment = name.and_then(|name| documented.get(name).cloned());
                }
                block
            }));
        }
        blocks.sort_by_key(|block| block.rows.first().map(|row| row.line));
        blocks
    }
}

impl<'a> Header<'a, '_> {
    /// Which constants a file only repeats, as another branch of a condition does. One among others that are not repeated
    /// belongs to another list.
    fn repeated(&self, constants: &[(Constant, String)]) -> Vec<bool> {
        let source = &self.sources[0];
        let mut seen: HashSet<(&str, &str)> = HashSet::new();
        let mut is_second = Vec::with_capacity(constants.len());
        for (constant, value) in constants {
            let is_enum = matches!(constant.origin, Origin::Enum(_));
            is_second.push(!is_enum && !seen.insert((source.token(constant.name), value)));
        }
        let is_alone = |index: usize| {
            let before = index.checked_sub(1).filter(|before| !is_second[*before]);
            let is_next = before
                .is_some_and(|before| constants[before].0.tokens.end == constants[index].0.lead);
            is_next && is_second.get(index + 1) != Some(&true)
        };
        (0..is_second.len())
            .map(|index| is_second[index] && !is_alone(index))
            .collect()
    }

    /// The values of macros that have several, since a condition decides between them.
    fn branches(&mut self, constants: &[Constant]) -> HashMap<&'a str, Vec<String>> {
        let mut values: HashMap<&str, Vec<String>> = HashMap::new();
        for constant in constants
            .iter()
            .filter(|constant| constant.origin == Origin::Macro)
        {
            if let Some(value @ Value::Int(_)) = self.evaluator.value(constant.definition) {
                let of_name = values
                    .entry(self.sources[0].token(constant.name))
                    .or_default();
                let value = value.display();
                if !of_name.contains(&value) && of_name.len() < MAX_BRANCHES {
                    of_name.push(value);
                }
            }
        }
        values.retain(|_, values| values.len() > 1);
        values
    }

    /// An expression whose value is not known, or what can be said about it all the same.
    fn unknown(&mut self, tokens: Range<usize>) -> String {
        let source = &self.sources[0];
        let mut inner = tokens.clone();
        while inner.len() > 3
            && source.is_name(inner.start)
            && source.is(inner.start + 1, "(")
            && source.is(inner.end - 1, ")")
        {
            let name = source.token(inner.start);
            let mut functions = self.functions.iter();
            if functions.any(|(signature, _)| source.token(signature.start) == name) {
                // What it computes is not its argument.
                return format!("= {}", source.written(tokens));
            }
            inner = inner.start + 2..inner.end - 1;
        }
        if inner.len() == tokens.len() {
            return source.written(tokens);
        }
        let characters = inner.clone().map(|token| match source.kind(token) {
            Some(Kind::Char) => Some(unquoted(source.token(token))),
            Some(Kind::Mark) if source.is(token, ",") => Some(""),
            _ => None,
        });
        let string = characters.collect::<Option<String>>();
        let value = string.or_else(|| self.compute(inner));
        value.unwrap_or_else(|| source.written(tokens))
    }

    /// An argument of a call: its value, or the string that it is, or the tokens as written.
    fn argument(&mut self, tokens: Range<usize>) -> String {
        let source = &self.sources[0];
        let is_string = tokens
            .clone()
            .all(|token| source.kind(token) == Some(Kind::Str));
        if is_string {
            let parts = tokens.map(|token| unquoted(source.token(token)));
            return parts.collect();
        }
        if tokens.len() == 1 && source.is_name(tokens.start) {
            return source.token(tokens.start).to_owned();
        }
        let written = source.written(tokens.clone());
        self.compute(tokens).unwrap_or(written)
    }

    /// The number that an expression of the file is.
    fn compute(&mut self, tokens: Range<usize>) -> Option<String> {
        let definition = self.evaluator.define(Definition {
            name: "",
            source: 0,
            tokens,
            shape: Shape::Constant,
            scope: 0,
            types: 0..0,
            iota: None,
        });
        match self.evaluator.value(definition)? {
            value @ Value::Int(_) => Some(value.display()),
            Value::Str(_) => None,
        }
    }
}

/// What a comment above an enum says about its members, as gtk-doc and the kernel write it: `@DOOR_OPEN: It is open.`
fn described(comment: &str) -> HashMap<String, String> {
    let mut members = HashMap::new();
    for part in comment.split('@').skip(1) {
        if let Some((name, text)) = part.split_once(':') {
            let text = text.split('\n').next().unwrap_or_default().trim();
            if !text.is_empty() && !name.contains(char::is_whitespace) {
                members.insert(name.to_owned(), text.to_owned());
            }
        }
    }
    members
}

/// The comment above the enum of these members.
fn heading_of(source: &Source, members: &[Draft]) -> Option<String> {
    let mut at = members.first()?.lead;
    for _ in 0..16 {
        if source.is(at, "enum") {
            break;
        }
        at = at.checked_sub(1)?;
    }
    if source.is(at.checked_sub(1).unwrap_or(at), "typedef") {
        at -= 1;
    }
    let start = source.comment_at(at);
    let comment = source
        .comments
        .get(start)
        .filter(|comment| comment.at as usize == at)?;
    let end = source.comment_at(at + 1);
    let last = source.comments[..end].last()?;
    (comment.own && last.end_line as usize + 1 == source.line(at))
        .then(|| comment::text(source, &source.comments[start..end]))?
}

/// Whether the text of a macro may be an expression.
fn is_expression(file: &Source, body: Range<usize>) -> bool {
    let is_type = |text| {
        matches!(
            text,
            "{" | "}" | "struct" | "const" | "volatile" | "void" | "union"
        )
    };
    let is_code = |text| {
        matches!(
            text,
            "do" | "while"
                | "extern"
                | "static"
                | "if"
                | "else"
                | "return"
                | "typedef"
                | "inline"
                | "for"
                | "goto"
        ) || matches!(
            text,
            "__attribute__"
                | "__declspec"
                | "__extension__"
                | "__forceinline"
                | "__inline"
                | "__inline__"
                | "__restrict"
                | "__restrict__"
                | "restrict"
        )
    };
    !is_type(file.token(body.start))
        && !body.into_iter().any(|token| match file.kind(token) {
            Some(Kind::Str) => true,
            Some(Kind::Mark) => matches!(file.token(token), ";" | "[" | "]" | "#" | "..." | "="),
            Some(Kind::Name) => is_code(file.token(token)),
            _ => false,
        })
}
