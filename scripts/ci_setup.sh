#!/usr/bin/env bash
# Make a Debian machine ready for `make test-extras`: system packages, and a PostgreSQL that the tests may write to.
# Run it as often as you like: what is there already is left alone.
#
#   scripts/ci_setup.sh STATE    STATE is the folder that remembers what was started
set -euo pipefail
cd "$(dirname "$0")/.."

packages=(chromium fonts-dejavu-core fonts-noto-cjk g++ libicu-dev pkg-config postgresql python3-venv)

missing=()
for package in "${packages[@]}"; do
    dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
done

if [ "${#missing[@]}" -gt 0 ]; then
    run=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || { echo "These packages are missing, and only root can install them: ${missing[*]}." >&2; exit 1; }
        run=(sudo)
    fi
    echo "Installing ${missing[*]}"
    "${run[@]}" apt-get update -qq
    "${run[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

scripts/postgres.sh start "$1"
