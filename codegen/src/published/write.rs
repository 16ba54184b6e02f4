//! Writes the text of a table that is made from a published list.

use std::collections::{BTreeMap, HashMap, HashSet};

use toml_writer::ToTomlValue;

use super::block::Page;
use super::insert::description;
use super::list::{List, Listed, ListedRange};
use super::options::Options;
use super::shape::common_prefix;
use crate::model::value::{Notation, Radix, Repr, Value};
use crate::validate::naming;

/// From this number of codes on, variants are numbered by position, since rustc takes long otherwise.
const BY_POSITION: usize = 1024;

/// Writes a table.
///
/// The list contains nothing that a table cannot contain, see [`leave_out_conflicts`](super::fit::leave_out_conflicts).
pub(super) struct Writer<'p> {
    pages: &'p [Page],
    options: &'p Options,
    list: &'p List,
    notation: Notation,
    /// The id of each heading that codes are listed under, in the order of the list; none if there is only one.
    groups: Vec<(&'p str, String)>,
    prefix: String,
}

impl<'p> Writer<'p> {
    pub(super) fn new(
        pages: &'p [Page],
        options: &'p Options,
        list: &'p List,
        notation: Notation,
    ) -> Self {
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

    pub(super) fn text(&self) -> String {
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

    fn ranges(&self) -> String {
        let range = |range: &ListedRange| {
            format!(
                "\n[[range]]\nfirst = {}\nlast = {}\nlabel = {}\n",
                self.literal(&range.first),
                self.literal(&range.last),
                range.label.to_toml_value()
            )
        };
        self.list.ranges.iter().map(range).collect()
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
