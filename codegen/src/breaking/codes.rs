//! Codes that are new or gone, and values and labels that belong to another code now.

use super::change::Bump::{Major, Patch, Refused};
use super::change::{Changes, sentence};
use super::pair::TablePair;
use crate::escape::markdown;
use crate::model::{Code, Retired};

/// Reports `code-added`. In an exhaustive table it is major.
pub(super) fn added(pair: &TablePair<'_>, changes: &mut Changes) {
    for code in &pair.codes.added {
        let is_reused = has_retired_value(pair, code) || has_retired_label(pair, code);
        if !is_reused && pair.taken_from(&code.label, code).is_none() {
            let (named, path) = (pair.new.show_code(code), pair.new.path(&code.variant));
            let change = changes.add_item("code-added", &named, &path, &code.at);
            if pair.old.table.is_exhaustive {
                change.needs = Major;
                change.effect += ", and a `match` without an arm for it no longer compiles";
            }
        }
    }
}

/// Reports `code-removed` and `code-withdrawn`. A code that is gone breaks its users. Without a retired
/// entry it is refused, since its value and its label could be used again.
pub(super) fn removed(pair: &TablePair<'_>, changes: &mut Changes) {
    for code in &pair.codes.removed {
        if pair.is_taken(&code.label, code) {
            continue;
        }
        let named = pair.old.show_code(code);
        let line = format!("Removed {}: {named}", pair.old.path(&code.variant));
        let effect = pair.new.effect_on_uses(&code.variant);
        let entries = pair.new.retired(&pair.old.key(&code.value));
        // A retired entry cannot have a label that a code still has.
        let is_in_use = pair.new.has_label(&code.label);
        let fits = |entry: &&&Retired| entry.label == code.label || is_in_use;
        if let Some(entry) = entries.iter().find(fits) {
            let what = format!("{named} was withdrawn");
            let effect = effect + ", and `from_value` no longer accepts the value";
            let change = changes.add(Major, "code-withdrawn", what, effect, &entry.at);
            change.changelog = format!("{line} was withdrawn: {}", sentence(&entry.reason));
            continue;
        }
        let what = format!("{named} is gone, and no `[[retired]]` entry has its value and label");
        let effect = effect + ", and nothing prevents the value or the label from being used again";
        let at = entries.first().map(|entry| &entry.at);
        let change = changes.add(Refused, "code-removed", what, effect, at);
        change.changelog = line + ".";
        let help =
            "restore the code, or add a `[[retired]]` entry with its value, label and reason";
        change.help = Some(help.to_owned());
    }
}

/// Reports `value-reassigned` and `value-moved`: a code has the label of another. Either its value had
/// another label, or no code had the value.
pub(super) fn reassigned(pair: &TablePair<'_>, changes: &mut Changes) {
    for code in &pair.new.table.codes {
        let Some(from) = pair.taken_from(&code.label, code) else {
            continue;
        };
        let (value, label) = (pair.new.show(&code.value), markdown::code(&code.label));
        let from = pair.old.show(&from.value);
        if let Some(old) = pair.old_of(code) {
            let was = markdown::code(&old.label);
            let what = format!("{value} was {was} and is now {label}, which was {from}");
            let effect = format!("old and new programs interpret {value} differently");
            let change = changes.add(Refused, "value-reassigned", what, effect, &code.at);
            change.unless_allowed(pair, code, &format!("restore the label of {value}"));
        } else {
            let what = format!("{label} moved from {from} to {value}");
            let effect = format!("old and new programs use different values for {label}");
            let change = changes.add(Refused, "value-moved", what, effect, &code.at);
            change.unless_allowed(pair, code, &format!("restore the value of {label}"));
        }
    }
}

/// Reports `retired-reused`: a code uses a value or a label again that was retired.
pub(super) fn reused(pair: &TablePair<'_>, changes: &mut Changes) {
    for code in &pair.new.table.codes {
        let what = match (has_retired_value(pair, code), has_retired_label(pair, code)) {
            (true, true) => "was retired and is in use again",
            (true, false) => "uses a retired value again",
            (false, true) => "uses a retired label again",
            (false, false) => continue,
        };
        let what = format!("{} {what}", pair.new.show_code(code));
        let effect = "old programs interpret it as the retired code";
        let change = changes.add(Refused, "retired-reused", what, effect, &code.at);
        change.unless_allowed(
            pair,
            code,
            "remove the code and restore the `[[retired]]` entry",
        );
    }
}

fn has_retired_value(pair: &TablePair<'_>, code: &Code) -> bool {
    !pair.old.retired(&pair.new.key(&code.value)).is_empty()
}

fn has_retired_label(pair: &TablePair<'_>, code: &Code) -> bool {
    let had_label = |old: &Code| pair.old.has(old, &code.label);
    pair.old.is_retired_label(&code.label) && !pair.old_of(code).is_some_and(had_label)
}

/// Reports `first-of-label-changed`: of several codes with one label, another is the first now.
pub(super) fn first_of_label(pair: &TablePair<'_>, changes: &mut Changes) {
    for (old, new) in &pair.codes.kept {
        let mut codes = pair.new.codes_with_label(&old.label).iter();
        let first = codes.find(|code| code.repeats.is_none() || code.label != old.label);
        if let Some(first) = first
            && first.value != new.value
            && old.repeats.is_none()
            && pair.new.has(new, &old.label)
        {
            let (was, now) = (pair.old.show_code(old), pair.new.show(&first.value));
            let what = format!("{was} is no longer the first code with its label: {now} is");
            let effect = "`from_label` returns another code";
            changes.add(Major, "first-of-label-changed", what, effect, &first.at);
        }
    }
}

/// Reports `rows-reordered`. Codes compare by value, whatever the order of the rows is.
pub(super) fn order(pair: &TablePair<'_>, changes: &mut Changes) {
    if let Some(code) = pair.codes.first_moved(|code| &code.at) {
        let what = format!("the row of {} moved", pair.new.show_code(code));
        let effect = "`ALL` and the documentation list the codes in another order";
        changes.add(Patch, "rows-reordered", what, effect, &code.at);
    }
}
