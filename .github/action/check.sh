#!/usr/bin/env bash
# The step of `action.yml`: runs `codegen --check`, then `breaking` against the base. Annotations go to the log,
# and a summary in Markdown to GITHUB_STEP_SUMMARY. Exits with the higher status of both.
#
#   CODETABLE_COMMAND   the command, such as `cargo codetable`
#   CODETABLE_BASE      a branch, a tag or a commit; if it is empty, the base of the pull request
set -uo pipefail

summary=${GITHUB_STEP_SUMMARY:-/dev/null}
action=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
read -r -a command <<< "${CODETABLE_COMMAND:-cargo codetable}"
# A step summary may have 1 MiB.
max_details=400000

output=$(mktemp -d) || exit 2
trap 'rm -rf "$output"' EXIT

# Prints an error as an annotation without a place.
error() {
  printf '::error title=codetable::%s\n' "$1"
}

# Makes the paths of annotations relative to the root of the repository.
relocate() {
  PREFIX=$prefix awk '
    index($0, "::error file=") == 1 && substr($0, 14, 1) != "/" {
      $0 = "::error file=" ENVIRON["PREFIX"] substr($0, 14)
    }
    { print; fflush() }'
}

# Runs a command, and keeps what it prints to standard output in a file.
run() {
  local file=$1
  shift
  {
    "$@" 2>&1 >&3 3>&- | relocate >&2
    exit "${PIPESTATUS[0]}"
  } 3>&1 | relocate | tee "$file"
  return "${PIPESTATUS[0]}"
}

has_commit() {
  git rev-parse --verify --quiet --end-of-options "$1^{commit}"
}

# Fetches a branch, a tag or a commit. A shallow clone stays shallow.
fetch() {
  local depth=()
  if [ "$(git rev-parse --is-shallow-repository)" = true ]; then
    depth=(--depth=1)
  fi
  git fetch --quiet --no-tags ${depth[@]+"${depth[@]}"} origin "$1" && has_commit FETCH_HEAD
}

# Prints the commit that a branch, a tag or an id means.
find_commit() {
  case $1 in
    '' | -*) return 1 ;;
  esac
  has_commit "refs/remotes/origin/$1" || has_commit "$1" || fetch "$1"
}

# Prints the commit to compare with; nothing if there is none.
find_base() {
  local base=${CODETABLE_BASE:-} commit
  if [ -n "$base" ]; then
    find_commit "$base"
  elif [ "${GITHUB_EVENT_NAME:-}" = pull_request ] && [ "$(git rev-parse HEAD)" = "${GITHUB_SHA:-}" ]; then
    # The merge of the pull request. Its first parent is the base, and even a shallow clone has its id.
    find_commit "$(git cat-file commit HEAD | sed -n '/^$/q; s/^parent //p' | head -n 1)"
  elif [ -n "${GITHUB_BASE_REF:-}" ]; then
    commit=$(find_commit "$GITHUB_BASE_REF") || return
    # A shallow clone may not have the commit at which the branches part.
    git merge-base HEAD "$commit" 2> /dev/null || printf '%s\n' "$commit"
  fi
}

# Prints the row of a command in the table of the summary: its result in a line.
row() {
  local name=$1 status=$2 text=$3 mark=❌
  case $status in
    0) mark=✅ ;;
    1) ;;
    skipped) mark=➖ ;;
    *) text="It could not do its work. The log says why." ;;
  esac
  printf "| %s | \`%s\` | %s |\n" "$mark" "$name" "${text//|/\\|}"
}

# Prints the lines for the changelog of each crate, with the crate as a heading.
changelog() {
  awk '
    sub(/^For the changelog of /, "") { sub(/:$/, ""); print "\n#### " $0 "\n"; is_in = 1; next }
    is_in && /^- / { print; next }
    is_in && NF { is_in = 0 }' "$1"
}

# Prints what a command has printed, to be unfolded.
details() {
  local title=$1 file=$2
  printf '\n<details><summary>%s</summary>\n\n' "$title"
  if [ "$(wc -c < "$file")" -gt "$max_details" ]; then
    printf 'This is too long for a summary. The log has it.\n'
  else
    printf '<pre>\n'
    grep -v '^::error ' "$file" | sed -e 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g'
    printf '</pre>\n'
  fi
  printf '\n</details>\n'
}

if ! prefix=$(git rev-parse --show-prefix); then
  error "The working directory is not in a git repository. Run actions/checkout before this action."
  exit 2
fi
prefix=${prefix//%/%25}
prefix=${prefix//:/%3A}
prefix=${prefix//,/%2C}

if [ "${command[*]}" = "cargo codetable" ] && ! cargo codetable --version > /dev/null 2>&1; then
  if ! cargo install --locked --path "$action/xtask"; then
    error "cargo-codetable cannot be installed. The log says why. To use another command, set the input command."
    exit 2
  fi
fi

run "$output/check" "${command[@]}" codegen --check
status=$?
{
  printf '## Result codes\n\n| | command | result |\n| --- | --- | --- |\n'
  row "codegen --check" "$status" "$(tail -n 1 "$output/check")"
} >> "$summary"

breaking=0
: > "$output/breaking"
if ! base=$(find_base); then
  breaking=2
  error "The base ${CODETABLE_BASE:-of the pull request} is not in this repository. Correct the input base, or set \
fetch-depth: 0 for actions/checkout."
  row breaking "$breaking" "" >> "$summary"
elif [ -z "$base" ]; then
  skipped="Nothing to compare with: this is not a pull request, and the input base is empty."
  printf '%s\n' "$skipped"
  row breaking skipped "$skipped" >> "$summary"
else
  run "$output/breaking" "${command[@]}" breaking --against "$base"
  breaking=$?
  row "breaking --against ${base:0:12}" "$breaking" "$(tail -n 1 "$output/breaking")" >> "$summary"
fi

{
  if [ "$status" -eq 1 ]; then
    details "What is stale" "$output/check"
  fi
  if [ -n "$(changelog "$output/breaking")" ]; then
    printf '\n### For the changelog\n'
    changelog "$output/breaking"
    details "What changed" "$output/breaking"
  fi
} >> "$summary"

exit $((status > breaking ? status : breaking))
