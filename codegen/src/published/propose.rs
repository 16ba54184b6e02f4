//! Makes a table from a published list.

use std::collections::{BTreeMap, HashMap, HashSet};

use toml_writer::ToTomlValue;

use super::block::{Page, Row, RowKind};
use super::choose::{Choice, all_parts, blocks, common_prefix, parts_of};
use super::find::{Candidate, FindError, candidates};
use super::headers::column_named;
use super::insert::description;
use super::judge::{Columns, Judged, judge, standing_out};
use super::known::Known;
use super::likeness::ValueKind;
use super::list::{List, Listed, ListedRange};
use super::read::read;
use super::value_text::{Base, ValueText};
use crate::model::keyword::Keyword;
use crate::model::value::{IntRepr, Notation, Radix, Repr, Value};
use crate::validate::naming;

/// From this number of codes on, variants are numbered by position, since rustc takes long otherwise.
const BY_POSITION: usize = 1024;

/// The maximum number of other lists that descriptions are looked for in.
const MAX_DESCRIBED: usize = 50;

/// The maximum number of headers that a message names.
const MAX_HEADERS: usize = 12;

/// What a caller decides about a new table. What it leaves out is inferred.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// The name of the table, such as `http-status`.
    pub name: String,
    /// The Rust enum.
    pub type_name: Option<String>,
    /// The package, or the module.
    pub package: Option<String>,
    /// Whether to make a module in place of a package.
    pub is_module: bool,
    /// The type of the values.
    pub repr: Option<Repr>,
    /// The list to take, counted from 1.
    pub list: Option<usize>,
    /// The columns of a table to take.
    pub columns: Columns,
    /// The names of the files.
    pub files: Vec<String>,
    /// Today, such as `2026-11-25`.
    pub today: String,
}

/// A table that was made from a list.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Proposal {
    /// The text of the table.
    pub text: String,
    /// The list that it was made from.
    pub list: List,
    /// How its values are shown.
    pub notation: Notation,
    /// The other lists of the files.
    pub others: Vec<Candidate>,
}

/// Makes a table from the list that stands out in files.
///
/// # Errors
///
/// Returns an error that names the lists if none stands out, or if there is none.
pub fn propose(pages: &[Page], options: &Options) -> Result<Proposal, FindError> {
    if let Some(error) = missing_column(pages, &options.columns) {
        return Err(error);
    }
    let lists = judge(pages, &options.columns);
    let all = candidates(&lists);
    let chosen = match options.list {
        Some(number) => number.checked_sub(1).and_then(|index| lists.get(index)),
        None => standing_out(&lists),
    };
    let Some(chosen) = chosen else {
        return Err(unclear(all, options.list));
    };
    let mut others = all;
    let mut numbered = lists.iter().zip(1..);
    let own = numbered.find(|(list, _)| std::ptr::eq(*list, chosen));
    others.retain(|other| own.is_none_or(|(_, number)| other.number != number));
    let widest = match chosen.values {
        ValueKind::Strings => Repr::Str,
        ValueKind::Integers(base) if has_negative(chosen, base) => Repr::Integer(IntRepr::I64),
        ValueKind::Integers(_) => Repr::Integer(IntRepr::U64),
    };
    let repr = options.repr.unwrap_or(widest);
    let known = Known::nothing(repr);
    let description = options.columns.description.as_deref();
    let choice = Choice {
        parts: parts_of(&known, chosen, description),
        others: Vec::new(),
    };
    let mut list = read(&known, &choice);
    describe(&mut list, &known, &lists, chosen);
    describe_by_label(&mut list, pages);
    let repr = options.repr.unwrap_or_else(|| smallest(repr, &list));
    let notation = Notation {
        repr,
        radix: radix(chosen, &choice),
        width: 0,
    };
    Ok(Proposal {
        text: Writer::new(pages, options, &list, notation).text(),
        notation,
        list,
        others,
    })
}

/// Takes the descriptions that the list does not have from another list of the same codes: a page may have a summary,
/// and a section for each code.
fn describe(list: &mut List, known: &Known<'_>, lists: &[Judged<'_>], chosen: &Judged<'_>) {
    if list.codes.iter().any(|code| !code.description.is_empty()) {
        return;
    }
    let others = lists.iter().filter(|other| !std::ptr::eq(*other, chosen));
    for other in others.take(MAX_DESCRIBED) {
        let choice = Choice {
            parts: parts_of(known, other, None),
            others: Vec::new(),
        };
        let said = read(known, &choice).codes;
        let said: HashMap<(&Value, &str), &str> = said
            .iter()
            .filter(|code| !code.description.is_empty())
            .map(|code| {
                (
                    (&code.value, code.label.as_str()),
                    code.description.as_str(),
                )
            })
            .collect();
        let has = |code: &&Listed| said.contains_key(&(&code.value, code.label.as_str()));
        if 2 * list.codes.iter().filter(has).count() < list.codes.len() {
            continue;
        }
        for code in &mut list.codes {
            if let Some(text) = said.get(&(&code.value, code.label.as_str())) {
                code.description = (*text).to_owned();
            }
        }
        return;
    }
}

