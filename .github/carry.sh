#!/usr/bin/env bash
# Carries what may be shown into the public repository $PUBLIC, with the key that may write there and nowhere else.
set -euo pipefail
: "${PUBLIC:?the variable PUBLIC_LOG holds the address of the public repository}"
: "${PUBLIC_LOG_KEY:?the secret PUBLIC_LOG_KEY holds a key that may write to the public repository}"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
(umask 077 && printf '%s\n' "$PUBLIC_LOG_KEY" > "$folder/key")
known=$PWD/.github/known_hosts
export GIT_SSH_COMMAND="ssh -i $folder/key -o IdentitiesOnly=yes -o StrictHostKeyChecking=yes -o UserKnownHostsFile=$known"
unset PUBLIC_LOG_KEY
make carry PUBLIC="$PUBLIC"
