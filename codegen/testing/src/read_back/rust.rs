//! The Rust that grows with the table: variants, answers, lists and labels.

use std::collections::{BTreeMap, HashMap, HashSet};

use codetable::model::value::{Repr, Value};
use codetable::model::{Code, Discriminant, Outcome, Table};

use super::syntax::{
    bytes, cell, column, function, has_item, inherent, item, match_arms, method, names, numbers,
    pairs, without_braces,
};

/// Checks the files of a crate. Only a large one has `src/tables.rs`.
pub(super) fn check(table: &Table, code: &str, lookup: &str, tables: Option<&str>) {
    let parse = |text: &str| syn::parse_file(text).unwrap();
    let mut rows: Vec<&Code> = table.codes.iter().collect();
    rows.sort_by_key(|row| &row.value);
    let rust = Rust {
        table,
        rows,
        code: parse(code),
        lookup: parse(lookup),
        tables: tables.map(parse),
    };
    rust.check_variants();
    rust.check_lists();
    rust.check_answers();
    rust.check_labels();
}

/// The files of a crate.
struct Rust<'t> {
    table: &'t Table,
    /// The codes in the order of their values.
    rows: Vec<&'t Code>,
    code: syn::File,
    lookup: syn::File,
    tables: Option<syn::File>,
}

