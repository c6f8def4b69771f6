#!/usr/bin/env bash
# Saves the commit that the import made on $BRANCH, and opens a pull request for it, or writes below the one there is.
# The commit comes from a job that read letters: it may change nothing but plain files under responses/.
set -euo pipefail
: "${GITHUB_REPOSITORY:?GitHub says which repository this is}"
: "${BRANCH:?the branch on which to save}"
: "${TOKEN:?the token of this run}"

say() { printf '%s\n' "$1" | tee -a "${GITHUB_STEP_SUMMARY:-/dev/null}"; }

base=$(git rev-parse "${GITHUB_SHA:-HEAD}")
git -c core.hooksPath=/dev/null fetch --quiet --no-tags proposal/commit.bundle HEAD
COMMIT=$(git rev-parse FETCH_HEAD)
if [ "$(git rev-list --no-walk --parents "$COMMIT")" != "$COMMIT $base" ] ||
  [ -n "$(git diff --name-only "$base" "$COMMIT" -- . ':(exclude,top)responses/*')" ] ||
  [ "$(git diff --raw --no-renames "$base" "$COMMIT" | cut -d ' ' -f 2 | grep -Ecv '^(100644|000000)$')" != 0 ]; then
  say "What the import made is more than drafts and their files. Nothing was saved: tell whoever looks after the log."
  exit 1
fi
export COMMIT BRANCH
bash .github/save-on-the-branch.sh

export GH_TOKEN=$TOKEN GH_PROMPT_DISABLED=1
unset TOKEN
there=$(gh pr list --repo "$GITHUB_REPOSITORY" --head "$BRANCH" --base main --state open --json url --jq '.[].url') || there=
if [ -n "$there" ]; then
  gh pr comment "$there" --body-file proposal/text.md
  say "Written below the pull request: $there"
  exit 0
fi
address="${GITHUB_SERVER_URL:-https://github.com}/$GITHUB_REPOSITORY/compare/main...$BRANCH?expand=1"
cat proposal/text.md <(echo) .github/pull_request_template.md > proposal/body.md # the list that every proposal has
if opened=$(gh pr create --repo "$GITHUB_REPOSITORY" --head "$BRANCH" --base main \
  --title "$(head -n 1 proposal/title)" --body-file proposal/body.md); then
  say "The pull request: $opened"
  exit 0
fi
say "The drafts are saved on the branch $BRANCH, but GitHub let no pull request be opened. Open it by hand: $address"
say "What was made, and what there is to do, stands in the summary of this run."
say "A maintainer can allow it: Settings, Actions, General, Workflow permissions, 'Allow GitHub Actions to create and approve pull requests'."
exit 1
