//! `init`: what it adds to a workspace, what it leaves alone, and what it says.

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use support::{CommandOutput, Workspace, cargo_command, ran};

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> Workspace {
    let folder = Workspace::new();
    folder.remove("Cargo.toml");
    for (path, text) in files {
        folder.write(path, text);
    }
    folder
}

/// A folder with a manifest.
fn manifest(text: &str) -> Workspace {
    folder(&[("Cargo.toml", text)])
}

const PACKAGE: &str = "[package]\nname = \"app\"\nversion = \"0.1.0\"\nedition = \"2021\"\n";

/// A folder that git knows as a repository, with a package in a subfolder.
fn repository(subfolder: &str) -> Workspace {
    let manifest = format!("{subfolder}Cargo.toml");
    let main = format!("{subfolder}src/main.rs");
    folder(&[
        (".git/HEAD", "ref: refs/heads/main\n"),
        (&manifest, PACKAGE),
        (&main, "fn main() {}\n"),
    ])
}

fn init(workspace: &Workspace, args: &[&str]) -> CommandOutput {
    init_in(workspace, "", args)
}

fn init_in(workspace: &Workspace, folder: &str, args: &[&str]) -> CommandOutput {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-codetable"));
    command.arg("init").args(args);
    command.current_dir(workspace.path(folder));
    ran(command.env_remove("GITHUB_ACTIONS").output().unwrap())
}

/// Prepares a workspace, which has to go well, and checks that a second run changes nothing.
fn prepare(workspace: &Workspace, args: &[&str]) -> String {
    let done = init(workspace, args);
    assert_eq!((done.status, done.err.as_str()), (0, ""), "{}", done.out);
    let before = workspace.files("");
    let again = init(workspace, args);
    assert_eq!((again.status, again.err.as_str()), (0, ""), "{}", again.out);
    assert_eq!(workspace.files(""), before);
    let left_alone =
        |line: &str| line.starts_with("unchanged ") || !line.starts_with(char::is_lowercase);
    let mut lines = again
        .out
        .lines()
        .filter(|line| !line.starts_with("no CI job"));
    assert!(lines.all(left_alone), "{}", again.out);
    done.out
}

/// Prepares a workspace with something in the way. It is named, and the file that has it stays as it is.
fn blocked(workspace: &Workspace, args: &[&str], file: &str) -> String {
    let before = workspace.read(file);
    let done = init(workspace, args);
    assert_eq!((done.status, done.err.as_str()), (1, ""), "{}", done.out);
    assert_eq!(workspace.read(file), before);
    let prefix = format!("{:<10}{file}: ", "blocked");
    let mut lines = done.out.lines();
    let line = lines.find_map(|line| line.strip_prefix(&prefix));
    line.unwrap_or_else(|| panic!("{}", done.out)).to_owned()
}

/// Runs a call that is refused, and checks that nothing changes.
fn refused(workspace: &Workspace, args: &[&str]) -> String {
    let before = workspace.files("");
    let done = init(workspace, args);
    assert_eq!((done.status, done.out.as_str()), (2, ""), "{}", done.err);
    assert_eq!(workspace.files(""), before);
    done.err
}

/// Whether Cargo reads the workspace, and its members.
fn members(root: &Path) -> Vec<String> {
    let args = ["metadata", "--offline", "--no-deps", "--format-version=1"];
    let metadata = cargo_command(root, &args);
    assert_eq!(metadata.status, 0, "{}", metadata.err);
    let metadata: serde_json::Value = serde_json::from_str(&metadata.out).unwrap();
    let packages = metadata["packages"].as_array().unwrap().iter();
    let name = |package: &serde_json::Value| package["name"].as_str().unwrap().to_owned();
    let mut names: Vec<String> = packages.map(name).collect();
    names.sort();
    names
}

const ATTRIBUTES: &str = "* text eol=lf linguist-generated -merge\ncodetable.lock merge=union\n";

#[test]
fn an_empty_folder_becomes_a_workspace() {
    let workspace = folder(&[]);
    let said = prepare(&workspace, &[]);
    assert_eq!(
        said,
        "added     Cargo.toml: a new workspace: added `members = [\"generated/*\"]`, \
         `[workspace.metadata.codetable]`; Cargo starts once it has a member, such as the crate of a table\n\
         added     spec/schema.json: as `cargo codetable codegen` writes it\n\
         added     spec/codes.schema.json: as `cargo codetable codegen` writes it\n\
         added     generated/.gitattributes: as `cargo codetable codegen` writes it\n\
         added     .gitattributes: added `/Cargo.lock -merge`\n\
         no CI job: the workspace is not in a git repository\n\
         To make the first table, run: cargo codetable new NAME --from FILE\n"
    );
    let files: Vec<String> = workspace.files("").into_keys().collect();
    let expected = [
        ".gitattributes",
        "Cargo.toml",
        "generated/.gitattributes",
        "spec/codes.schema.json",
        "spec/schema.json",
    ];
    assert_eq!(files, expected);
    assert_eq!(
        workspace.read("Cargo.toml"),
        "[workspace]\nmembers = [\"generated/*\"]\nresolver = \"3\"\n\n[workspace.metadata.codetable]\n"
    );
}

