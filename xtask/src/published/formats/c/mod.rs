//! C and C++: macros, enums and constants.

mod annotation;
mod blocks;
mod branch;
mod calls;
mod cases;
mod condition;
mod directives;
mod generator;
mod members;
mod scan;
mod values;

use std::collections::HashSet;
use std::ops::Range;

use codetable::published::{Block, Page};

use self::calls::Calls;
use self::scan::Scan;
use super::code::expression::{Evaluator, Value};
use super::code::lexer::{Source, Syntax};

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
}
