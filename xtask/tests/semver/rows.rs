//! The rows of a table, by the names of their sections.

use toml::{Table, Value};

/// The string of a key that the row has.
pub fn text<'t>(row: &'t Table, key: &str) -> &'t str {
    row[key].as_str().unwrap()
}

/// The rows of a list of the table.
pub fn rows<'t>(table: &'t Table, section: &str) -> impl Iterator<Item = &'t Table> {
    let list = table.get(section).and_then(Value::as_array);
    list.into_iter().flatten().filter_map(Value::as_table)
}

/// Every row of a section.
pub fn rows_mut<'t>(table: &'t mut Table, section: &str) -> Vec<&'t mut Table> {
    match section {
        "source" => table["table"]["source"]
            .as_table_mut()
            .into_iter()
            .collect(),
        "alias" => {
            let lists = lists(table, "alias").into_iter().flatten();
            lists.filter_map(Value::as_table_mut).collect()
        }
        _ => match table.get_mut(section) {
            Some(Value::Array(rows)) => rows.iter_mut().filter_map(Value::as_table_mut).collect(),
            Some(Value::Table(row)) => vec![row],
            _ => Vec::new(),
        },
    }
}

/// Every list of the rows of a section: of aliases, each code has one.
pub fn lists<'t>(table: &'t mut Table, section: &str) -> Vec<&'t mut Vec<Value>> {
    if section == "alias" {
        let codes = rows_mut(table, "code").into_iter();
        codes
            .filter_map(|code| code.get_mut("alias")?.as_array_mut())
            .collect()
    } else {
        table
            .get_mut(section)
            .and_then(Value::as_array_mut)
            .into_iter()
            .collect()
    }
}

/// The list of the rows of a section, which the table has.
pub fn list<'t>(table: &'t mut Table, section: &str) -> &'t mut Vec<Value> {
    lists(table, section).remove(0)
}
