#!/usr/bin/env bash
# Our engine and its peers side by side: writes docs/zahlen/vergleich.md and .svg. Arguments: see --help.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. ./tools/setup.sh
setup requirements-dev.lock
exec .venv/bin/python -m benchmarks.compare.run "$@"