#[test]
fn a_workspace_goes_from_init_to_a_build() {
    let workspace = repository("");
    prepare(&workspace, &[]);
    assert_eq!(members(workspace.root()), ["app"]);
    let before: BTreeMap<_, _> = ["spec", "generated"]
        .iter()
        .flat_map(|folder| workspace.files(folder))
        .collect();
    workspace.write(
        "list.md",
        "| Code | Name |\n|---|---|\n| 1 | OPEN |\n| 2 | SHUT |\n",
    );
    let made = workspace.codetable(&["new", "doors", "--from", "list.md"]);
    assert_eq!(made.status, 0, "{}", made.err);
    workspace.generate();
    // What `init` wrote is what `codegen` writes.
    for (path, text) in before {
        assert_eq!(workspace.read(&path), text, "{path}");
    }
    assert_eq!(workspace.stale(), BTreeMap::new());
    assert_eq!(members(workspace.root()), ["app", "doors"]);
    let dependency = "\n[dependencies]\ndoors = { path = \"generated/doors\" }\n";
    workspace.write("Cargo.toml", &(workspace.read("Cargo.toml") + dependency));
    workspace.write(
        "src/main.rs",
        "fn main() {\n    assert_eq!(doors::Doors::Shut.value(), 2);\n}\n",
    );
    let built = cargo_command(workspace.root(), &["run", "--offline", "--quiet"]);
    assert_eq!((built.status, built.err.as_str()), (0, ""));
    fs::remove_dir_all(workspace.path("target")).unwrap();
    let said = prepare(&workspace, &[]);
    assert!(
        said.ends_with("To write the crates, run: cargo codetable codegen\n"),
        "{said}"
    );
}

#[test]
fn a_package_becomes_the_root_of_a_workspace() {
    let workspace = repository("");
    workspace.write("fuzz/Cargo.toml", &PACKAGE.replace("app", "fuzz"));
    workspace.write("fuzz/src/main.rs", "fn main() {}\n");
    workspace.write("libs/one/Cargo.toml", &PACKAGE.replace("app", "one"));
    workspace.write("libs/one/src/lib.rs", "");
    workspace.write(
        "own/Cargo.toml",
        &(PACKAGE.replace("app", "own") + "[workspace]\n"),
    );
    workspace.write("own/src/lib.rs", "");
    workspace.write("own/in/Cargo.toml", PACKAGE);
    workspace.write("target/package/Cargo.toml", PACKAGE);
    let linked = PACKAGE.to_owned() + "workspace = \"../own\"\n";
    workspace.write("linked/Cargo.toml", &linked);
    let text = format!("{PACKAGE}\n[dependencies]\none = {{ path = \"libs/one\" }} # ours");
    workspace.write("Cargo.toml", &text);
    let said = prepare(&workspace, &[]);
    assert!(
        said.contains("the package is now the root of a workspace: added `[workspace]`, "),
        "{said}"
    );
    assert!(
        said.contains("the packages in `exclude` stay outside of it, as they were"),
        "{said}"
    );
    assert_eq!(
        workspace.read("Cargo.toml"),
        text + "\n\n[workspace]\nmembers = [\"generated/*\"]\nexclude = [\"fuzz\", \"libs/one\"]\n\n\
                [workspace.metadata.codetable]\n"
    );
    assert_eq!(members(workspace.root()), ["app"]);
    for (folder, package) in [("fuzz", "fuzz"), ("libs/one", "one"), ("own", "own")] {
        assert_eq!(members(&workspace.path(folder)), [package]);
    }
}

#[test]
fn a_package_of_another_workspace_is_left_alone() {
    let text = PACKAGE.to_owned() + "workspace = \"../other\"\n";
    let workspace = manifest(&text);
    let to_do = blocked(&workspace, &[], "Cargo.toml");
    assert_eq!(
        to_do,
        "line 5: the package belongs to the workspace in `../other`: run the command there"
    );
}

