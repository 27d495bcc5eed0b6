"""``check --deploy`` with production settings and throw-away secrets; any warning fails."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from scripts.production_environment import production_environment


def main() -> int:
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    return subprocess.run(command, cwd=ROOT, env=production_environment()).returncode


if __name__ == "__main__":
    sys.exit(main())
