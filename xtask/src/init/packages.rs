//! The folders that Cargo would take for members of the workspace, or that would lose their workspace.

use std::fs;
use std::path::{Path, PathBuf};

use toml::de::DeTable;

use super::document::item_at;

/// Returns the packages below a package that is outside of any workspace, as paths relative to it. Once the
/// package is the root of a workspace, Cargo refuses to build those that are neither members nor excluded.
pub(super) fn nested(root: &Path, out: &Path) -> Vec<String> {
    let mut packages = Vec::new();
    let mut folders = subfolders(root);
    while let Some(folder) = folders.pop() {
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with('.') || name == "target" || folder == out {
            continue;
        }
        match kind(&folder) {
            Some(Kind::Package) => packages.push(relative(root, &folder)),
            Some(Kind::Workspace) => {}
            None => folders.extend(subfolders(&folder)),
        }
    }
    packages.sort();
    packages
}

/// Returns the folders in the folder of generated crates that have no `Cargo.toml`, relative to the root.
pub(super) fn without_manifest(root: &Path, out: &Path) -> Vec<String> {
    let entries = fs::read_dir(out).into_iter().flatten().flatten();
    let folders = entries.map(|entry| entry.path());
    // Cargo follows links.
    let folders = folders.filter(|path| path.is_dir() && !path.join("Cargo.toml").is_file());
    let mut folders: Vec<_> = folders.map(|path| relative(root, &path)).collect();
    folders.sort();
    folders
}

/// What a folder with a manifest is.
enum Kind {
    Package,
    /// The root of a workspace, or a package that names one.
    Workspace,
}

fn kind(folder: &Path) -> Option<Kind> {
    let text = fs::read_to_string(folder.join("Cargo.toml")).ok()?;
    let document = DeTable::parse(&text).ok()?;
    let document = document.get_ref();
    let names_one = item_at(document, &["package", "workspace"]).is_some();
    if names_one || document.contains_key("workspace") {
        Some(Kind::Workspace)
    } else {
        document.contains_key("package").then_some(Kind::Package)
    }
}

/// Returns the folders in a folder. Links are not followed. A folder that cannot be read has none.
fn subfolders(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let folders = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    folders.map(|entry| entry.path()).collect()
}

fn relative(root: &Path, path: &Path) -> String {
    let path = path.strip_prefix(root).unwrap_or(path);
    path.to_string_lossy()
        .replace(std::path::MAIN_SEPARATOR, "/")
}
