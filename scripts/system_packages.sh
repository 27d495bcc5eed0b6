#!/bin/sh
# Programs that pip cannot bring. As root on Debian they are installed; otherwise one line says how.
# Never fails: without them the site starts, and what needs them says so.
# Usage: scripts/system_packages.sh run|test
set -u

missing=""
need() { # need PACKAGE COMMAND...: missing when none of the commands is there
  package="$1"
  shift
  for command in "$@"; do
    if command -v "$command" >/dev/null 2>&1; then return; fi
  done
  missing="$missing $package"
}

need_library() { # need_library PACKAGE FILE: missing when the loader does not find that library
  if ldconfig -p 2>/dev/null | grep -q "$2"; then return; fi
  missing="$missing $1"
}

# PDFs: WeasyPrint draws with Pango.
need_library libpango-1.0-0 libpango-1.0.so.0
need_library libpangoft2-1.0-0 libpangoft2-1.0.so.0

if [ "${1:-}" = test ] && [ -z "${CHROMIUM:-}" ] && [ -z "${WITHOUT_BROWSER:-}" ]; then
  need chromium chromium chromium-browser
fi

# The scanner of uploads: tests start it with a signature of their own.
if [ "${1:-}" = test ]; then
  need clamav-daemon clamd /usr/sbin/clamd
fi

[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "• Installing system packages:$missing"
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends $missing; } >/dev/null 2>&1 \
    || echo "• Could not install$missing: what needs it is left out"
else
  echo "• Not installed:$missing. To have it: sudo apt-get install$missing"
fi
exit 0
