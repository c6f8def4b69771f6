#!/usr/bin/env bash
# Makes a release of the log as it is published: its text holds the last checkpoint, and the manifest is attached to it.
# Whoever keeps the release can tell later whether the log was rewritten: docs/maintainers/checkpoints.md.
set -euo pipefail
: "${GITHUB_REPOSITORY:?GitHub says which repository this is}"
: "${ADDRESS:?the address at which the log is published}"
: "${TOKEN:?the token of this run}"

say() { printf '%s\n' "$1" | tee -a "${GITHUB_STEP_SUMMARY:-/dev/null}"; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for name in checkpoints.txt manifest.json; do
  if ! curl --fail --silent --show-error --location --output "$work/$name" "${ADDRESS%/}/$name"; then
    say "$name could not be fetched from $ADDRESS. Publish the log first, then start this again."
    exit 1
  fi
done
checkpoint=$(tail -n 1 "$work/checkpoints.txt")
if [[ ! $checkpoint =~ ^checkpoint\ [0-9]+\ of\  ]]; then
  say "What stands at $ADDRESS is no list of checkpoints. Nothing was released."
  exit 1
fi
day=$(date -u +%Y-%m-%d)
export GH_TOKEN=$TOKEN GH_PROMPT_DISABLED=1
unset TOKEN
if gh release view "log-$day" --repo "$GITHUB_REPOSITORY" > /dev/null 2>&1; then
  say "There is a release of today already: log-$day."
  exit 0
fi
cat > "$work/text.md" <<TEXT
The log at $ADDRESS, as it was published on $day. Its checkpoint:

    $checkpoint

Keep this line, or this release: \`disclosure-log verify $ADDRESS --against\` with the line between quotes says later
whether the log still holds what it held then, and was not rewritten.
TEXT
gh release create "log-$day" "$work/manifest.json" --repo "$GITHUB_REPOSITORY" --target "${GITHUB_SHA:-main}" \
  --title "The log on $day" --notes-file "$work/text.md"
say "Released: log-$day"