/// Takes the descriptions that the list does not have from a block of labels and texts: code may have a function that
/// returns a text for each constant, or a map of them.
fn describe_by_label(list: &mut List, pages: &[Page]) {
    for (_, block) in blocks(pages) {
        let pair = |row: &Row| match &row.cells[..] {
            [label, text] if text.contains(' ') && ValueText::parse(text).is_none() => {
                Some((label.clone(), text.clone()))
            }
            _ => None,
        };
        let said: HashMap<String, String> = block.rows.iter().filter_map(pair).collect();
        let has = |code: &&Listed| said.contains_key(&code.label);
        if 2 * list.codes.iter().filter(has).count() < list.codes.len() {
            continue;
        }
        // A comment may only repeat the number.
        let codes = list.codes.iter_mut();
        for code in codes.filter(|code| description(code).is_empty()) {
            if let Some(text) = said.get(&code.label) {
                code.description.clone_from(text);
            }
        }
    }
}

/// The error of a call that names a column that no block has.
fn missing_column(pages: &[Page], columns: &Columns) -> Option<FindError> {
    let Columns {
        value,
        label,
        description,
    } = columns;
    let mut named = [value, label, description].into_iter().flatten();
    let missing =
        named.find(|name| blocks(pages).all(|(_, block)| column_named(block, name).is_none()))?;
    let headers = blocks(pages).flat_map(|(_, block)| {
        let headers = block.rows.iter().filter(|row| row.kind == RowKind::Header);
        headers.flat_map(|row| &row.cells)
    });
    let mut known: Vec<String> = Vec::new();
    for header in headers.map(|header| format!("`{header}`")) {
        if !known.contains(&header) && known.len() < MAX_HEADERS {
            known.push(header);
        }
    }
    Some(FindError {
        message: format!("no table has a column `{missing}`"),
        help: match known.len() {
            0 => "name a column by its number, counted from 1".to_owned(),
            _ => format!("name one by its header or number: {}", known.join(", ")),
        },
        candidates: Vec::new(),
    })
}

fn unclear(candidates: Vec<Candidate>, list: Option<usize>) -> FindError {
    let message = match (list, candidates.len()) {
        (Some(number), count) => format!("there is no list {number}: the file has {count}"),
        (None, 0) => "no list of codes: nothing has a value and a label".to_owned(),
        (None, 1) if candidates[0].rows < 2 => "only one row looks like a code".to_owned(),
        (None, 1) => "nothing says that the only list is one of codes".to_owned(),
        (None, count) => format!("{count} lists could be meant"),
    };
    let help = if candidates.is_empty() {
        "name the file in which the vendor lists values and labels, or its columns with `--value` and `--label`"
            .to_owned()
    } else {
        "choose one with `--list N`".to_owned()
    };
    FindError {
        message,
        help,
        candidates,
    }
}

/// Whether a list writes some value with a sign.
fn has_negative(chosen: &Judged<'_>, base: Base) -> bool {
    let rows = chosen
        .blocks
        .iter()
        .flat_map(|(_, block)| all_parts(block, std::slice::from_ref(&chosen.view)));
    rows.into_iter().any(|parts| {
        let number = match ValueText::parse(&parts.value) {
            Some(ValueText::Number(number) | ValueText::Range(number, _)) => number.value(base),
            None => None,
        };
        number.is_some_and(|(number, _)| number.is_negative())
    })
}

/// The smallest type that holds all values, a signed one only if some value is negative.
fn smallest(repr: Repr, list: &List) -> Repr {
    let codes = list.codes.iter().map(|code| &code.value);
    let ranges = list
        .ranges
        .iter()
        .flat_map(|range| [&range.first, &range.last]);
    let numbers: Vec<i128> = codes.chain(ranges).filter_map(Value::as_integer).collect();
    let (Repr::Integer(_), Some(low), Some(high)) =
        (repr, numbers.iter().min(), numbers.iter().max())
    else {
        return repr;
    };
    let types = IntRepr::KEYWORDS
        .iter()
        .filter_map(|keyword| IntRepr::from_keyword(keyword));
    let fitting = types
        .filter(|repr| repr.is_signed() == (*low < 0) && repr.holds(*low) && repr.holds(*high));
    let smallest = fitting.min_by_key(|repr| repr.bits());
    Repr::Integer(smallest.unwrap_or(IntRepr::I64))
}

