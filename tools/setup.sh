# Sourced by ./start and ./test: a virtual environment with exactly the locked packages.

# Every command, web process and worker would translate all of our source anew, which takes more than a second each time.
unset PYTHONDONTWRITEBYTECODE

say() { printf '%s\n' "$*" >&2; }

find_python() {
  for candidate in "${PYTHON:-}" python3.11 python3.12 python3.13 python3 python; do
    if [ -n "$candidate" ] && command -v "$candidate" >/dev/null 2>&1 &&
      "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      printf '%s' "$candidate"
      return
    fi
  done
  say "Resonanz braucht Python 3.11 oder neuer. / Resonanz needs Python 3.11 or newer."
  exit 1
}

# waiting COMMAND...: runs it and puts a dot on the screen every five seconds, so that nobody takes the wait for a fault.
waiting() {
  local shell=$$ dots code=0
  while sleep 5 && kill -0 "$shell" 2>/dev/null; do printf '.' >&2; done &
  dots=$!
  "$@" || code=$?
  kill "$dots" 2>/dev/null || true
  wait "$dots" 2>/dev/null || true
  say ""
  return "$code"
}

# setup LOCKFILE: installs when the lock file or pyproject.toml has changed, else returns at once.
setup() {
  local lock=$1 stamp
  stamp=$(cat "$lock" pyproject.toml | cksum)
  # What ./test has installed is enough for ./start, too.
  if [ -x .venv/bin/resonanz ] && { [ "$(cat ".venv/$lock.stamp" 2>/dev/null)" = "$stamp" ] ||
    { [ "$lock" = requirements.lock ] && [ "$(cat .venv/requirements-dev.lock.stamp 2>/dev/null)" = "$(cat requirements-dev.lock pyproject.toml | cksum)" ]; }; }; then
    return
  fi
  say "Die Umgebung wird eingerichtet. Das dauert beim ersten Mal ein bis fünf Minuten."
  say "Setting up. The first time this takes one to five minutes."
  if ! [ -x .venv/bin/python ] || ! .venv/bin/python -c 'import pip' 2>/dev/null; then
    rm -rf .venv
    "$(find_python)" -m venv .venv
  fi
  waiting .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
  printf '%s' "$stamp" > ".venv/$lock.stamp"
}

# browser: the journeys need Debian's chromium; it is installed where that is allowed.
browser() {
  command -v chromium >/dev/null 2>&1 && return
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    say "chromium fehlt und wird installiert. / Installing chromium."
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium; } >/dev/null 2>&1 || true
  fi
  if ! command -v chromium >/dev/null 2>&1; then
    say "Die Reisen im Browser brauchen chromium. Installieren Sie es mit: apt-get install chromium"
    say "The browser journeys need chromium. Install it with: apt-get install chromium"
    exit 1
  fi
}