/// Manifests before and after. In each, comments, order and line endings stay.
#[test]
fn a_manifest_is_edited_where_something_is_missing() {
    let metadata = "\n[workspace.metadata.codetable]\n";
    for (before, after) in [
        // The array of members, with every layout.
        (
            "[workspace]\nmembers = [\"a\"]\n",
            "[workspace]\nmembers = [\"a\", \"generated/*\"]\n{metadata}",
        ),
        (
            "[workspace]\nmembers = [ \"a\", ]\n",
            "[workspace]\nmembers = [ \"a\", \"generated/*\", ]\n{metadata}",
        ),
        (
            "[workspace]\nmembers = []",
            "[workspace]\nmembers = [\"generated/*\"]\n{metadata}",
        ),
        (
            "[workspace]\nmembers = [ # none\n] # end\n",
            "[workspace]\nmembers = [\"generated/*\" # none\n] # end\n{metadata}",
        ),
        (
            "[workspace]\nmembers = [\n    \"a\", # A, it is\n    # B\n    'b', # ]\n    # C\n]\nresolver = \"2\"\n",
            "[workspace]\nmembers = [\n    \"a\", # A, it is\n    # B\n    'b', # ]\n    \"generated/*\",\n    # C\n]\n\
             resolver = \"2\"\n{metadata}",
        ),
        (
            "[workspace]\nmembers = [\n\t\"a\",\n\t\"b\" # B, the last\n]\n",
            "[workspace]\nmembers = [\n\t\"a\",\n\t\"b\", # B, the last\n\t\"generated/*\"\n]\n{metadata}",
        ),
        (
            "[workspace]\nmembers = [\n  \"a\"\n, \"b\"\n]\n",
            "[workspace]\nmembers = [\n  \"a\"\n, \"b\",\n\"generated/*\"\n]\n{metadata}",
        ),
        (
            "[workspace]\nmembers = [\"a\",\n  \"b\"]\n",
            "[workspace]\nmembers = [\"a\",\n  \"b\", \"generated/*\"]\n{metadata}",
        ),
        (
            "[workspace]\nmembers = [\"a\" # A\n  , # B\n]\n",
            "[workspace]\nmembers = [\"a\", \"generated/*\" # A\n  , # B\n]\n{metadata}",
        ),
        (
            "[workspace]\nmembers = [\n  \"a\" #, A\n]\n",
            "[workspace]\nmembers = [\n  \"a\", #, A\n  \"generated/*\"\n]\n{metadata}",
        ),
        (
            "[workspace]\nmembers = [\n  \"a\" # A\n  , # B\n]\n",
            "[workspace]\nmembers = [\n  \"a\" # A\n  , # B\n  \"generated/*\",\n]\n{metadata}",
        ),
        // No members.
        (
            "# Ours.\n[ 'workspace' ] # root\n# as of 2021\nresolver = \"2\"\n\n[profile.dev]\nopt-level = 1\n",
            "# Ours.\n[ 'workspace' ] # root\nmembers = [\"generated/*\"]\n# as of 2021\nresolver = \"2\"\n\n\
             [profile.dev]\nopt-level = 1\n{metadata}",
        ),
        (
            "[workspace]",
            "[workspace]\nmembers = [\"generated/*\"]\n{metadata}",
        ),
        (
            "[workspace.package]\nversion = \"1.0.0\"\n",
            "[workspace.package]\nversion = \"1.0.0\"\n\n[workspace]\nmembers = [\"generated/*\"]\n{metadata}",
        ),
        (
            "\u{feff}[workspace]\n",
            "\u{feff}[workspace]\nmembers = [\"generated/*\"]\n{metadata}",
        ),
        // Members that the crates are among.
        (
            "[workspace]\nmembers = [\"./generated/*/\"]\n",
            "[workspace]\nmembers = [\"./generated/*/\"]\n{metadata}",
        ),
        (
            "[workspace]\nmembers = [\"*/*\"]\n",
            "[workspace]\nmembers = [\"*/*\"]\n{metadata}",
        ),
        (
            "[workspace]\nmembers = [\"crates/*\", \"generated\"]\n",
            "[workspace]\nmembers = [\"crates/*\", \"generated\", \"generated/*\"]\n{metadata}",
        ),
        // Inline tables and dotted keys.
        (
            "workspace = {}\n",
            "workspace = { members = [\"generated/*\"], metadata.codetable = {} }\n",
        ),
        (
            "workspace = { resolver = \"2\", members = [\"a\"] } # all\n",
            "workspace = { resolver = \"2\", members = [\"a\", \"generated/*\"], metadata.codetable = {} } # all\n",
        ),
        (
            "workspace = { metadata = { docs = { a = 1 } } }\n",
            "workspace = { metadata = { docs = { a = 1 }, codetable = {} }, members = [\"generated/*\"] }\n",
        ),
        (
            "workspace.resolver = \"2\" # two\nworkspace.metadata.docs = 1\n",
            "workspace.resolver = \"2\" # two\nworkspace.members = [\"generated/*\"]\nworkspace.metadata.docs = 1\n{metadata}",
        ),
        (
            "[workspace]\nmembers = [\"generated/*\"]\nmetadata = { docs = 1 }\n",
            "[workspace]\nmembers = [\"generated/*\"]\nmetadata = { docs = 1, codetable = {} }\n",
        ),
    ] {
        for eol in ["\n", "\r\n"] {
            let before = before.replace('\n', eol);
            // Without a line break there is no line ending to keep.
            let eol = if before.contains('\n') { eol } else { "\n" };
            let after = after.replace("{metadata}", metadata).replace('\n', eol);
            let workspace = manifest(&before);
            prepare(&workspace, &[]);
            assert_eq!(workspace.read("Cargo.toml"), after, "{before}");
        }
    }
}

