//! Lists of codes that vendors publish, compared with tables.
//!
//! [`find`] chooses the list of codes among the tables of a page, [`compare`] compares it with a table,
//! [`unread`] returns the rows that may be codes but were not read, and [`insert`] adds new codes to the
//! text of the table.

mod block;
mod difference;
mod find;
mod insert;
mod page;
mod unread;

pub use block::{Block, BlockKind, Page, Row, RowKind};
pub use difference::{Difference, Obstacle, compare};
pub use find::{FindError, find};
pub use insert::{NewCode, insert};
pub use page::{Listed, PageRow, PageTable};
pub use unread::unread;
