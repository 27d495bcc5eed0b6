"""Known holes in what is installed, from the advisories of the package index."""

import json
import subprocess
from pathlib import Path


def audit(tool: Path, lock: Path) -> bool:
    """False when something has a known hole. An index without advisories is said, not passed over:
    then nothing was looked up, and this must be run where they can be reached.
    """
    print("• pip-audit", flush=True)
    command = [tool, "--require-hashes", "--disable-pip", "--progress-spinner", "off"]
    done = subprocess.run(
        [*map(str, command), "--format", "json", "-r", str(lock)], capture_output=True, text=True
    )
    try:
        found = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        print("  The advisories could not be reached: NOTHING was looked up.")
        return True
    skipped = [one["name"] for one in found if "skip_reason" in one]
    holes = [one for one in found if one.get("vulns")]
    for one in holes:
        names = ", ".join(hole["id"] for hole in one["vulns"])
        print(f"  {one['name']} {one['version']}: {names}")
    print(
        f"  {len(found) - len(skipped)} of {len(found)} packages looked up, {len(holes)} with holes"
    )
    if skipped:
        print(f"  The index has no advisories for {len(skipped)}: run this where it has.")
    return not holes