/// Hexadecimal if the list writes most of its numbers so.
fn radix(chosen: &Judged<'_>, choice: &Choice<'_>) -> Radix {
    if let ValueKind::Integers(Base::Sixteen) = chosen.values {
        return Radix::Hex;
    }
    let (mut marked, mut all) = (0, 0);
    for part in &choice.parts {
        for parts in all_parts(part.block, &part.views) {
            if let Some(ValueText::Number(number)) = ValueText::parse(&parts.value) {
                all += 1;
                marked += usize::from(number.is_hex());
            }
        }
    }
    if 2 * marked > all {
        Radix::Hex
    } else {
        Radix::Decimal
    }
}

/// Writes a table.
struct Writer<'p> {
    pages: &'p [Page],
    options: &'p Options,
    list: &'p List,
    notation: Notation,
    /// The id of each heading that codes are listed under, in the order of the list; none if there is only one.
    groups: Vec<(&'p str, String)>,
    prefix: String,
}

impl<'p> Writer<'p> {
    fn new(pages: &'p [Page], options: &'p Options, list: &'p List, notation: Notation) -> Self {
        let labels = list.codes.iter().map(|code| code.label.as_str());
        let prefix = common_prefix(labels.clone());
        let end = prefix.rfind('_').map_or(0, |end| end + 1);
        // The label that is the prefix itself would have no name of its own.
        let prefix = if labels.count() > 1 {
            &prefix[..end]
        } else {
            ""
        };
        Self {
            pages,
            options,
            list,
            notation,
            groups: groups(list),
            prefix: prefix.to_owned(),
        }
    }

    fn text(&self) -> String {
        self.head() + &self.groups() + &self.ranges() + &self.codes() + &self.gaps()
    }

    fn head(&self) -> String {
        let Options {
            name, files, today, ..
        } = self.options;
        let words = name.replace(['-', '_'], " ");
        let type_name = self
            .options
            .type_name
            .clone()
            .unwrap_or_else(|| naming::upper_camel(name));
        let title = self.pages.iter().find_map(|page| page.title.clone());
        let codes_of_files = || format!("The codes of {}", files.join(", "));
        let description = title.clone().unwrap_or_else(codes_of_files);
        let document = title.unwrap_or_else(|| files.join(", "));
        let mut text = format!(
            "#:schema ./schema.json\n\
             # Made from {}. What a person still has to look at: `title`, `type`, the names of variants that do not read\n\
             # well, `outcome` and `tags` where the source states them{}.\n\n\
             format = 1\n\n[table]\ntitle = {}\ntype = {}\nrepr = {}\n",
            files.join(", ").replace(['\n', '\r'], " "),
            if self.options.is_module {
                ""
            } else {
                ", and the `license` of the package"
            },
            words.to_toml_value(),
            type_name.to_toml_value(),
            self.notation.repr.name().to_toml_value(),
        );
        if self.notation.radix == Radix::Hex && self.notation.repr != Repr::Str {
            text += "radix = \"hex\"\n";
        }
        if !self.prefix.is_empty() {
            text += &format!("strip-prefix = [{}]\n", self.prefix.to_toml_value());
        }
        if self.list.codes.len() > BY_POSITION && self.notation.repr != Repr::Str {
            text += "discriminant = \"position\"\n";
        }
        text += &format!(
            "\n[table.source]\ndocument = {}\n",
            document.to_toml_value()
        );
        let address = self.pages.iter().find_map(|page| page.address.as_ref());
        if let Some(address) = address.filter(|address| crate::validate::is_address(address)) {
            text += &format!("url = {}\n", address.to_toml_value());
        }
        text += &format!("retrieved = {today}\n");
        text + &self.target(&description)
    }

    /// The section of what is generated.
    fn target(&self, description: &str) -> String {
        let Options {
            name,
            package,
            is_module,
            ..
        } = self.options;
        let generated = package.clone().unwrap_or_else(|| name.to_lowercase());
        if *is_module {
            let module = match package {
                Some(module) => module.clone(),
                None => generated.replace('-', "_"),
            };
            return format!("\n[module]\nname = {}\n", module.to_toml_value());
        }
        format!(
            "\n[package]\nname = {}\nversion = \"0.1.0\"\ndescription = {}\npublish = false\n",
            generated.to_toml_value(),
            description.to_toml_value(),
        )
    }

    fn groups(&self) -> String {
        let group = |(title, id): &(&str, String)| {
            format!(
                "\n[[group]]\nid = {}\ntitle = {}\n",
                id.to_toml_value(),
                title.to_toml_value()
            )
        };
        self.groups.iter().map(group).collect()
    }

