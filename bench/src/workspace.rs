//! The crates that are measured, written into a workspace of their own below `target`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use codetable::Settings;

use crate::design::{DESIGNS, Design, Question};
use crate::table::Sample;

/// A folder of crates that Cargo builds together.
pub struct Workspace(PathBuf);

impl Workspace {
    /// What is there already stays, so that a second run need not build it again.
    pub fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("target")
            .join(name);
        let workspace = Self(folder);
        workspace.write(
            "Cargo.toml",
            "[workspace]\nresolver = \"3\"\nmembers = [\"crates/*\"]\n\n\
             [profile.release]\nstrip = true\n",
        );
        workspace
    }

    pub fn folder(&self) -> &Path {
        &self.0
    }

    pub fn write(&self, path: &str, text: &str) {
        let path = self.0.join(path);
        let parent = path.parent().expect("within the workspace");
        fs::create_dir_all(parent).expect("a folder below target");
        if fs::read_to_string(&path).is_ok_and(|there| there == text) {
            return;
        }
        fs::write(&path, text).expect("a file below target");
    }

    /// A crate with no features and these dependencies, each a name and what follows `=`.
    pub fn package(&self, name: &str, dependencies: &[(&str, &str)], main: &str, text: &str) {
        let lines = dependencies
            .iter()
            .map(|(name, what)| format!("{name} = {what}\n"));
        self.write(
            &format!("crates/{name}/Cargo.toml"),
            &format!(
                "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
                 [dependencies]\n{}",
                lines.collect::<String>()
            ),
        );
        self.write(&format!("crates/{name}/src/{main}.rs"), text);
    }

    /// The crates of a table in every design, the generated one first: their names and what each
    /// of them answers.
    pub fn designs(&self, sample: &Sample) -> Vec<(String, &'static str, &'static [Question])> {
        let ours = self.generated(sample);
        let mut all = vec![(ours, "generated", GENERATED)];
        for design in &DESIGNS {
            let name = crate_name(design, sample);
            self.package(
                &name,
                design.dependencies,
                "lib",
                &design.source(&sample.table),
            );
            all.push((name, design.name, design.questions));
        }
        all
    }

    /// The generated crate of a table. Gives its name.
    pub fn generated(&self, sample: &Sample) -> String {
        let sources = std::slice::from_ref(&sample.source);
        let artifacts = codetable::generate(sources, &Settings::default());
        for artifact in artifacts.unwrap_or_default() {
            if artifact.place == codetable::Place::Generated {
                self.write(&format!("crates/{}", artifact.path), &artifact.text);
            }
        }
        sample.table.name().to_owned()
    }

    /// Cargo, to be run here.
    pub fn cargo(&self, args: &[&str]) -> Command {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(args).current_dir(&self.0);
        cargo.env("CARGO_TARGET_DIR", self.0.join("target"));
        cargo
    }
}

const GENERATED: &[Question] = &[
    Question::OfValue,
    Question::OfLabel,
    Question::LabelOf,
    Question::DescriptionOf,
];

fn crate_name(design: &Design, sample: &Sample) -> String {
    format!("{}-{}", design.name.replace('+', "-and-"), sample.name)
}

/// What makes the generated crate answer as the others do.
pub fn adapter(sample: &Sample) -> String {
    let (krate, code) = (
        sample.table.name().replace('-', "_"),
        &sample.table.type_name,
    );
    let value = crate::design::Rows(&sample.table).value_type();
    format!(
        "pub use {krate}::{code} as Code;\n\n\
         #[inline]\npub fn of_value(value: {value}) -> Option<Code> {{\n    Code::from_value(value)\n}}\n\n\
         #[inline]\npub fn of_label(label: &str) -> Option<Code> {{\n    Code::from_label(label)\n}}\n\n\
         #[inline]\npub fn label_of(code: Code) -> &'static str {{\n    code.label()\n}}\n\n\
         #[inline]\npub fn description_of(code: Code) -> &'static str {{\n    code.description().unwrap_or_default()\n}}\n\n\
         pub fn value_of(code: Code) -> {value} {{\n    code.value()\n}}\n"
    )
}