#[test]
fn folders_may_be_named_before_the_command() {
    let workspace = manifest("[workspace]\n");
    let done = workspace.codetable(&["--spec", "tables", "init", "--out", "gen"]);
    assert_eq!(done.status, 0, "{}", done.err);
    let metadata = "[workspace.metadata.codetable]\nspec = \"tables\"\nout = \"gen\"\n";
    assert!(workspace.read("Cargo.toml").ends_with(metadata));
}

/// A manifest that says something twice, or that has a table where a value belongs, is refused or named.
#[test]
fn no_manifest_makes_it_panic() {
    for text in [
        "",
        "\n",
        "\u{feff}",
        "[workspace]\r",
        "workspace = 1\n",
        "[[workspace]]\n",
        "[workspace]\nmetadata = 1\n",
        "[workspace]\nmetadata = []\n",
        "[workspace.members]\n",
        "[workspace.members.a]\nb = 1\n",
        "[workspace]\nmembers = [[\"a\"]]\nexclude = 1\n",
        "[workspace]\nexclude = [1, \"\"]\n",
        "package = 1\n",
        "[package]\nworkspace = 1\n",
        "[workspace.metadata.codetable.command]\n",
        "\"workspace\" = { 'members' = [ \"\\u0061\" ], \"metadata\".x = {} }\n",
        "[workspace]\nmembers = [\n\"\u{e9}\" # \u{e9}\n]",
    ] {
        let workspace = manifest(text);
        let done = init(&workspace, &["--command", "cargo xtask"]);
        assert!((0..=2).contains(&done.status), "{text:?}: {}", done.err);
        assert!(!done.err.contains("panicked"), "{text:?}: {}", done.err);
        assert_eq!(
            done.status == 2,
            done.out.is_empty(),
            "{text:?}: {}",
            done.out
        );
        if done.status == 0 {
            prepare(&workspace, &[]);
        }
    }
}

/// Settings that the options add to the metadata.
#[test]
fn options_become_settings_unless_they_are_the_default() {
    let workspace = manifest("[workspace]\n");
    prepare(
        &workspace,
        &[
            "--spec",
            "spec",
            "--out=./generated/",
            "--command",
            "cargo codetable",
        ],
    );
    assert!(
        workspace
            .read("Cargo.toml")
            .ends_with("\n[workspace.metadata.codetable]\n")
    );

    let options = [
        "--command",
        "run \"a\\b\"",
        "--spec",
        "docs/tables",
        "--out",
        "crates/codes/",
    ];
    let settings =
        "command = \"run \\\"a\\\\b\\\"\"\nspec = \"docs/tables\"\nout = \"crates/codes\"\n";
    let header = "[workspace.metadata.codetable]";
    for (before, after) in [
        ("", format!("\n{header}\n{settings}")),
        (
            "\n[workspace.metadata.codetable] # ours\n",
            format!("\n{header} # ours\n{settings}"),
        ),
        (
            "\n[workspace.metadata]\ncodetable = { retired = [] }\n",
            "\n[workspace.metadata]\ncodetable = { retired = [], ".to_owned()
                + &settings.trim_end().replace('\n', ", ")
                + " }\n",
        ),
        (
            "\n[workspace.metadata]\ncodetable.retired = [\n] # none\n",
            format!("\n[workspace.metadata]\ncodetable.retired = [\n] # none\n{settings}")
                .replace("command =", "codetable.command =")
                .replace("\nspec", "\ncodetable.spec")
                .replace("\nout", "\ncodetable.out"),
        ),
        (
            "\n[workspace.metadata.codetable]\nspec = 'docs/tables'\n",
            format!("\n{header}\n{settings}spec = 'docs/tables'\n")
                .replace("spec = \"docs/tables\"\n", ""),
        ),
    ] {
        let workspace = manifest(&format!(
            "[workspace]\nmembers = [\"crates/*/*\"]\n{before}"
        ));
        prepare(&workspace, &options);
        let text = workspace.read("Cargo.toml");
        assert_eq!(
            text,
            format!("[workspace]\nmembers = [\"crates/*/*\"]\n{after}")
        );
        let header = "# @generated by `run \"a\\b\" codegen`: do not edit.\n\n";
        assert_eq!(
            workspace.read("crates/codes/.gitattributes"),
            header.to_owned() + ATTRIBUTES
        );
        assert!(workspace.path("docs/tables/schema.json").exists());
        assert!(!workspace.path("generated").exists() && !workspace.path("spec").exists());
        // Once the metadata has them, options need not repeat them.
        prepare(&workspace, &[]);
        assert_eq!(workspace.read("Cargo.toml"), text);
        // `codegen` reads them.
        workspace.write(
            "docs/tables/doors.toml",
            &support::table("door-codes", &["OPEN"]),
        );
        workspace.generate();
        assert!(
            workspace
                .path("crates/codes/door-codes/src/lib.rs")
                .exists()
        );
    }
}

