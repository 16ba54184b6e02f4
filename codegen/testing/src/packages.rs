//! The packages of this workspace as `cargo package` makes them.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::checkout::root;
use crate::compile::{cargo_command, succeeded};

/// The files in a package, sorted, with `/` between the parts of a path.
pub fn files(package: &str) -> Vec<String> {
    let mut cargo = cargo_command(root());
    cargo.args(["package", "--list", "--allow-dirty", "--package", package]);
    let list = succeeded(cargo.output().unwrap());
    list.lines().map(|line| line.replace('\\', "/")).collect()
}

/// Packages, unpacked.
pub struct Packages {
    /// The folder of the packages, each in a folder with its name and version.
    pub folder: PathBuf,
    /// What Cargo warned of.
    pub warnings: Vec<String>,
}

impl Packages {
    /// Makes packages, without the network, and unpacks them below a folder.
    pub fn unpack(packages: &[&str], folder: &Path) -> Self {
        let mut cargo = cargo_command(root());
        cargo.args(["package", "--no-verify", "--allow-dirty", "--offline"]);
        cargo.arg("--target-dir").arg(folder);
        cargo.args(packages.iter().flat_map(|name| ["--package", name]));
        let output = cargo.output().unwrap();
        let errors = String::from_utf8_lossy(&output.stderr);
        let warnings = errors.lines().filter(|line| line.starts_with("warning"));
        let warnings = warnings.map(str::to_owned).collect();
        succeeded(output);

        let folder = folder.join("package");
        for file in folder.read_dir().unwrap() {
            let path = file.unwrap().path();
            if path.extension().is_some_and(|end| end == "crate") {
                let mut tar = Command::new("tar");
                tar.arg("-xzf").arg(path).current_dir(&folder);
                succeeded(tar.output().unwrap());
            }
        }
        Self { folder, warnings }
    }
}
