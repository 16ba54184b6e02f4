//! Which of the names in one list are which in another, so that a rename is one change.

/// Two lists of names, held against one another. All are positions.
pub(super) struct Names {
    /// For each old name what it is now, renamed or not.
    pub(super) after: Vec<Option<usize>>,
    pub(super) renamed: Vec<(usize, usize)>,
    pub(super) gone: Vec<usize>,
    pub(super) fresh: Vec<usize>,
}

impl Names {
    /// Names that are equal are the same. Of the others an old one was renamed to the first new one
    /// that `is_same` says has taken its place.
    pub(super) fn pair(old: &[&str], new: &[&str], is_same: impl Fn(usize, usize) -> bool) -> Self {
        let position = |name: &&str| new.iter().position(|other| other == name);
        let mut after: Vec<Option<usize>> = old.iter().map(position).collect();
        let mut fresh: Vec<usize> = (0..new.len())
            .filter(|new| !after.contains(&Some(*new)))
            .collect();
        let mut renamed = Vec::new();
        let mut gone = Vec::new();
        for (old, after) in after.iter_mut().enumerate() {
            if after.is_some() {
                continue;
            }
            match fresh.iter().position(|&new| is_same(old, new)) {
                Some(at) => {
                    let new = fresh.remove(at);
                    renamed.push((old, new));
                    *after = Some(new);
                }
                None => gone.push(old),
            }
        }
        Self {
            after,
            renamed,
            gone,
            fresh,
        }
    }
}