#[test]
fn a_setting_with_another_value_is_in_the_way() {
    let text = "[workspace]\nmembers = [\"a\"]\n[workspace.metadata.codetable]\ncommand = 'cargo xtask'\n\
                spec = \"spec\"\n";
    let workspace = manifest(text);
    assert_eq!(
        blocked(
            &workspace,
            &["--command", "just", "--spec", "tables"],
            "Cargo.toml"
        ),
        "line 4: `command` is 'cargo xtask': write `command = \"just\"`, or leave the option out; \
         line 5: `spec` is \"spec\": write `spec = \"tables\"`, or leave the option out"
    );
    // Everything else is as the manifest says.
    assert!(
        workspace
            .read("generated/.gitattributes")
            .starts_with("# @generated by `cargo xtask codegen`: ")
    );
    assert!(workspace.path("spec/schema.json").exists() && !workspace.path("tables").exists());
}

#[test]
fn members_and_exclude_can_be_in_the_way() {
    let is_in_the_way = |lines: &str| {
        blocked(
            &manifest(&format!("[workspace]\n{lines}\n")),
            &[],
            "Cargo.toml",
        )
    };
    for members in ["\"a\"", "[1]", "{ a = 1 }"] {
        assert_eq!(
            is_in_the_way(&format!("members = {members}")),
            "line 2: `members` is not an array of strings: write `members = [\"generated/*\"]`, with the members \
             that there are"
        );
    }
    for exclude in ["\"generated\"", "'./generated/'", "\".\""] {
        let to_do = is_in_the_way(&format!(
            "exclude = [\n\"generate\", \"generated/a/b\",\n{exclude}]"
        ));
        let expected = format!(
            "line 4: `exclude` keeps the crates in generated/ out of the workspace: remove {exclude} from it"
        );
        assert_eq!(to_do, expected);
    }
}

#[test]
fn a_folder_that_cannot_be_a_member_is_in_the_way() {
    let workspace = manifest("[workspace]\n");
    workspace.write("generated/protobuf/a.rs", "");
    workspace.write("generated/ours/Cargo.toml", PACKAGE);
    assert_eq!(
        blocked(&workspace, &[], "Cargo.toml"),
        "as a member of the workspace, a folder needs a Cargo.toml: move generated/protobuf somewhere else, or \
         choose another folder with `--out DIR`"
    );
}

#[test]
fn git_merges_the_lock_file_of_cargo_as_the_last_line_says() {
    let line = "# Cargo and `cargo codetable codegen` bring it up to date.\n/Cargo.lock -merge\n";
    for (before, after) in [
        ("", line.to_owned()),
        ("*.rs text", format!("*.rs text\n{line}")),
        (
            "# mine\r\n* text=auto\r\n",
            format!("# mine\n* text=auto\n{line}").replace('\n', "\r\n"),
        ),
        (
            "sub/Cargo.lock merge=ours\nCargo.lock text\n",
            format!("sub/Cargo.lock merge=ours\nCargo.lock text\n{line}"),
        ),
        (
            "Cargo.lock merge=union\n*.lock binary\n",
            "Cargo.lock merge=union\n*.lock binary\n".to_owned(),
        ),
        (
            "/Cargo.lock -diff -merge",
            "/Cargo.lock -diff -merge".to_owned(),
        ),
    ] {
        let workspace = manifest("[workspace]\n");
        workspace.write(".gitattributes", before);
        prepare(&workspace, &[]);
        assert_eq!(workspace.read(".gitattributes"), after);
    }
    for (text, line) in [
        (
            "*.rs text\n/Cargo.lock -merge\nCargo.lock  merge=union\n",
            "line 3: `Cargo.lock  merge=union`",
        ),
        ("*.lock merge\n", "line 1: `*.lock merge`"),
    ] {
        let workspace = manifest("[workspace]\n");
        workspace.write(".gitattributes", text);
        let expected = format!(
            "{line} decides how git merges Cargo.lock: write `/Cargo.lock -merge` below it, or in its place"
        );
        assert_eq!(blocked(&workspace, &[], ".gitattributes"), expected);
    }
}

