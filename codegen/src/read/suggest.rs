//! "Did you mean" and lists of names, for messages.

/// Asks about the candidate that `name` is most likely a misspelling of, such as ``did you mean `label`?``. Returns
/// `None` if none is near.
#[must_use]
pub fn did_you_mean(name: &str, candidates: &[&str]) -> Option<String> {
    nearest(name, candidates).map(|near| format!("did you mean `{near}`?"))
}

/// Returns the candidate that `name` is most likely a misspelling of. There is none for a very long
/// name, nor among very many candidates, where one is always near.
fn nearest<'c>(name: &str, candidates: &[&'c str]) -> Option<&'c str> {
    if name.len() > 64 || candidates.len() > 200 {
        return None;
    }
    candidates
        .iter()
        .map(|candidate| (strsim::damerau_levenshtein(name, candidate), *candidate))
        .filter(|(distance, candidate)| *distance <= 1 + candidate.len() / 4)
        .min()
        .map(|(_, candidate)| candidate)
}

/// `` `a`, `b`, `c` ``, and how many more there are.
pub(crate) fn listed(names: &[&str]) -> String {
    let shown = &names[..names.len().min(20)];
    let quoted: Vec<_> = shown.iter().map(|name| format!("`{name}`")).collect();
    let more = match names.len() - shown.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    quoted.join(", ") + &more
}
