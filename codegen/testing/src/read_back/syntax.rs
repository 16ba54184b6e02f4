//! Pieces of generated Rust, as strings.

use std::collections::HashMap;

/// The members of all `impl` blocks that are not of a trait.
pub(super) fn inherent(file: &syn::File) -> impl Iterator<Item = &syn::ImplItem> {
    let blocks = file.items.iter().filter_map(|item| match item {
        syn::Item::Impl(block) if block.trait_.is_none() => Some(block),
        _ => None,
    });
    blocks.flat_map(|block| &block.items)
}

/// The last expression of a method.
pub(super) fn method<'f>(file: &'f syn::File, name: &str) -> &'f syn::Expr {
    let block = inherent(file).find_map(|item| match item {
        syn::ImplItem::Fn(method) if method.sig.ident == name => Some(&method.block),
        _ => None,
    });
    last(block.unwrap_or_else(|| panic!("no method {name}")))
}

/// The last expression of a function.
pub(super) fn function<'f>(file: &'f syn::File, name: &str) -> &'f syn::Expr {
    let block = file.items.iter().find_map(|item| match item {
        syn::Item::Fn(function) if function.sig.ident == name => Some(&function.block),
        _ => None,
    });
    last(block.unwrap_or_else(|| panic!("no function {name}")))
}

fn last(block: &syn::Block) -> &syn::Expr {
    match block.stmts.last() {
        Some(syn::Stmt::Expr(expr, None)) => expr,
        _ => panic!("no last expression"),
    }
}

/// The answer of each pattern of a `match`.
pub(super) fn match_arms(body: &syn::Expr) -> HashMap<String, String> {
    let syn::Expr::Match(body) = body else {
        panic!("not a match");
    };
    let mut answers = HashMap::new();
    for arm in &body.arms {
        for name in names(&arm.pat) {
            let earlier = answers.insert(name, cell(&arm.body));
            assert_eq!(earlier, None);
        }
    }
    answers
}

/// What a pattern matches: literals, the last names of paths, or `_`.
pub(super) fn names(pattern: &syn::Pat) -> Vec<String> {
    match pattern {
        syn::Pat::Or(patterns) => patterns.cases.iter().flat_map(names).collect(),
        syn::Pat::Path(path) => vec![last_name(&path.path)],
        syn::Pat::Lit(literal) => vec![literal_text(&literal.lit)],
        syn::Pat::Wild(_) => vec!["_".to_owned()],
        _ => panic!("an unexpected pattern"),
    }
}

/// The elements of a table in a large crate: an array, joined strings, or bytes.
pub(super) fn column(file: &syn::File, name: &str) -> Vec<String> {
    match item(file, name) {
        syn::Expr::Array(array) => array.elems.iter().map(cell).collect(),
        syn::Expr::Call(call) => {
            let joined = cell(&call.args[0]);
            let starts = bytes(item(file, &format!("{name}_STARTS")));
            let starts = numbers(&starts, starts.len() / 4);
            assert_eq!((starts[0], starts[starts.len() - 1]), (0, joined.len()));
            let pairs = starts.windows(2);
            pairs
                .map(|pair| joined[pair[0]..pair[1]].to_owned())
                .collect()
        }
        packed => {
            let codes = column(file, "CODES").len();
            let numbers = numbers(&bytes(packed), codes);
            numbers.iter().map(usize::to_string).collect()
        }
    }
}

/// Whether there is a `static` of this name.
pub(super) fn has_item(file: &syn::File, name: &str) -> bool {
    let mut items = file.items.iter();
    items.any(|item| matches!(item, syn::Item::Static(item) if item.ident == name))
}

/// The value of a `static`.
pub(super) fn item<'f>(file: &'f syn::File, name: &str) -> &'f syn::Expr {
    let item = file.items.iter().find_map(|item| match item {
        syn::Item::Static(item) if item.ident == name => Some(&*item.expr),
        _ => None,
    });
    item.unwrap_or_else(|| panic!("no table {name}"))
}

/// The pairs of an array of pairs.
pub(super) fn pairs(array: &syn::Expr) -> Vec<(String, String)> {
    let syn::Expr::Array(array) = array else {
        panic!("not an array");
    };
    let pair = |element: &syn::Expr| match element {
        syn::Expr::Tuple(pair) => (cell(&pair.elems[0]), cell(&pair.elems[1])),
        _ => panic!("not a pair"),
    };
    array.elems.iter().map(pair).collect()
}

/// The bytes of a byte string.
pub(super) fn bytes(literal: &syn::Expr) -> Vec<u8> {
    match literal {
        syn::Expr::Unary(syn::ExprUnary { expr, .. }) => bytes(expr),
        syn::Expr::Lit(syn::ExprLit {
            lit: syn::Lit::ByteStr(bytes),
            ..
        }) => bytes.value(),
        _ => panic!("not a byte string"),
    }
}

/// The numbers that these bytes are, the lowest byte of each first.
pub(super) fn numbers(bytes: &[u8], count: usize) -> Vec<usize> {
    assert_eq!(bytes.len() % count, 0);
    let number = |bytes: &[u8]| {
        let bytes = bytes.iter().rev();
        bytes.fold(0, |number, byte| number << 8 | usize::from(*byte))
    };
    bytes.chunks(bytes.len() / count).map(number).collect()
}

/// An expression without the braces that a formatter puts around a long one.
pub(super) fn without_braces(expr: &syn::Expr) -> &syn::Expr {
    match expr {
        syn::Expr::Block(block) => last(&block.block),
        _ => expr,
    }
}

/// The value of a literal, the last name of a path, or either of these within `Some`.
pub(super) fn cell(element: &syn::Expr) -> String {
    match without_braces(element) {
        syn::Expr::Lit(syn::ExprLit { lit, .. }) => literal_text(lit),
        syn::Expr::Unary(syn::ExprUnary {
            op: syn::UnOp::Neg(_),
            expr,
            ..
        }) => format!("-{}", cell(expr)),
        syn::Expr::Call(call) => cell(&call.args[0]),
        syn::Expr::Path(path) => last_name(&path.path),
        _ => panic!("an unexpected element"),
    }
}

fn literal_text(literal: &syn::Lit) -> String {
    match literal {
        syn::Lit::Str(text) => text.value(),
        syn::Lit::Int(number) => number.base10_digits().to_owned(),
        _ => panic!("an unexpected literal"),
    }
}

fn last_name(path: &syn::Path) -> String {
    let last = path.segments.last().expect("a path has a name");
    last.ident.to_string()
}