    /// The ranges that nest or are apart.
    fn ranges(&self) -> String {
        let mut taken: Vec<&ListedRange> = Vec::new();
        let mut text = String::new();
        for range in &self.list.ranges {
            let nests = |other: &&ListedRange| {
                let is_apart = range.last < other.first || other.last < range.first;
                let is_inside = other.first <= range.first && range.last <= other.last;
                let is_around = range.first <= other.first && other.last <= range.last;
                is_apart
                    || ((is_inside || is_around)
                        && (&range.first, &range.last) != (&other.first, &other.last))
            };
            if taken.iter().all(nests) {
                taken.push(range);
                text += &format!(
                    "\n[[range]]\nfirst = {}\nlast = {}\nlabel = {}\n",
                    self.literal(&range.first),
                    self.literal(&range.last),
                    range.label.to_toml_value()
                );
            }
        }
        text
    }

    fn codes(&self) -> String {
        // Other labels of a value are aliases, and other values of a label repeat it.
        let mut by_value: BTreeMap<usize, Vec<&Listed>> = BTreeMap::new();
        let mut first_of_value: HashMap<&Value, usize> = HashMap::new();
        let mut first_of_label: HashMap<&str, &Value> = HashMap::new();
        for (position, code) in self.list.codes.iter().enumerate() {
            let first = *first_of_value.entry(&code.value).or_insert(position);
            by_value.entry(first).or_default().push(code);
        }
        let own: HashSet<&str> = by_value
            .values()
            .map(|codes| codes[0].label.as_str())
            .collect();
        let mut names = HashSet::new();
        let mut text = String::new();
        for codes in by_value.values() {
            let code = codes[0];
            text += &format!(
                "\n[[code]]\nvalue = {}\nlabel = {}\n",
                self.literal(&code.value),
                code.label.to_toml_value()
            );
            match first_of_label.get(code.label.as_str()) {
                Some(first) => text += &format!("same-label-as = {}\n", self.literal(first)),
                None => text += &self.variant(&mut names, code),
            }
            first_of_label.entry(&code.label).or_insert(&code.value);
            let group = code.group.as_deref();
            if let Some((_, id)) = self.groups.iter().find(|(title, _)| Some(*title) == group) {
                text += &format!("group = {}\n", id.to_toml_value());
            }
            text += &description(code);
            for alias in &codes[1..] {
                // A label leads to one code.
                if own.contains(alias.label.as_str())
                    || first_of_label.contains_key(alias.label.as_str())
                {
                    continue;
                }
                first_of_label.insert(&alias.label, &alias.value);
                text += &format!(
                    "\n[[code.alias]]\nlabel = {}\n",
                    alias.label.to_toml_value()
                );
                text += &self.variant(&mut names, alias);
                text += &description(alias);
            }
        }
        text
    }

    /// The line that names a row, if the name made from its label is taken.
    fn variant(&self, names: &mut HashSet<String>, code: &Listed) -> String {
        let suffix = naming::value_suffix(&code.value, self.notation.repr, self.notation.radix);
        let prefixes: &[&str] = if self.prefix.is_empty() {
            &[]
        } else {
            &[self.prefix.as_str()]
        };
        let name = naming::code_name(&code.label, prefixes, &suffix);
        match naming::free_name(&name, &suffix, names) {
            None => String::new(),
            Some(name) => format!("variant = {}\n", name.to_toml_value()),
        }
    }

    fn gaps(&self) -> String {
        let gaps = self
            .list
            .left_out
            .iter()
            .filter_map(|left_out| left_out.gap.as_ref());
        let free = gaps.filter(|gap| {
            let values = &gap.first..=&gap.last;
            !self
                .list
                .codes
                .iter()
                .any(|code| values.contains(&&code.value))
        });
        free.map(|gap| super::insert::gap_row(self.notation, gap))
            .collect()
    }

    fn literal(&self, value: &Value) -> String {
        super::insert::literal(self.notation, value)
    }
}

/// The headings that codes are listed under, each with an id, if there are several.
fn groups(list: &List) -> Vec<(&str, String)> {
    let mut seen: HashSet<&str> = HashSet::new();
    let mut ids: HashSet<String> = HashSet::new();
    let mut groups = Vec::new();
    for title in list.codes.iter().filter_map(|code| code.group.as_deref()) {
        if title.is_empty() || !seen.insert(title) {
            continue;
        }
        let words = naming::snake(title);
        let short: Vec<&str> = words.split('_').take(6).collect();
        let mut id = short.join("-");
        if naming::group_name(&id).is_none() {
            "group".clone_into(&mut id);
        }
        let numbered = (2..).map(|number: u32| format!("{id}-{number}"));
        let mut candidates = std::iter::once(id.clone()).chain(numbered);
        let id = candidates.find(|id| {
            let name = naming::group_name(id).expect("the id has letters");
            ids.insert(name.to_lowercase())
        });
        groups.push((title, id.expect("there is always another number")));
    }
    if groups.len() < 2 { Vec::new() } else { groups }
}
