//! Rust items as text, formatted so that `cargo fmt` leaves them as they are.
//!
//! Items of a fixed form are tokens and printed by prettyplease. What grows with the table is
//! data and laid out here, since prettyplease and rustfmt break long lists differently.

use proc_macro2::TokenStream;
use unicode_width::UnicodeWidthStr;

/// One item of a Rust file.
pub(crate) enum Item {
    /// To be parsed and printed by prettyplease.
    Tokens(TokenStream),
    /// Formatted already: see [`table`].
    Text(String),
}

/// rustfmt's `max_width`.
const WIDTH: usize = 100;
/// rustfmt's `array_width`: a list that is no longer stays on one line.
const ONE_LINE: usize = 60;
/// rustfmt's `attr_fn_like_width`: so many columns of arguments stay on one line.
const ARGUMENTS: usize = 70;
/// rustfmt's `short_array_element_width_threshold`: a list of such elements has several in a line.
const SHORT: usize = 10;

/// Formats each item by itself: the pieces of a file, with a blank line between two items.
pub(crate) fn rust(items: Vec<Item>) -> syn::Result<Vec<String>> {
    let mut pieces = Vec::with_capacity(2 * items.len());
    for item in items {
        let texts = match item {
            Item::Tokens(tokens) => formatted(tokens)?,
            Item::Text(text) => vec![text],
        };
        for text in texts {
            pieces.extend([text, "\n".to_owned()]);
        }
    }
    pieces.pop();
    Ok(pieces)
}

/// The items of a `quote!`, each as a text of its own; imports and modules stay together.
fn formatted(tokens: TokenStream) -> syn::Result<Vec<String>> {
    let file: syn::File = syn::parse2(tokens)?;
    let close = |item: &syn::Item| matches!(item, syn::Item::Use(_) | syn::Item::Mod(_));
    if file.items.iter().all(close) {
        return Ok(vec![prettyplease::unparse(&file)]);
    }
    let one = |item| {
        let finish = match item {
            syn::Item::Impl(_) => spaced,
            _ => str::to_owned,
        };
        let items = vec![item];
        let file = syn::File {
            shebang: None,
            frontmatter: None,
            attrs: Vec::new(),
            items,
        };
        finish(&prettyplease::unparse(&file))
    };
    Ok(file.items.into_iter().map(one).collect())
}

/// Puts a blank line behind each member of an `impl`: prettyplease sets them close together.
fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len() + text.len() / 32);
    let mut after_member = false;
    for line in text.lines() {
        if after_member && line.starts_with("    ") {
            spaced.push('\n');
        }
        let outermost = line.starts_with("    pub ") || line.starts_with("    type ");
        after_member = line == "    }" || (outermost && line.ends_with(';'));
        spaced.push_str(line);
        spaced.push('\n');
    }
    spaced
}

/// An attribute of one argument, indented, as rustfmt has it. It leaves so many columns free: one above a
/// variant, none above another item.
pub(crate) fn attribute(indent: &str, name: &str, argument: &str, free: usize) -> String {
    let line = [indent, "#[", name, "(", argument, ")]"].concat();
    if width(&line) + free <= WIDTH {
        line + "\n"
    } else {
        format!("{indent}#[{name}(\n{indent}    {argument}\n{indent})]\n")
    }
}

/// An attribute of several arguments, between what opens and what closes it, indented, as rustfmt has it.
pub(crate) fn attribute_of_several(
    indent: &str,
    open: &str,
    arguments: &[String],
    close: &str,
) -> String {
    let line = arguments.join(", ");
    let fits = |argument: &String| indent.len() + 4 + width(argument) < WIDTH;
    if width(&line) <= ARGUMENTS || !arguments.iter().all(fits) {
        [indent, "#[", open, "(", &line, ")", close, "]\n"].concat()
    } else {
        let lines = arguments.join(&format!(",\n{indent}    "));
        format!("{indent}#[{open}(\n{indent}    {lines}\n{indent}){close}]\n")
    }
}

