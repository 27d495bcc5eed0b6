"""Starts the site and what works beside it, and ends all of it together.

Without ``REDIS_URL``: web server and scheduler. With it: web server, Celery worker, Celery beat.
Standard library only, so that nothing of the site is loaded twice.
"""

import asyncio
import contextlib
import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
PORT = int(os.environ.get("PORT") or 8000)
HOST = os.environ.get("HOST") or "127.0.0.1"
PATIENCE = 10.0  # seconds a child may take to end
PAUSE = 10.0  # seconds between two starts of one that keeps ending
again_after: dict[str, float] = defaultdict(float)

ACCOUNTS = """
  young-person  guardian  mentor  mentor-two  supervisor  coordinator  co-designer
  co-designer-two  co-designer-three  facilitator  member  member-two  chair
  representative  secretary  comms  lead  analyst  safeguarding  safeguarding-two
  independent  dpo  finance  partner  admin"""


def in_use(host: str) -> bool:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, PORT))
        except OSError:
            return True
    return False


def die_with_parent() -> None:
    """Linux tells this process when its parent is gone, even by force (PR_SET_PDEATHSIG)."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)


def commands() -> dict[str, list[str]]:
    workers, threads = os.environ.get("WEB_WORKERS", "2"), os.environ.get("WEB_THREADS", "2")
    site = [
        *(str(BIN / "granian"), "--interface", "wsgi", "--host", HOST, "--port", str(PORT)),
        *("--workers", workers, "--blocking-threads", threads, "--respawn-failed-workers"),
        *("--log-level", "warning", "--workers-kill-timeout", "5s", "community.wsgi:application"),
    ]
    if not os.environ.get("REDIS_URL"):
        return {
            "web": site,
            "scheduler": [sys.executable, str(ROOT / "manage.py"), "scheduler"],
        }
    celery = [str(BIN / "celery"), "-A", "community.celery:app"]
    beat_file = str(ROOT / "var" / "celerybeat-schedule")
    return {
        "web": site,
        "worker": [*celery, "worker", "--concurrency", "2", "--loglevel", "WARNING"],
        "beat": [*celery, "beat", "--schedule", beat_file, "--loglevel", "WARNING"],
    }


def start(command: list[str]) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        command,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C reaches us alone; we end the children in order
        preexec_fn=die_with_parent,
    )


def end(children: dict[str, "subprocess.Popen[bytes]"]) -> None:
    for child in children.values():
        with contextlib.suppress(ProcessLookupError):
            child.terminate()
    for child in children.values():
        try:
            child.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)


async def pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(ConnectionError):
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    with contextlib.suppress(OSError, RuntimeError):
        writer.close()


async def relay(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        site = await asyncio.open_connection(HOST, PORT)
    except OSError:
        writer.close()
        return
    await asyncio.gather(pump(reader, site[1]), pump(site[0], writer))


async def answer_on_ipv6() -> None:
    """``localhost`` may mean ::1 first: hand those connections on. Without IPv6, do nothing."""
    if HOST == "127.0.0.1":
        with contextlib.suppress(OSError):
            await asyncio.start_server(relay, "::1", PORT, family=socket.AF_INET6)


async def answers() -> bool:
    with contextlib.suppress(OSError):
        _, writer = await asyncio.open_connection(HOST, PORT)
        writer.close()
        return True
    return False


def greet() -> None:
    print(f"\n  The site is at http://localhost:{PORT}  (also http://127.0.0.1:{PORT})")
    print(f"  The editor is at http://localhost:{PORT}/cms/")
    print("  Sign in with the password community-demo as one of these, @demo.example:")
    print(ACCOUNTS)
    print("  Ctrl-C ends everything.\n", flush=True)


def revive(children: dict[str, "subprocess.Popen[bytes]"]) -> None:
    """What works beside the site is started again; the site goes on meanwhile."""
    for name, child in children.items():
        if name != "web" and child.poll() is not None and time.monotonic() > again_after[name]:
            print(f"The {name} process ended with code {child.returncode}: starting it again.")
            again_after[name] = time.monotonic() + PAUSE
            children[name] = start(commands()[name])


async def watch(children: dict[str, "subprocess.Popen[bytes]"], stop: asyncio.Event) -> int:
    """Until asked to stop, or the web server or the parent ends. Answers the exit code."""
    parent, greeted = os.getppid(), False
    while not stop.is_set():
        if (code := children["web"].poll()) is not None:
            print(f"The web server ended with code {code}.", file=sys.stderr)
            return code or 1
        if os.getppid() != parent:
            return 0
        revive(children)
        if not greeted and await answers():
            greet()
            greeted = True
        with contextlib.suppress(asyncio.TimeoutError):
            await asyncio.wait_for(stop.wait(), 0.5)
    return 0


async def run() -> int:
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, stop.set)
    children: dict[str, subprocess.Popen[bytes]] = {}
    try:
        for name, command in commands().items():
            children[name] = start(command)
        await answer_on_ipv6()
        return await watch(children, stop)
    finally:
        print("Ending.", flush=True)
        end(children)


def main() -> int:
    die_with_parent()
    if in_use(HOST):
        print(f"Port {PORT} is taken by another program. Stop it, or choose another port, for")
        print(f"example: PORT={PORT + 1} make run")
        return 1
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "community.settings")
    os.environ.setdefault("SITE_URL", f"http://localhost:{PORT}")
    prepared = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "prepare.py")],
        cwd=ROOT,
        env={**os.environ, "LOG_LEVEL": "WARNING"},
    )
    if prepared.returncode:
        return prepared.returncode
    print("• Starting", ", ".join(commands()), flush=True)
    return asyncio.run(run())


if __name__ == "__main__":
    sys.exit(main())