#[test]
fn what_codegen_writes_is_left_to_it() {
    let workspace = manifest("[workspace]\n");
    prepare(&workspace, &[]);
    let attributes = workspace.read("generated/.gitattributes");
    workspace.write(
        "generated/.gitattributes",
        &attributes.replace('\n', "\r\n"),
    );
    assert!(
        prepare(&workspace, &[]).contains("unchanged generated/.gitattributes: already right\n")
    );
    let older = attributes.replace("cargo codetable", "cargo xtask");
    workspace.write("generated/.gitattributes", &older);
    let said = prepare(&workspace, &[]);
    let left = "unchanged generated/.gitattributes: generated; `cargo codetable codegen` brings it up to date\n";
    assert!(said.contains(left), "{said}");
    assert_eq!(workspace.read("generated/.gitattributes"), older);
    workspace.write("generated/.gitattributes", "*.rs -diff\n");
    assert_eq!(
        blocked(&workspace, &[], "generated/.gitattributes"),
        "`cargo codetable codegen` would overwrite it: move it somewhere else"
    );
}

const WORKFLOW: &str = ".github/workflows/codetable.yml";

#[test]
fn a_repository_gets_a_job_that_checks() {
    let workspace = repository("");
    let said = prepare(&workspace, &[]);
    let added = format!("added     {WORKFLOW}: a CI job that runs `codegen --check`\n");
    assert!(said.contains(&added), "{said}");
    let version = env!("CARGO_PKG_VERSION");
    let steps = |lines: &[&str]| {
        let runs = lines
            .iter()
            .map(|line| format!("      - run: |\n          {line}\n"));
        "    steps:\n      - uses: actions/checkout@v4\n".to_owned() + &runs.collect::<String>()
    };
    let start = "name: codetable\n\non: [push, pull_request]\n\npermissions:\n  contents: read\n\njobs:\n  check:\n    \
                 runs-on: ubuntu-latest\n";
    let install = format!("cargo install cargo-codetable --version {version} --locked");
    let check = "cargo codetable codegen --check";
    assert_eq!(
        workspace.read(WORKFLOW),
        start.to_owned() + &steps(&[&install, check])
    );

    // In a subfolder of the repository, with a command of its own.
    let workspace = repository("sub/app/");
    let done = init_in(&workspace, "sub/app/src", &["--command", "cargo xtask"]);
    assert_eq!(done.status, 0, "{}", done.err);
    let added = format!("added     ../../{WORKFLOW}: ");
    assert!(done.out.contains(&added), "{}", done.out);
    let folder = "    defaults:\n      run:\n        working-directory: \"sub/app\"\n";
    let job = start.to_owned() + folder + &steps(&["cargo xtask codegen --check"]);
    assert_eq!(workspace.read(WORKFLOW), job);
    assert!(workspace.path("sub/app/generated/.gitattributes").exists());
    assert!(workspace.path("sub/app/.gitattributes").exists());
    assert_eq!(members(&workspace.path("sub/app")), ["app"]);

    // A second workspace of the repository.
    workspace.write("other/Cargo.toml", "[workspace]\n");
    let done = init_in(&workspace, "other", &[]);
    let to_do = format!(
        "blocked   ../{WORKFLOW}: it has no check of other: add a job that runs `{check}` there\n"
    );
    assert!(
        done.status == 1 && done.out.contains(&to_do),
        "{}",
        done.out
    );
    assert_eq!(workspace.read(WORKFLOW), job);
}

#[test]
fn a_workflow_that_is_there_stays() {
    let workspace = repository("");
    workspace.write(WORKFLOW, "mine\n");
    let said = prepare(&workspace, &[]);
    assert!(
        said.contains(&format!("unchanged {WORKFLOW}: already there\n")),
        "{said}"
    );
    assert_eq!(workspace.read(WORKFLOW), "mine\n");

    let workspace = repository("");
    workspace.write(
        ".github/workflows/ci.yml",
        "- run: cargo xtask codegen --check\n",
    );
    let said = prepare(&workspace, &[]);
    let unchanged = "unchanged .github/workflows/ci.yml: already runs `codegen --check`\n";
    assert!(said.contains(unchanged), "{said}");
    assert!(!workspace.path(WORKFLOW).exists());
}

