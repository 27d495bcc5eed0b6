"""Start the three sites on the same server program, one worker and one thread each."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


class Server:
    """One site; ``stop`` ends exactly the process that was started."""

    def __init__(self, application: str, environment: dict[str, str]) -> None:
        self.port = free_port()
        self.environment = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
        command = [
            sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", "1",
            "--blocking-threads", "1", "--host", "127.0.0.1", "--port", str(self.port),
            "--no-ws", "--log-level", "warning", application,
        ]  # fmt: skip
        self.process = subprocess.Popen(
            command,
            env=self.environment,
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._wait()

    def _wait(self) -> None:
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
            except OSError:
                if self.process.poll() is not None:
                    raise SystemExit("A server did not start.") from None
                time.sleep(0.1)
            else:
                return
        raise SystemExit("A server did not answer.")

    def stop(self) -> None:
        os.killpg(self.process.pid, signal.SIGTERM)
        self.process.wait(20)


def run(arguments: list[str], environment: dict[str, str]) -> str:
    """A program of the project, in its own process; its output."""
    merged = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    done = subprocess.run(
        [sys.executable, *arguments],
        check=False,
        env=merged,
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(arguments)} failed:\n{done.stderr[-2000:]}")
    return done.stdout
