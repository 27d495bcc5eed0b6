"""An environment per peer, made once below var/: `matching` and `mentor-match` overwrite each
other.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOME = ROOT / "var" / "bench-matching"
PACKAGES = {
    "scipy": ("numpy", "scipy"),
    "matching": ("numpy", "matching==1.4.3"),
    "mentor-match": ("numpy", "mentor-match==7.0.1"),
}


def python_of(name: str) -> str:
    """The interpreter for a peer; for those that need nothing special, our own."""
    if name not in PACKAGES:
        return sys.executable
    home = HOME / name
    python = home / "bin" / "python"
    if not (home / ".ready").exists():
        print(f"• making an environment for {name}", file=sys.stderr)
        uv = [sys.executable, "-m", "uv"]
        subprocess.run([*uv, "venv", "-q", "--clear", "--python", sys.executable, home], check=True)
        subprocess.run(
            [*uv, "pip", "install", "-q", "--python", python, *PACKAGES[name]], check=True
        )
        (home / ".ready").touch()
    return str(python)
