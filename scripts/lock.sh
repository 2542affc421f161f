#!/usr/bin/env bash
# Write the lock files: what each set of packages resolves to on Python 3.11 and later, with hashes and without the
# address of any package index, so that a mirror serves as well. Run it as `make lock` after a change of dependencies.
set -euo pipefail
cd "$(dirname "$0")/.."

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
"${PYTHON:-python3}" -m venv "$scratch/venv"
"$scratch/venv/bin/pip" install --quiet uv

compile() { # compile OUTPUT ARGUMENT... : resolve the project with the groups and extras that the arguments name
    "$scratch/venv/bin/uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --no-header "${@:2}" --output-file "$scratch/$1"
}

# The widest set first: it binds the others, so that one environment can hold them all in any order.
compile everything.lock pyproject.toml --all-extras --group test --group check --group train --group peers
constrain=(--constraint "$scratch/everything.lock" --no-annotate)
compile requirements.lock pyproject.toml "${constrain[@]}"
compile requirements-test.lock pyproject.toml --group test "${constrain[@]}"
compile requirements-check.lock pyproject.toml --group test --group check "${constrain[@]}"
compile requirements-extras.lock pyproject.toml --all-extras --group test "${constrain[@]}"
compile requirements-bench.lock pyproject.toml --extra ftm --group train --group peers "${constrain[@]}"
compile requirements-build.lock --group build "${constrain[@]}"
mv "$scratch"/requirements*.lock .
