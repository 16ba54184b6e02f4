//! Which lines the conditions of a file skip, as far as that is known.

/// The conditions around a directive.
#[derive(Default)]
pub(super) struct Conditions {
    /// For each: whether one of its branches was taken, if that is known.
    taken: Vec<Option<bool>>,
    /// The number of conditions within a branch that is skipped.
    skipped: Option<usize>,
}

impl Conditions {
    /// Enters or leaves branches. `decide` returns whether the condition of the directive holds, if that is known.
    ///
    /// Returns whether it is not known which branch of the condition is taken.
    pub(super) fn directive(&mut self, name: &str, decide: impl FnOnce() -> Option<bool>) -> bool {
        match (name, &mut self.skipped) {
            ("if" | "ifdef" | "ifndef", Some(depth)) => *depth += 1,
            ("endif", Some(depth)) if *depth > 0 => *depth -= 1,
            ("endif", _) => {
                self.skipped = None;
                return self.taken.pop() == Some(None);
            }
            ("if" | "ifdef" | "ifndef", None) => {
                let holds = if name == "if" { decide() } else { None };
                self.taken.push(holds);
                self.skipped = (holds == Some(false)).then_some(0);
                return holds.is_none();
            }
            ("elif" | "else", None | Some(0)) => {
                let was_taken = self.taken.pop().flatten();
                let holds = match (name, was_taken) {
                    (_, Some(true)) => Some(false),
                    ("elif", _) => decide(),
                    _ => Some(true),
                };
                let is_taken = was_taken.and_then(|was_taken| match holds {
                    _ if was_taken => Some(true),
                    holds => holds,
                });
                self.taken.push(is_taken);
                self.skipped = (holds == Some(false)).then_some(0);
                return is_taken.is_none();
            }
            _ => {}
        }
        false
    }

    /// Whether the lines here are skipped.
    pub(super) fn skips(&self) -> bool {
        self.skipped.is_some()
    }

    /// Whether a directive here is about what is not skipped.
    pub(super) fn sees(&self, name: &str) -> bool {
        let ends = matches!(name, "endif" | "else" | "elif");
        self.skipped.is_none_or(|depth| depth == 0 && ends)
    }
}
