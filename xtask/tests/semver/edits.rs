//! The edits that a maintainer can make to a table: of each key, of each row, and some that belong together.

use std::fmt;

use codetable_testing::random::Random;
use toml::{Table, Value};

use crate::fit::fit;
use crate::generator::{SECTIONS, keys, row, value};
use crate::rows::{list, lists, rows, rows_mut, text};

#[derive(Clone)]
pub enum Edit {
    /// States a key that a row did not state.
    Set(&'static str, String),
    Unset(&'static str, String),
    Change(&'static str, String),
    Add(&'static str),
    Remove(&'static str),
    Move(&'static str),
    Together(&'static str, Make),
}

/// Makes an edit. Returns `None` if it cannot be made.
type Make = fn(&mut Random, &mut Table) -> Option<()>;

const TOGETHER: &[(&str, Make)] = &[
    ("retire a code", retire),
    ("swap the labels of two codes", swap_labels),
    ("move an alias to another code", move_alias),
    (
        "swap the label of a code with that of its alias",
        swap_with_alias,
    ),
    ("use a retired value again", |random, table| {
        reuse(random, table, "value")
    }),
    ("use a retired label again", |random, table| {
        reuse(random, table, "label")
    }),
    ("repeat a label", repeat_label),
    (
        "make the second code of a label its first",
        swap_first_of_label,
    ),
    ("spell a group otherwise", |random, table| {
        respell(random, table, "group")
    }),
    ("spell a tag otherwise", |random, table| {
        respell(random, table, "tag")
    }),
    ("spell a column otherwise", |random, table| {
        respell(random, table, "column")
    }),
    ("license by a file", license_by_file),
    (
        "generate a module in place of a crate, or a crate",
        other_target,
    ),
];

/// Every edit.
pub fn all() -> Vec<Edit> {
    let mut edits = Vec::new();
    for &(section, _) in SECTIONS {
        for key in keys(section) {
            if !key.is_required {
                edits.push(Edit::Set(section, key.name.clone()));
                edits.push(Edit::Unset(section, key.name.clone()));
            }
            edits.push(Edit::Change(section, key.name.clone()));
        }
        match section {
            "table" | "source" | "package" | "module" => {}
            "message" => edits.extend([Edit::Add(section), Edit::Remove(section)]),
            _ => edits.extend([
                Edit::Add(section),
                Edit::Remove(section),
                Edit::Move(section),
            ]),
        }
    }
    // The version may be removed, which no version is high enough for. There is one other module with an `Outcome`.
    let is_impossible = |edit: &Edit| match edit {
        Edit::Set("module", key) => key == "version",
        Edit::Change("module", key) => key == "version" || key == "outcome-from",
        _ => false,
    };
    edits.retain(|edit| !is_impossible(edit));
    edits.extend(
        TOGETHER
            .iter()
            .map(|&(name, edit)| Edit::Together(name, edit)),
    );
    edits
}

impl Edit {
    /// Whether only the documentation or the metadata of the package changes.
    pub fn is_silent(&self) -> bool {
        match self {
            Self::Set(section, key) | Self::Unset(section, key) | Self::Change(section, key) => {
                let is_name = matches!(
                    (*section, key.as_str()),
                    ("package", "name") | ("source", "link")
                );
                let is_note = matches!(
                    key.as_str(),
                    "title" | "description" | "since" | "reason" | "allow"
                );
                is_note || !is_name && ["package", "source", "gap"].contains(section)
            }
            Self::Add(section) | Self::Remove(section) | Self::Move(section) => *section == "gap",
            Self::Together(_, _) => false,
        }
    }

    /// Makes the edit somewhere in the table. Returns `None` if it cannot be made.
    pub fn make(&self, random: &mut Random, table: &mut Table) -> Option<()> {
        match self {
            Self::Set(section, key) => {
                let value = value(random, table, section, key);
                let row = one(random, rows_mut(table, section), |row| {
                    !row.contains_key(key)
                })?;
                row.insert(key.clone(), value);
            }
            Self::Unset(section, key) => {
                let row = one(random, rows_mut(table, section), |row| {
                    row.contains_key(key)
                })?;
                row.remove(key);
            }
            Self::Change(section, key) => {
                let value = value(random, table, section, key);
                let row = one(random, rows_mut(table, section), |row| {
                    row.contains_key(key)
                })?;
                let old = row.insert(key.clone(), value.clone())?;
                if old == value {
                    return None;
                }
                if key == "id" {
                    rename(table, section, text_of(&old), text_of(&value));
                }
            }
            Self::Add("message") => {
                let row = row(random, table, "message");
                let old = table.insert("message".to_owned(), row.into());
                return old.is_none().then_some(());
            }
            Self::Remove("message") => drop(table.remove("message")?),
            Self::Add(section) => {
                let row = row(random, table, section);
                let list = one(random, lists(table, section), |_| true)?;
                list.insert(random.below(list.len() + 1), row.into());
            }
            Self::Remove(section) => {
                let list = one(random, lists(table, section), |list| !list.is_empty())?;
                list.remove(random.below(list.len()));
            }
            Self::Move(section) => {
                let list = one(random, lists(table, section), |list| list.len() > 1)?;
                let row = list.remove(random.below(list.len()));
                list.insert(random.below(list.len() + 1), row);
            }
            Self::Together(_, edit) => edit(random, table)?,
        }
        fit(random, table);
        Some(())
    }
}

impl fmt::Display for Edit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Set(section, key) => write!(f, "set {section}.{key}"),
            Self::Unset(section, key) => write!(f, "unset {section}.{key}"),
            Self::Change(section, key) => write!(f, "change {section}.{key}"),
            Self::Add(section) => write!(f, "add a {section}"),
            Self::Remove(section) => write!(f, "remove a {section}"),
            Self::Move(section) => write!(f, "move a {section}"),
            Self::Together(name, _) => f.write_str(name),
        }
    }
}

/// A random one of those that fit.
fn one<'t, T: ?Sized>(
    random: &mut Random,
    from: Vec<&'t mut T>,
    fits: impl Fn(&T) -> bool,
) -> Option<&'t mut T> {
    let mut from: Vec<&mut T> = from.into_iter().filter(|item| fits(item)).collect();
    (!from.is_empty()).then(|| from.swap_remove(random.below(from.len())))
}

fn text_of(value: &Value) -> &str {
    value.as_str().unwrap()
}

/// Lets all rows use the new id of a group, a tag or a column.
fn rename(table: &mut Table, section: &str, old: &str, new: &str) {
    for users in ["code", "range"] {
        for row in rows_mut(table, users) {
            let key = match section {
                "column" => "columns",
                "tag" => "tags",
                _ => section,
            };
            match row.get_mut(key) {
                Some(Value::String(group)) if group == old => new.clone_into(group),
                Some(Value::Array(tags)) => {
                    for tag in tags.iter_mut().filter(|tag| text_of(tag) == old) {
                        *tag = new.into();
                    }
                }
                Some(Value::Table(facts)) => {
                    let fact = facts.remove(old);
                    facts.extend(fact.map(|fact| (new.to_owned(), fact)));
                }
                _ => {}
            }
        }
    }
}

fn respell(random: &mut Random, table: &mut Table, section: &str) -> Option<()> {
    let row = one(random, rows_mut(table, section), |row| {
        text(row, "id").contains('-')
    })?;
    let old = text(row, "id").to_owned();
    let new = old.replace('-', "_");
    row.insert("id".to_owned(), new.as_str().into());
    rename(table, section, &old, &new);
    Some(())
}

/// Removes a random row of a list.
fn take(random: &mut Random, table: &mut Table, section: &str) -> Option<Table> {
    let list = one(random, lists(table, section), |list| !list.is_empty())?;
    let Value::Table(row) = list.remove(random.below(list.len())) else {
        return None;
    };
    Some(row)
}

fn retire(random: &mut Random, table: &mut Table) -> Option<()> {
    let code = take(random, table, "code")?;
    let mut retired = row(random, table, "retired");
    for key in ["value", "label"] {
        retired.insert(key.to_owned(), code[key].clone());
    }
    list(table, "retired").push(retired.into());
    Some(())
}

fn reuse(random: &mut Random, table: &mut Table, key: &str) -> Option<()> {
    let retired = take(random, table, "retired")?;
    let mut code = row(random, table, "code");
    code.insert(key.to_owned(), retired[key].clone());
    list(table, "code").push(code.into());
    Some(())
}

/// Two random codes.
fn two_codes<'t>(random: &mut Random, table: &'t mut Table) -> Option<[&'t mut Table; 2]> {
    let mut codes = rows_mut(table, "code");
    let other = codes.len().checked_sub(2)?;
    let first = codes.remove(random.below(codes.len()));
    Some([first, codes.swap_remove(random.below(other + 1))])
}

fn swap_labels(random: &mut Random, table: &mut Table) -> Option<()> {
    let [one, other] = two_codes(random, table)?;
    std::mem::swap(&mut one["label"], &mut other["label"]);
    Some(())
}

fn move_alias(random: &mut Random, table: &mut Table) -> Option<()> {
    let [from, to] = two_codes(random, table)?;
    let alias = from["alias"].as_array_mut()?.pop()?;
    to["alias"].as_array_mut()?.push(alias);
    Some(())
}

fn swap_with_alias(random: &mut Random, table: &mut Table) -> Option<()> {
    let has_alias = |code: &Table| {
        code["alias"]
            .as_array()
            .is_some_and(|list| !list.is_empty())
    };
    let code = one(random, rows_mut(table, "code"), has_alias)?;
    let label = code["label"].clone();
    code["label"] = std::mem::replace(&mut code["alias"][0]["label"], label);
    Some(())
}

/// Lets a code have the label of another one.
pub fn repeat_label(random: &mut Random, table: &mut Table) -> Option<()> {
    let [first, second] = two_codes(random, table)?;
    second.insert("label".to_owned(), first["label"].clone());
    second.insert("same-label-as".to_owned(), first["value"].clone());
    Some(())
}

fn swap_first_of_label(_: &mut Random, table: &mut Table) -> Option<()> {
    let codes: Vec<Table> = rows(table, "code").cloned().collect();
    let second = codes
        .iter()
        .find(|code| code.contains_key("same-label-as"))?;
    for code in rows_mut(table, "code") {
        if code["value"] == second["value"] {
            code.remove("same-label-as");
        } else if code["label"] == second["label"] {
            code.insert("same-label-as".to_owned(), second["value"].clone());
        }
    }
    Some(())
}

fn license_by_file(_: &mut Random, table: &mut Table) -> Option<()> {
    let package = table.get_mut("package")?.as_table_mut()?;
    package.remove("license")?;
    package.insert("license-file".to_owned(), "LICENSE".into());
    Some(())
}

fn other_target(random: &mut Random, table: &mut Table) -> Option<()> {
    let new = if table.remove("package").is_some() {
        "module"
    } else {
        table.remove("module")?;
        "package"
    };
    let mut target = row(random, table, new);
    target.insert("version".to_owned(), "1.2.3".into());
    table.insert(new.to_owned(), target.into());
    Some(())
}
