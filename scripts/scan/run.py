"""Looks for holes with the tools of others; answers 1 when one of them found something.

``code``: bandit, our own rules for semgrep (tried on their examples first), known holes in what is
installed, and the bill of materials. ``site``: schemathesis against the interface for programs and
wapiti against the pages, on a site of its own with demo content that ends with this command.
Usage: python scripts/scan/run.py code|site|all
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from scripts.scan.audit import audit
from scripts.scan.site import scan_site

TOOLS = ROOT / ".venv-scan" / "bin"
RULES = ROOT / "scripts" / "scan" / "rules"
OURS = ["community", "consultations", "mentoring", "oversight_group"]
QUIET = {**os.environ, "SEMGREP_ENABLE_VERSION_CHECK": "0", "SEMGREP_SEND_METRICS": "off"}


def run(words: str, *command: str | Path) -> bool:
    print(f"• {words}", flush=True)
    return subprocess.run([str(part) for part in command], cwd=ROOT, env=QUIET).returncode == 0


def scan_code() -> list[bool]:
    semgrep = [TOOLS / "semgrep", "scan", "--metrics=off", "--quiet"]
    lock, materials = ROOT / "requirements" / "base.txt", ROOT / "var" / "sbom.cdx.json"
    materials.parent.mkdir(exist_ok=True)
    bill = ["requirements", lock, "--of", "JSON", "--output-reproducible", "-o", materials]
    return [
        run("bandit", TOOLS / "bandit", "-q", "-c", "pyproject.toml", "-r", *OURS, "manage.py"),
        run("semgrep: do our rules find what they look for?", *semgrep, "--test", RULES),
        run("semgrep", *semgrep, "--error", "--config", RULES, *OURS, "templates", "static"),
        audit(TOOLS / "pip-audit", lock),
        run(f"bill of materials: {materials.relative_to(ROOT)}", TOOLS / "cyclonedx-py", *bill),
    ]


def main() -> int:
    what = sys.argv[1] if len(sys.argv) > 1 else "all"
    results = scan_code() if what in ("code", "all") else []
    if what in ("site", "all"):
        results += scan_site(TOOLS)
    good = all(results)
    print("• Nothing was found" if good else "• Something was found: see above", flush=True)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