#[test]
fn an_option_that_cannot_be_a_setting_is_refused() {
    let workspace = manifest("[workspace]\n");
    for (args, says) in [
        (
            ["--command", ""],
            "`--command` cannot be \"\"\n  help: write one line",
        ),
        (["--command", "a\nb"], "`--command` cannot be \"a\\nb\"\n"),
        (["--command", "a --> b"], "`--command` cannot be "),
        (
            ["--spec", ""],
            "`--spec` cannot be ``: it is not a folder of its own\n  help: name a folder below",
        ),
        (
            ["--out", "."],
            "`--out` cannot be `.`: it is not a folder of its own\n",
        ),
        (
            ["--out", "../crates"],
            "`--out` cannot be `../crates`: it is not below the root of the workspace\n",
        ),
        (
            ["--spec", "/spec"],
            "`--spec` cannot be `/spec`: it is not relative to the root of the workspace\n",
        ),
        (
            ["--out", "crates/*"],
            "`--out` cannot be `crates/*`: it has characters that have a meaning",
        ),
        (
            ["--spec", "generated"],
            "the tables in `generated` would be among the generated crates in `generated`\n",
        ),
        (
            ["--spec", "generated/spec"],
            "the tables in `generated/spec` would be among",
        ),
        (
            ["--message-format", "xml"],
            "`--message-format` is text or json, not `xml`",
        ),
    ] {
        let error = refused(&workspace, &args);
        assert!(error.starts_with(&format!("error: {says}")), "{error}");
    }
    let error = refused(&workspace, &["more"]);
    assert!(
        error.contains("For help: cargo codetable init --help"),
        "{error}"
    );
}

#[test]
fn what_cannot_be_read_is_named_before_anything_is_written() {
    let nothing = "nothing was written";
    let workspace = manifest("[workspace]\n");
    workspace.write(".gitattributes/file", "");
    let error = refused(&workspace, &[]);
    assert!(
        error.contains("cannot read .gitattributes: ") && error.contains(nothing),
        "{error}"
    );

    let workspace = manifest("[workspace]\n");
    fs::write(workspace.path(".gitattributes"), b"caf\xE9 text\n").unwrap();
    let done = init(&workspace, &[]);
    let expected = "error: .gitattributes is not UTF-8\n  help: save it as UTF-8 and run the command again; \
                    nothing was written\n";
    assert_eq!((done.status, done.err.as_str()), (2, expected));
    assert!(!workspace.path("generated").exists());

    // A file in the place of a folder.
    let workspace = manifest("[workspace]\n");
    workspace.write("generated", "");
    let error = refused(&workspace, &[]);
    assert!(
        error.contains("generated") && error.contains(nothing),
        "{error}"
    );
}

#[test]
fn what_is_read_only_is_named_before_anything_is_written() {
    for file in ["Cargo.toml", ".gitattributes"] {
        let workspace = manifest("[workspace]\n");
        workspace.write(".gitattributes", "*.rs text\n");
        let path = workspace.path(file);
        let writable = fs::metadata(&path).unwrap().permissions();
        let mut read_only = writable.clone();
        read_only.set_readonly(true);
        fs::set_permissions(&path, read_only).unwrap();
        let error = refused(&workspace, &[]);
        let expected = format!(
            "error: cannot write {file}: it is read-only\n  help: fix the cause and run the command again; \
             nothing was written\n"
        );
        assert_eq!(error, expected);
        fs::set_permissions(&path, writable).unwrap();
        prepare(&workspace, &[]);
    }
}

#[cfg(unix)]
#[test]
fn permissions_and_links_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let workspace = manifest("[workspace]\n");
    let mode = |path: &str| {
        fs::metadata(workspace.path(path))
            .unwrap()
            .permissions()
            .mode()
            & 0o777
    };
    fs::rename(workspace.path("Cargo.toml"), workspace.path("real.toml")).unwrap();
    fs::set_permissions(
        workspace.path("real.toml"),
        PermissionsExt::from_mode(0o640),
    )
    .unwrap();
    symlink("real.toml", workspace.path("Cargo.toml")).unwrap();
    prepare(&workspace, &[]);
    assert!(workspace.path("Cargo.toml").is_symlink());
    assert!(workspace.read("real.toml").contains("generated/*"));
    assert_eq!(mode("real.toml"), 0o640);

    let workspace = manifest("[workspace]\n");
    fs::create_dir(workspace.path("spec")).unwrap();
    fs::set_permissions(workspace.path("spec"), PermissionsExt::from_mode(0o555)).unwrap();
    let error = refused(&workspace, &[]);
    assert!(
        error.contains("cannot write spec/schema.json: ") && error.contains("spec is read-only\n"),
        "{error}"
    );
    fs::set_permissions(workspace.path("spec"), PermissionsExt::from_mode(0o755)).unwrap();
    symlink("nowhere", workspace.path(".gitattributes")).unwrap();
    let done = init(&workspace, &[]);
    assert!(
        done.status == 2
            && done
                .err
                .contains(".gitattributes: it is a link that leads nowhere\n"),
        "{}",
        done.err
    );
}

