//! Lists of codes that vendors publish, compared with tables.
//!
//! A file is a [`Page`] of blocks. [`find`] chooses the blocks that are the list of a table and reads it,
//! [`compare`] compares it with the table, and [`insert`] adds what is new to the text of the table.

mod block;
mod choose;
mod delimiter;
mod describe;
mod difference;
mod extended;
mod find;
mod fit;
mod flags;
mod grouped;
mod headers;
mod insert;
mod judge;
mod known;
mod list;
mod options;
mod prepare;
mod propose;
mod read;
mod records;
mod sections;
mod several;
mod shape;
mod unassigned;
mod value_text;
mod view;
mod write;

pub use block::{Block, BlockKind, Page, Row, RowKind};
pub use difference::{Difference, Obstacle, Place, compare};
pub use find::{Candidate, FindError, find};
pub use insert::{Addition, insert};
pub use judge::Columns;
pub use list::{LeftOut, List, Listed, ListedRange, Unread};
pub use options::Options;
pub use prepare::{are_another_list, prepare};
pub use propose::{Proposal, propose};
