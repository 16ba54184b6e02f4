//! Codes that are the bases of values without a code, in a table with a base mask.
//!
//! Most changes of a base are those of its code, and the answers of ranges are compared as if no base had an answer.
//! What remains is a base that answers now where a range did before.

use super::attributes::{Attribute, GROUP, OUTCOME};
use super::change::Changes;
use super::line::Part;
use super::pair::TablePair;
use super::unknown::FALLBACK;
use crate::model::value::{IntRepr, Repr};
use crate::model::{Code, Outcome};

/// Reports `outcome-changed`, `group-changed` and `fallback-changed` of values without a code.
pub(super) fn answers(pair: &TablePair<'_>, changes: &mut Changes) {
    let (old, new) = pair.tables();
    if (old.repr, old.base_mask) != (new.repr, new.base_mask) {
        return;
    }
    for code in &new.codes {
        let Some(bits) = Bits::new(pair, code) else {
            continue;
        };
        let before = pair.old_of(code);
        let mut report =
            |attribute: &Attribute, now: &str, was: &dyn Fn(&Part<'_>) -> Option<String>| {
                let regions = pair.line.regions(|part| {
                    let was = was(part)?;
                    has_base(pair, part, bits).then_some(was)
                });
                for region in regions {
                    let named = format!(
                        "{} and with the base {}",
                        region.named,
                        pair.new.show_code(code)
                    );
                    attribute.report(changes, &named, Some(&region.change), Some(now), &code.at);
                }
            };
        if let Some(now) = code.facts.outcome()
            && before.is_none_or(|before| before.facts.outcome().is_none())
        {
            report(&OUTCOME, now.name(), &|part| {
                let was = part.old?.facts.outcome()?;
                (was != now).then(|| Outcome::name(was).to_owned())
            });
        }
        if let Some(now) = pair.new.group_of(&code.facts)
            && before.is_none_or(|before| before.facts.group().is_none())
        {
            report(&GROUP, &now.id, &|part| {
                let was = pair.old.group_of(&part.old?.facts)?;
                (!pair.is_same_group(Some(was), Some(now))).then(|| was.id.clone())
            });
        }
        if before.is_none() {
            report(&FALLBACK, &new.show(&code.value), &|part| {
                let was = &old.codes[part.old?.fallback?.value].value;
                (*was != code.value).then(|| old.show(was))
            });
        }
    }
}

/// The bits of a base. Numbers are counted from the lowest of the type, so that none is negative.
#[derive(Clone, Copy)]
struct Bits {
    repr: IntRepr,
    /// The bits that the numbers with the base share.
    mask: i128,
    /// Those that are set.
    base: i128,
}

impl Bits {
    /// Returns the bits of a code, or `None` if it is not a base.
    fn new(pair: &TablePair<'_>, code: &Code) -> Option<Self> {
        let table = pair.new.table;
        let (Repr::Integer(repr), Some(mask)) = (table.repr, table.base_mask) else {
            return None;
        };
        if table.base_of(&code.value)? != code.value {
            return None;
        }
        let all = (1 << repr.bits()) - 1;
        // The bit of the sign is the other way round when counted from the lowest number.
        let sign = repr.min() & mask & all;
        Some(Self {
            repr,
            mask: mask & all,
            base: (code.value.as_integer()? & all) ^ sign,
        })
    }

    /// Returns how many numbers below a limit have the base. The limit may be the first above the type.
    fn count_below(self, limit: i128) -> usize {
        let limit = limit - self.repr.min();
        let mut count = 0;
        for position in (0..=self.repr.bits()).rev() {
            let bit: i128 = 1 << position;
            let is_fixed = self.mask & bit != 0 || position == self.repr.bits();
            let is_set = self.base & bit != 0;
            if limit & bit != 0 {
                // Numbers whose higher bits are those of the limit, and which do not have this one, are below it.
                if !is_set {
                    count += 1 << (!self.mask & (bit - 1)).count_ones();
                }
                if is_fixed && !is_set {
                    break;
                }
            } else if is_set {
                break;
            }
        }
        count
    }
}

/// Whether a part has a value with a base that has no code in either state.
fn has_base(pair: &TablePair<'_>, part: &Part<'_>, bits: Bits) -> bool {
    let Some((first, last)) = part.integers() else {
        return false;
    };
    let is_known = |code: &&Code| {
        let Some(number) = code.value.as_integer() else {
            return false;
        };
        let offset = number - bits.repr.min();
        (first..=last).contains(&number) && offset & bits.mask == bits.base
    };
    let known = pair.new.table.codes.iter().filter(is_known).count();
    let gone = pair.codes.removed.iter().copied().filter(is_known).count();
    bits.count_below(last + 1) - bits.count_below(first) > known + gone
}
