#!/usr/bin/env bash
# Installs what we are compared with into an environment of its own; never a dependency of the product.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. ./tools/setup.sh
target=${RESONANZ_BENCH_PEERS:-var/peers}
[ -x "$target/bin/python" ] || "$(find_python)" -m venv "$target"
# First, and alone: where a build of torch for processors is offered, the graphics libraries stay away.
"$target/bin/python" -m pip install --quiet --disable-pip-version-check "$(grep '^torch==' benchmarks/peers.txt)"
"$target/bin/python" -m pip install --quiet --disable-pip-version-check -r benchmarks/peers.txt