/// A name, and what it is set to, indented, as rustfmt has it.
pub(crate) fn assignment(indent: &str, name: &str, value: &str, end: &str) -> String {
    let line = [indent, name, " = ", value, end, "\n"].concat();
    if fits(&line) {
        line
    } else {
        format!("{indent}{name} =\n{indent}    {value}{end}\n")
    }
}

/// A public constant of an `impl`, as rustfmt has it: in up to three lines, the later ones indented alike.
pub(crate) fn constant(name: &str, value: &str) -> String {
    const BREAK: &str = "\n        ";
    let name = ["    pub const ", name, ":"].concat();
    let head = [
        [&name, " Self ="].concat(),
        [&name, BREAK, "Self ="].concat(),
    ];
    let head = &head[usize::from(!fits(&head[0]))];
    let whole = [head, " ", value, ";\n"].concat();
    if fits(&whole) {
        whole
    } else {
        [head, BREAK, value, ";\n"].concat()
    }
}

/// One arm of a `match` that gives `Some` of a path, indented, as rustfmt has it.
pub(crate) fn some_arm(indent: &str, pattern: &str, path: &str) -> String {
    let some = format!("Some({path})");
    let arm = arm(indent, pattern, &some);
    if fits(&arm) {
        return arm;
    }
    let call = format!("{indent}{pattern} => Some(\n{indent}    {path},\n{indent}),\n");
    if fits(&call) { call } else { arm }
}

/// One arm of a `match`, indented, as rustfmt has it. What fits in no form is left as it is.
pub(crate) fn arm(indent: &str, pattern: &str, expression: &str) -> String {
    let on_a_line = [indent, pattern, " => ", expression, ",\n"].concat();
    if fits(&on_a_line) {
        return on_a_line;
    }
    let block = format!("{indent}{pattern} => {{\n{indent}    {expression}\n{indent}}}\n");
    if fits(&block) { block } else { on_a_line }
}

/// How many columns a line of printable text has.
fn width(line: &str) -> usize {
    if line.is_ascii() {
        line.len()
    } else {
        UnicodeWidthStr::width(line)
    }
}

fn fits(text: &str) -> bool {
    // No character has more columns than bytes.
    text.len() <= WIDTH || text.lines().all(|line| width(line) <= WIDTH)
}

/// A `static` array of elements that are Rust already. `attribute` is a line above it.
pub(crate) fn table(
    doc: &str,
    attribute: Option<&str>,
    name: &str,
    element: &str,
    elements: &[impl AsRef<str>],
) -> Item {
    let head = format!(
        "pub(crate) static {name}: [{element}; {}] =",
        elements.len()
    );
    let texts = elements.iter().map(AsRef::as_ref);
    let whole: usize = texts.clone().map(|element| width(element) + 2).sum();
    let whole = whole.saturating_sub(2);
    // To rustfmt a path of two parts is never short, nor is a call.
    let short = |element: &str| width(element) <= SHORT && !element.contains([':', '(']);
    let several = texts.clone().all(short);

    let attribute = attribute.map_or(String::new(), |attribute| format!("{attribute}\n"));
    let mut text = format!("/// {doc}\n{attribute}{head}");
    let fits = width(&head) + " [];".len() + whole <= WIDTH;
    // A list of one is no list to rustfmt, which then leaves two columns free.
    let alone = elements.len() == 1 && (fits || "    [];".len() + whole <= WIDTH - 2);
    if whole <= ONE_LINE || alone {
        text.push_str(if fits { " [" } else { "\n    [" });
        text.push_str(&texts.collect::<Vec<_>>().join(", "));
    } else {
        text.push_str(" [");
        let mut column = WIDTH;
        // Several lines leave a column free, one line does not.
        let limit = if whole + "    ,".len() <= WIDTH {
            WIDTH
        } else {
            WIDTH - 1
        };
        for element in texts {
            let needed = width(element) + 2;
            if !several || column + needed > limit {
                text.push_str("\n    ");
                column = 4;
            } else {
                text.push(' ');
                column += 1;
            }
            text.push_str(element);
            text.push(',');
            column += needed - 1;
        }
        text.push('\n');
    }
    Item::Text(text + "];\n")
}
