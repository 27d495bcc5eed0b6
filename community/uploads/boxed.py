"""Runs what reads hostile files in a process of its own, which ends with the file.

A picture or PDF made to break its reader may take any time and memory, or take the reader over.
There it finds no settings, no secret, no database, and limits it cannot lift; and whatever it took
is given back. About a quarter of a second.
"""

import subprocess
import sys
from pathlib import Path

WALL_SECONDS = 30.0


def run(script: Path, data: bytes, *words: str) -> tuple[str, bytes]:
    """The script's verdict (its first line) and what follows it; "" when it came to no verdict.

    The script stands alone (-I: it sees installed packages, and nothing of ours), reads the file
    from standard input and limits itself before it does.
    """
    try:
        done = subprocess.run(  # noqa: S603  # a script of ours, no words of anybody's
            [sys.executable, "-I", str(script), *words],
            input=data,
            env={},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=WALL_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return "", b""
    if done.returncode:
        return "", b""
    verdict, _, rest = done.stdout.partition(b"\n")
    return verdict.decode(), rest
