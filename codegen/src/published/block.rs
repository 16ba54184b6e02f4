//! What a published file contains: blocks of rows, as the reader of its format finds them. None of this knows
//! of codes; whether a block is a list of codes, and which of its cells are values and labels, is decided later.

/// A file, read by the reader of its format.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// The title, if the format has one.
    pub title: Option<String>,
    /// The address at which the file is published, if it says so.
    pub address: Option<String>,
    /// The blocks, in the order of the file.
    pub blocks: Vec<Block>,
}

/// Rows that belong together, such as a table, an enum or a run of macros.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What the rows are and how their cells are separated.
    pub kind: BlockKind,
    /// The name of an enum, the caption of a table, or else the nearest heading above.
    pub name: Option<String>,
    /// The rows, in the order of the file; at least one.
    pub rows: Vec<Row>,
}

/// What the rows of a block are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// A table: its format separates the cells.
    Table,
    /// Terms and their definitions: two cells, the second of which may be empty. A heading with the paragraphs
    /// below it is one too.
    Definitions,
    /// Items of a list: one cell.
    Items,
    /// Lines of text: one cell, with its tabs and spaces as they are.
    Text,
    /// Constants of a programming language: two cells, the name and the value. The value is decimal if the reader
    /// could compute it, as written if it is a literal, and otherwise the expression as written.
    Constants,
}

/// A row of a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What the row is.
    pub kind: RowKind,
    /// The line that it starts in, counted from 1.
    pub line: usize,
    /// The cells. A run of spaces is one space, unless the kind of the block says otherwise; where the format breaks
    /// a line or starts a paragraph there is a `\n`. A cell that spans several columns or rows is repeated in each.
    pub cells: Vec<String>,
    /// What is said about the row outside of its cells: a comment alongside or directly above.
    pub comment: Option<String>,
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RowKind {
    /// The names of the columns.
    Header,
    /// A heading for the rows below it: one cell.
    Heading,
    /// Anything else.
    Data,
}
