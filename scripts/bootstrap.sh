#!/bin/sh
# Makes an environment with exactly what the lock names; a second call only compares a stamp.
# The site and its tests share .venv; each of the tools that look for holes has its own.
# Usage: scripts/bootstrap.sh base|test|scan|wapiti
set -eu
cd "$(dirname "$0")/.."

kind="${1:-base}"
lock="requirements/$kind.txt"
case "$kind" in
  base | test) home=.venv ;;
  *) home=".venv-$kind" ;;
esac
stamp="$home/.installed-$kind"

say() { printf '• %s\n' "$*"; }

fingerprint() {
  # What would make an installation stale: the lock, and another Python in the environment.
  { "$home/bin/python" --version && cat "$lock"; } 2>/dev/null | cksum
}

works() {
  # A name on the PATH may be a shim that fails: only running it tells.
  "$1" -c 'import sys, ssl, sqlite3; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' \
    >/dev/null 2>&1
}

find_python() {
  for candidate in ${PYTHON:-} python3.13 python3.12 python3.11 python3 python3.14 python \
    /usr/bin/python3 /usr/local/bin/python3; do
    if works "$candidate"; then
      command -v "$candidate"
      return 0
    fi
  done
  return 1
}

make_environment() {
  # Debian may lack the venv module: then pip brings virtualenv into a folder of its own.
  if "$1" -m venv "$home" >/dev/null 2>&1; then return 0; fi
  say "This Python has no venv module: fetching virtualenv with pip"
  rm -rf "$home"
  "$1" -m pip install --quiet --target var/virtualenv virtualenv
  PYTHONPATH=var/virtualenv "$1" -m virtualenv --quiet "$home"
}

if [ -x "$home/bin/python" ] && [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(fingerprint)" ]; then
  exit 0
fi

if ! { [ -x "$home/bin/python" ] && works "$home/bin/python"; }; then
  python="$(find_python)" || {
    echo "No working Python 3.11 or newer was found. Install one (Debian: apt-get install python3 python3-venv), or name it: PYTHON=/path/to/python make run" >&2
    exit 1
  }
  say "Making a private environment in $home with $("$python" --version)"
  rm -rf "$home"
  make_environment "$python"
fi

"$home/bin/python" -m pip --version >/dev/null 2>&1 || "$home/bin/python" -m ensurepip >/dev/null
say "Installing what $lock names (about a minute the first time)"
"$home/bin/python" -m pip install --quiet --disable-pip-version-check --no-input \
  --require-hashes --only-binary :all: -r "$lock" || {
  say "Not everything has a ready-made wheel here: building what is missing"
  "$home/bin/python" -m pip install --quiet --disable-pip-version-check --no-input \
    --require-hashes -r "$lock"
}
fingerprint > "$stamp"
