//! Values separated by commas, semicolons or tabs, whichever is the most frequent in the page.

use codetable::published::{PageRow as Row, PageTable as Grid};
use csv::ReaderBuilder;

use super::cell::cell;

pub(crate) fn read(page: &str) -> Vec<Grid> {
    let count = |separator: &u8| page.bytes().filter(|byte| byte == separator).count();
    let separator = *b",;\t"
        .iter()
        .max_by_key(|separator| count(separator))
        .unwrap_or(&b',');
    let mut reader = ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(page.as_bytes());
    // The page was decoded to UTF-8, so no record can fail.
    let records = reader.records().filter_map(Result::ok);
    let rows = records.map(|record| Row {
        line: record
            .position()
            .and_then(|position| usize::try_from(position.line()).ok())
            .unwrap_or(1),
        cells: record.iter().map(cell).collect(),
        is_loose: false,
    });
    vec![rows.collect()]
}