impl Rust<'_> {
    /// The enum has the variants in their order, with their values as discriminants or with none.
    fn check_variants(&self) {
        let item = self.code.items.iter().find_map(|item| match item {
            syn::Item::Enum(item) => Some(item),
            _ => None,
        });
        let item = item.expect("an enum");
        assert_eq!(item.ident, self.table.type_name);
        assert_eq!(item.variants.len(), self.rows.len());
        let is_by_value = self.table.discriminant == Discriminant::Value;
        let mut attributes = item.attrs.iter();
        let repr = attributes.find(|attribute| attribute.path().is_ident("repr"));
        let repr = repr.map(|repr| repr.parse_args::<syn::Ident>().unwrap().to_string());
        let stated = is_by_value.then(|| self.table.repr.name().to_owned());
        assert_eq!(repr, stated);
        let in_table_order: Vec<&Code> = self.table.codes.iter().collect();
        let expected = if is_by_value {
            &in_table_order
        } else {
            &self.rows
        };
        for (variant, code) in item.variants.iter().zip(expected) {
            assert_eq!(variant.ident, code.variant);
            let discriminant = variant.discriminant.as_ref();
            let discriminant = discriminant.map(|(_, value)| cell(value));
            let stated = is_by_value.then(|| code.value.to_string());
            assert_eq!(discriminant, stated, "{}", code.variant);
            check_search_names(self.table, code, &variant.attrs);
        }
    }

    /// `ALL` and the constants of aliases.
    fn check_lists(&self) {
        let mut constants = BTreeMap::new();
        for item in inherent(&self.code) {
            if let syn::ImplItem::Const(item) = item {
                constants.insert(item.ident.to_string(), &item.expr);
            }
        }
        let all = constants.remove("ALL").expect("a list of all codes");
        let syn::Expr::Reference(all) = all else {
            panic!("not a reference");
        };
        let all = match &*all.expr {
            syn::Expr::Array(array) => array.elems.iter().map(cell).collect(),
            path => column(self.tables.as_ref().unwrap(), &cell(path)),
        };
        let codes = self.table.codes.iter().map(|code| code.variant.clone());
        assert_eq!(all, codes.collect::<Vec<_>>());

        let constants = constants.into_iter().map(|(name, expr)| (name, cell(expr)));
        let mut expected = BTreeMap::new();
        for code in &self.table.codes {
            for alias in &code.aliases {
                // An alias that makes the name of its own code is that variant.
                if alias.variant != code.variant {
                    expected.insert(alias.variant.clone(), code.variant.clone());
                }
            }
        }
        assert_eq!(constants.collect::<BTreeMap<_, _>>(), expected);
    }

    /// What each code answers to each question.
    fn check_answers(&self) {
        let check = |method: &str, table: &str, is_it: &dyn Fn(&Code, &str) -> bool| {
            let answers = self.answers(method, table);
            for (row, answer) in self.rows.iter().zip(&answers) {
                assert!(is_it(row, answer), "{method} of {row:?} is {answer}");
            }
        };
        check("label", "LABELS", &|row, label| row.label == label);
        check("description", "DESCRIPTIONS", &|row, description| {
            let is_missing = row.description.is_empty() && self.tables.is_none();
            let expected = if is_missing { "None" } else { &row.description };
            description == expected
        });
        check("outcome", "OUTCOMES", &|row, outcome| {
            let (name, number) = match row.facts.outcome() {
                None => ("None", 0),
                Some(Outcome::Success) => ("Success", 1),
                Some(Outcome::Warning) => ("Warning", 2),
                Some(Outcome::Error) => ("Error", 3),
            };
            self.is_answer(outcome, name, number)
        });
        if !self.table.groups.is_empty() {
            check("group", "GROUPS", &|row, group| {
                let number = row.facts.group().map_or(0, |group| group + 1);
                let name = row
                    .facts
                    .group()
                    .map(|group| &*self.table.groups[group].variant);
                self.is_answer(group, name.unwrap_or("None"), number)
            });
        }
        for (tag, model) in self.table.tags.iter().enumerate() {
            let name = &model.predicate;
            check(name, &name.to_uppercase(), &|row, answer| {
                let is_tagged = row.facts.has_tag(tag);
                self.is_answer(answer, &is_tagged.to_string(), is_tagged.into())
            });
        }
        if let Some(tables) = &self.tables {
            let variants = self.rows.iter().map(|row| row.variant.clone());
            let variants = variants.collect::<Vec<_>>();
            assert_eq!(column(tables, "CODES"), variants);
            assert_eq!(column(tables, "VARIANTS"), variants);
        }
        if self.table.discriminant == Discriminant::Position {
            check("value", "VALUES", &|row, value| {
                value == self.value_in_table(&row.value)
            });
        }
        if self.tables.is_none() && self.table.repr != Repr::Str {
            let mut values = match_arms(method(&self.code, "from_value"));
            // It is not there if every value of the type has a code.
            values.remove("_");
            let expected = self.rows.iter();
            let expected = expected.map(|row| (row.value.to_string(), row.variant.clone()));
            assert_eq!(values, expected.collect::<HashMap<_, _>>());
        }
    }

    /// The answer of each code, in the order of the values.
    fn answers(&self, name: &str, table: &str) -> Vec<String> {
        // A large crate has no table of a tag that few codes have.
        if let Some(tables) = &self.tables
            && (has_item(tables, table) || !table.starts_with("IS_"))
        {
            return column(tables, table);
        }
        let body = method(&self.code, name);
        let answers = if let syn::Expr::Macro(matches) = body {
            let is_any_of = |input: syn::parse::ParseStream<'_>| {
                input.parse::<syn::Expr>()?;
                input.parse::<syn::Token![,]>()?;
                syn::Pat::parse_multi(input)
            };
            let names = names(&matches.mac.parse_body_with(is_any_of).unwrap());
            let is_any = |row: &&Code| {
                (
                    row.variant.clone(),
                    names.contains(&row.variant).to_string(),
                )
            };
            self.rows.iter().map(is_any).collect()
        } else if let syn::Expr::Lit(syn::ExprLit {
            lit: syn::Lit::Bool(answer),
            ..
        }) = body
        {
            // No code has the tag.
            let same = |row: &&Code| (row.variant.clone(), answer.value.to_string());
            self.rows.iter().map(same).collect()
        } else {
            match_arms(body)
        };
        assert_eq!(answers.len(), self.rows.len());
        let answer = |row: &&Code| answers[&row.variant].clone();
        self.rows.iter().map(answer).collect()
    }

    /// A table of a large crate has a number for each answer, a `match` its name.
    fn is_answer(&self, found: &str, name: &str, number: usize) -> bool {
        found == name || (self.tables.is_some() && found == number.to_string())
    }

    /// A large crate has the bits of an integer.
    fn value_in_table(&self, value: &Value) -> String {
        match (value, self.table.repr) {
            (Value::Integer(number), Repr::Integer(repr)) if self.tables.is_some() => {
                number.rem_euclid(1 << repr.bits()).to_string()
            }
            _ => value.to_string(),
        }
    }

    /// Every label and every string that is a value leads to its code, and a repeated label to all codes
    /// that have it.
    fn check_labels(&self) {
        let pair = |text: &str, row: &Code| (text.to_owned(), row.variant.clone());
        let codes = self.rows.iter().map(|row| pair(&row.label, row));
        let aliases = self.rows.iter().flat_map(|row| {
            let aliases = row.aliases.iter();
            aliases.map(|alias| pair(&alias.label, row))
        });
        let expected: Vec<_> = codes.chain(aliases).collect();
        if let Some(tables) = &self.tables {
            let mut labels = column(tables, "LABELS").into_iter();
            let codes = labels.by_ref().take(self.rows.len());
            let codes = codes.zip(&self.rows).collect::<Vec<_>>();
            let labels: Vec<String> = labels.collect();
            let aliases = if labels.is_empty() {
                Vec::new()
            } else {
                let indexes = numbers(&bytes(item(tables, "INDEX_OF_ALIAS")), labels.len());
                let codes = indexes.into_iter().map(|index| &self.rows[index]);
                labels.into_iter().zip(codes).collect()
            };
            let found = codes.into_iter().chain(aliases);
            let found = found.map(|(label, row)| pair(&label, row));
            assert_eq!(found.collect::<Vec<_>>(), expected);
        } else {
            assert_eq!(pairs(item(&self.lookup, "LABELS")), expected);
            if self.table.repr == Repr::Str {
                let expected = self.rows.iter();
                let expected = expected.map(|row| pair(&row.value.to_string(), row));
                let found = pairs(item(&self.lookup, "VALUES"));
                assert_eq!(found, expected.collect::<Vec<_>>());
            }
        }

        let repeated = self.rows.iter().enumerate();
        let repeated = repeated.filter(|(_, row)| !row.repeated_by.is_empty());
        let expected = repeated.map(|(index, row)| {
            let others = row.repeated_by.iter().map(|&code| &self.table.codes[code]);
            let codes = std::iter::once(*row).chain(others);
            let names = codes.map(|code| code.variant.clone());
            (index.to_string(), names.collect::<Vec<_>>())
        });
        let expected = expected.collect::<HashMap<_, _>>();
        let mut found = HashMap::new();
        if let syn::Expr::Match(body) = function(&self.lookup, "codes_of_label") {
            for arm in &body.arms {
                if let syn::Expr::Reference(codes) = without_braces(&arm.body)
                    && let syn::Expr::Array(codes) = &*codes.expr
                {
                    let codes = codes.elems.iter().map(cell).collect::<Vec<_>>();
                    found.insert(names(&arm.pat).concat(), codes);
                }
            }
        }
        assert_eq!(found, expected);
    }
}

/// rustdoc finds a variant by its value, as it is shown and as a number, and by its label, except for
/// names that rustdoc does not allow.
fn check_search_names(table: &Table, code: &Code, attributes: &[syn::Attribute]) {
    let mut found = Vec::new();
    for attribute in attributes.iter().filter(|one| one.path().is_ident("doc")) {
        let syn::Meta::List(_) = attribute.meta else {
            continue;
        };
        let aliases = attribute.parse_nested_meta(|meta| {
            let list;
            syn::parenthesized!(list in meta.input);
            let list =
                list.parse_terminated(<syn::LitStr as syn::parse::Parse>::parse, syn::Token![,]);
            found.extend(list?.iter().map(syn::LitStr::value));
            Ok(())
        });
        aliases.unwrap();
    }
    let distinct: HashSet<&String> = found.iter().collect();
    assert_eq!(distinct.len(), found.len(), "{found:?}");
    let value = code.value.to_string();
    for name in [&table.show(&code.value), &value, &code.label] {
        let is_plain = |c: char| c == ' ' || !(c.is_whitespace() || c == '\'' || c == '"');
        if name.chars().all(is_plain) && name.trim() == name && *name != code.variant {
            assert!(found.contains(name), "{name} is not in {found:?}");
        }
    }
}