#[test]
fn the_version_that_the_workspace_asks_for_is_that_of_the_job() {
    let version = env!("CARGO_PKG_VERSION");
    let workspace = repository("");
    let pin =
        |version: &str| format!("\n[workspace.metadata.codetable]\nversion = \"{version}\"\n");
    workspace.write("Cargo.toml", &(PACKAGE.to_owned() + &pin("99.0.0")));
    let error = refused(&workspace, &[]);
    assert!(error.contains("the workspace asks for 99.0.0\n"), "{error}");
    workspace.write("Cargo.toml", &(PACKAGE.to_owned() + &pin(version)));
    prepare(&workspace, &[]);
    assert!(
        workspace
            .read(WORKFLOW)
            .contains(&format!(" --version {version} --locked\n"))
    );
}

#[test]
fn a_blocked_file_is_an_annotation() {
    let workspace = manifest("[workspace]\nmembers = 1\n");
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-codetable"));
    command.arg("init").current_dir(workspace.root());
    let done = ran(command.env("GITHUB_ACTIONS", "true").output().unwrap());
    let start =
        "::error file=Cargo.toml,line=1,col=1,title=blocked::line 2: `members` is not an array";
    assert!(
        done.status == 1 && done.out.starts_with(start),
        "{}",
        done.out
    );
}

#[test]
fn the_help_names_every_option() {
    let workspace = manifest("[workspace]\n");
    let help = workspace.codetable(&["init", "--help"]);
    assert_eq!(help.status, 0);
    for option in ["--command", "--spec", "--out", "--message-format", "--help"] {
        assert!(help.out.contains(option), "{}", help.out);
    }
    assert_eq!(workspace.codetable(&["help", "init"]).out, help.out);
}

#[test]
fn a_folder_that_members_match_is_refused_before_it_is_made() {
    for (members, args, says) in [
        (
            "\"a\", \"*\"",
            &[][..],
            "`*` in `members` (Cargo.toml, line 2) matches generated/, which is not a package",
        ),
        (
            "\"crates/*\"",
            &["--out", "crates/generated"],
            "`crates/*` in `members` (Cargo.toml, line 2) matches crates/generated/, which is not a package",
        ),
        (
            "\"crates/*\"",
            &["--out", "crates/generated/codes"],
            "`crates/*` in `members` (Cargo.toml, line 2) matches crates/generated/codes/, which is not a package",
        ),
    ] {
        let workspace = manifest(&format!("[workspace]\nmembers = [{members}]\n"));
        let error = refused(&workspace, args);
        assert!(
            error.starts_with(&format!("error: {says}\n  help: ")),
            "{error}"
        );
    }
    let workspace = manifest("[workspace]\nmembers = [\"crates/*\"]\n");
    prepare(&workspace, &["--out", "generated/codes"]);
}

#[test]
fn what_is_generated_and_the_tables_are_not_left_behind() {
    let workspace = folder(&[]);
    prepare(&workspace, &[]);
    workspace.write(
        "spec/door.toml",
        &support::table("door-codes", &["DOOR_OPEN"]),
    );
    workspace.generate();
    for (args, says) in [
        (
            ["--out", "codes"],
            "`--out` would leave what is in generated/ behind",
        ),
        (
            ["--spec", "tables"],
            "`--spec` would leave what is in spec/ behind",
        ),
    ] {
        let error = refused(&workspace, &args);
        assert!(
            error.starts_with(&format!("error: {says}\n  help: move ")),
            "{error}"
        );
    }
    // The folders that are in use can be named.
    prepare(&workspace, &["--out", "generated", "--spec", "spec"]);
}

#[test]
fn a_folder_with_files_of_others_is_not_for_what_is_generated() {
    let workspace = folder(&[("Cargo.toml", PACKAGE), ("src/main.rs", "fn main() {}\n")]);
    let error = refused(&workspace, &["--out", "src"]);
    let says = "error: src has files that are not generated, such as main.rs\n  help: choose a folder for generated files \
                alone with `--out DIR`, such as src/codes";
    assert!(error.starts_with(says), "{error}");
    prepare(&workspace, &["--out", "src/codes"]);
}
