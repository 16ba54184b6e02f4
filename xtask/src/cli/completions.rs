//! `completions`: a script for a shell, made from the commands and from the options in their help.

use std::ffi::OsStr;

use lexopt::{Arg, Parser};

use super::{CommandName, CommandOption};

/// A shell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shell {
    Bash,
    Fish,
    Zsh,
}

pub(super) fn parse(parser: &mut Parser) -> Result<Option<Shell>, lexopt::Error> {
    let mut shell = None;
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Short('h') | Arg::Long("help") => return Ok(None),
            Arg::Value(word) if shell.is_none() => shell = Some(Shell::parse(&word)?),
            other => return Err(other.unexpected()),
        }
    }
    let shell = shell.ok_or("`completions` needs a shell: bash, fish or zsh")?;
    Ok(Some(shell))
}

impl Shell {
    fn parse(word: &OsStr) -> Result<Self, lexopt::Error> {
        match word.to_str() {
            Some("bash") => Ok(Self::Bash),
            Some("fish") => Ok(Self::Fish),
            Some("zsh") => Ok(Self::Zsh),
            _ => {
                let word = word.to_string_lossy();
                Err(format!("`completions` is for bash, fish or zsh, not `{word}`").into())
            }
        }
    }

    /// Returns the script. It completes `cargo-codetable` and `cargo codetable`.
    pub(crate) fn script(self) -> String {
        match self {
            Self::Bash => bash(),
            Self::Fish => fish(),
            Self::Zsh => zsh(),
        }
    }
}

fn commands() -> String {
    CommandName::ALL.map(CommandName::name).join(" ")
}

/// The options of a command, separated by spaces.
fn options(command: Option<CommandName>) -> String {
    let names: Vec<&str> = super::options(command).map(|option| option.name).collect();
    names.join(" ")
}

/// The lines of a `case` with the options of each command. `line` formats the name of the command and its options.
fn cases(line: impl Fn(&str, &str) -> String) -> String {
    let case = |command: CommandName| line(command.name(), &options(Some(command)));
    CommandName::ALL.map(case).concat()
}

fn bash() -> String {
    let cases = cases(|name, options| format!("      {name}) words=\"{options}\" ;;\n"));
    format!(
        r#"# Completes cargo-codetable, and cargo codetable if Cargo's own completion was loaded before.
_codetable() {{
  local current="${{COMP_WORDS[COMP_CWORD]}}" command="" word words
  for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
    case "$word" in
      codetable | -*) ;;
      *) command="$word"; break ;;
    esac
  done
  if [[ -z $command ]]; then
    words="{commands} {options}"
  elif [[ $current == -* ]]; then
    case "$command" in
{cases}    esac
  else
    COMPREPLY=($(compgen -f -- "$current"))
    return
  fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}}
complete -o filenames -F _codetable cargo-codetable

_codetable_of_cargo=$(complete -p cargo 2>/dev/null | sed -n 's/.*-F \([^ ]*\) .*/\1/p')
_codetable_in_cargo() {{
  if [[ ${{COMP_WORDS[1]}} == codetable ]]; then
    _codetable
  elif [[ -n $_codetable_of_cargo ]]; then
    "$_codetable_of_cargo" "$@"
  fi
}}
complete -o filenames -F _codetable_in_cargo cargo
"#,
        commands = commands(),
        options = options(None),
    )
}

fn zsh() -> String {
    let cases = cases(|name, options| format!("    {name}) compadd -- {options}; _files ;;\n"));
    format!(
        r#"#compdef cargo-codetable
# Completes cargo-codetable, and cargo codetable through Cargo's own completion.
_cargo-codetable() {{
  local command="" word
  for word in "${{(@)words[2,CURRENT-1]}}"; do
    case "$word" in
      codetable | -*) ;;
      *) command="$word"; break ;;
    esac
  done
  case "$command" in
    "") compadd -- {commands} {options} ;;
{cases}  esac
}}
compdef _cargo-codetable cargo-codetable
"#,
        commands = commands(),
        options = options(None),
    )
}

fn fish() -> String {
    let commands = commands();
    let mut script = format!(
        "# Completes cargo-codetable and cargo codetable.\n\
         function __codetable_is_new\n    not __fish_seen_subcommand_from {commands}\nend\n\
         function __codetable_is_called\n    string match -q 'cargo-codetable*' (commandline -p); or \
         __fish_seen_subcommand_from codetable\nend\n"
    );
    let mut line = |condition: &str, more: &str| {
        for program in ["cargo", "cargo-codetable"] {
            script += &format!(
                "complete -c {program} -n '__codetable_is_called; and {condition}' {more}\n"
            );
        }
    };
    line("__codetable_is_new", &format!("-f -a '{commands}'"));
    for command in CommandName::ALL {
        for CommandOption { name, takes_value } in super::options(Some(command)) {
            let Some(long) = name.strip_prefix("--") else {
                continue;
            };
            let value = if takes_value { " -r" } else { "" };
            let condition = format!("__fish_seen_subcommand_from {}", command.name());
            line(&condition, &format!("-l {long}{value}"));
        }
    }
    script
}
