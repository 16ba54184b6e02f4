//! The macros of `mdoc` that are words of a line.

/// Whether a macro that has text is one of `mdoc`, in a page of which no section was seen.
pub(super) fn is_mdoc_only(name: &str) -> bool {
    matches!(
        name,
        "Er" | "Dv" | "Nm" | "Xr" | "Fl" | "Ar" | "Pa" | "Ql" | "Li" | "Sy" | "Em"
    )
}

/// Returns the text of words of `mdoc`, some of which are macros.
pub(super) fn text(words: &[String]) -> String {
    let mut text = String::new();
    let mut is_glued = true;
    let mut closing: Vec<&str> = Vec::new();
    let mut words = words.iter().map(String::as_str).peekable();
    while let Some(word) = words.next() {
        let mut push = |word: &str| {
            let is_closing = matches!(word, "." | "," | ":" | ";" | ")" | "]" | "?" | "!");
            if !is_glued && !is_closing {
                text.push(' ');
            }
            text.push_str(word);
            is_glued = matches!(word, "(" | "[");
        };
        let (open, close) = match word {
            "Pq" | "Po" => ("(", ")"),
            "Bq" | "Bo" | "Op" | "Oo" => ("[", "]"),
            "Brq" | "Bro" => ("{", "}"),
            "Aq" | "Ao" => ("<", ">"),
            "Dq" | "Do" | "Qq" | "Qo" => ("\"", "\""),
            "Sq" | "So" | "Ql" => ("'", "'"),
            _ => ("", ""),
        };
        if !open.is_empty() {
            push(open);
            is_glued = true;
            if word.ends_with('q') || matches!(word, "Op" | "Ql") {
                closing.push(close);
            }
            continue;
        }
        match word {
            "Pc" => text.push(')'),
            "Bc" | "Oc" => text.push(']'),
            "Ns" => is_glued = true,
            "Pf" => {
                if let Some(prefix) = words.next() {
                    push(prefix);
                    is_glued = true;
                }
            }
            "Fl" | "Cm" if word == "Fl" => {
                push("-");
                is_glued = true;
            }
            "Xr" => {
                if let Some(page) = words.next() {
                    push(page);
                    let is_section = |word: &&str| {
                        word.len() <= 4 && word.starts_with(|c: char| c.is_ascii_digit())
                    };
                    if let Some(section) = words.next_if(is_section) {
                        text.push('(');
                        text.push_str(section);
                        text.push(')');
                    }
                }
            }
            _ if is_macro(word) => {}
            _ => push(word),
        }
    }
    // Punctuation at the end of a line stays outside.
    let end = text.trim_end_matches([' ', '.', ',', ';', ':']).len();
    let punctuation = if closing.is_empty() {
        String::new()
    } else {
        text.split_off(end)
    };
    text.extend(closing.into_iter().rev());
    text.push_str(punctuation.trim_start());
    text
}

fn is_macro(word: &str) -> bool {
    matches!(
        word,
        "Ad" | "An"
            | "Ap"
            | "Ar"
            | "At"
            | "Bx"
            | "Cd"
            | "Cm"
            | "D1"
            | "Dl"
            | "Dv"
            | "Dx"
            | "Ec"
            | "Ef"
            | "Em"
            | "En"
            | "Eo"
            | "Er"
            | "Es"
            | "Ev"
            | "Fa"
            | "Fd"
            | "Fn"
            | "Fo"
            | "Ft"
            | "Fx"
            | "Ic"
            | "In"
            | "Lb"
            | "Li"
            | "Lk"
            | "Ms"
            | "Mt"
            | "Nd"
            | "Nm"
            | "No"
            | "Nx"
            | "Os"
            | "Ox"
            | "Pa"
            | "Rs"
            | "Re"
            | "Sm"
            | "Sx"
            | "Sy"
            | "Ta"
            | "Tn"
            | "Ux"
            | "Va"
            | "Vt"
            | "Xo"
            | "Xc"
            | "Dc"
            | "Qc"
            | "Sc"
            | "Ac"
            | "Brc"
            | "Bk"
            | "Ek"
            | "Dd"
    )
}
