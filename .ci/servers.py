"""Asks after the servers that the tests use: ``postgres PORT``, ``redis PORT``, ``port``, ``drop URL``.

Exit code 0: it answers. ``--wait`` gives it half a minute.
"""

import socket
import sys
import time
from collections.abc import Callable
from urllib.parse import urlsplit

import psycopg


def postgres(port: int) -> bool:
    try:
        psycopg.connect(
            host="127.0.0.1", port=port, user="postgres", dbname="postgres", connect_timeout=3
        ).close()
    except psycopg.Error:
        return False
    return True


def redis(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=3) as line:
            line.sendall(b"PING\r\n")
            return line.recv(16).startswith(b"+PONG")
    except OSError:
        return False


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port: int = trial.getsockname()[1]
        return port


def drop(url: str) -> None:
    """Remove what an interrupted run left behind: each of its processes had a database."""
    parts = urlsplit(url)
    name = f"test_{parts.path.lstrip('/')}"
    with psycopg.connect(
        host="127.0.0.1", port=parts.port, user="postgres", dbname="postgres", autocommit=True
    ) as line:
        every = line.execute("SELECT datname FROM pg_database").fetchall()
        for (left,) in every:
            if left == name or left.startswith(f"{name}_gw"):
                line.execute(f'DROP DATABASE IF EXISTS "{left}" WITH (FORCE)')


def within(seconds: float, check: Callable[[int], bool], port: int) -> bool:
    end = time.monotonic() + seconds
    while not (answered := check(port)) and time.monotonic() < end:
        time.sleep(0.3)
    return answered


def main(words: list[str]) -> int:
    match words:
        case ["port"]:
            print(free_port())
        case ["drop", url]:
            drop(url)
        case ["postgres", port, *wait]:
            return 0 if within(30 if wait else 0, postgres, int(port)) else 1
        case ["redis", port, *wait]:
            return 0 if within(30 if wait else 0, redis, int(port)) else 1
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
