"""Asks ClamAV whether there is malware in some bytes, by clamd's INSTREAM command.

The few lines of protocol stand here because the package ``clamd`` connects without a time limit, to
IPv4 addresses only, and loses bytes when the scanner reads slowly. What is not a clear answer is no
answer: only the words "stream: OK" mean that a scanner saw everything and found nothing.
"""

import re
import socket
import struct
from contextlib import closing
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings

CHUNK = 64 * 1024
CONNECT_SECONDS = 3
ANSWER_SECONDS = 20
LONGEST_ANSWER = 4096
DEFAULT_PORT = 3310
LONGEST_NAME = 100
ODD = re.compile(r"[^\w.:()/-]+")
FOUND = re.compile(r"^stream: (?P<finding>.+) FOUND$")


class NoSuchAddress(ValueError):
    """CLAMD_URL is neither tcp://host:port nor unix:///path."""


class NotScanned(Exception):
    """The scanner answered, but did not look at all of it."""


class ScannerDown(NotScanned):
    """Nobody answers there; the next upload would wait as long for nothing."""


@dataclass(frozen=True)
class Address:
    """A host and port, or else the path of a Unix socket."""

    host: str = ""
    port: int = DEFAULT_PORT
    path: str = ""


def address() -> Address | None:
    """Where the scanner listens; None when there is none."""
    if not settings.CLAMD_URL:
        return None
    try:
        parts = urlsplit(settings.CLAMD_URL)
        if parts.scheme == "tcp" and parts.hostname and not parts.path.strip("/"):
            return Address(host=parts.hostname, port=parts.port or DEFAULT_PORT)
    except ValueError:  # a port that is no number
        raise NoSuchAddress(settings.CLAMD_URL) from None
    if parts.scheme == "unix" and parts.path.startswith("/") and not parts.netloc:
        return Address(path=parts.path)
    raise NoSuchAddress(settings.CLAMD_URL)


def configured() -> bool:
    """Also with an address that makes no sense: somebody wanted a scanner."""
    return bool(settings.CLAMD_URL)


def scan(data: bytes) -> str:
    """The name of what was found, empty when nothing was. Raises `NotScanned`."""
    try:
        with closing(_connected()) as line:
            _send(line, data)
            answer = _answer(line)
    except (OSError, NoSuchAddress) as broken:
        raise ScannerDown(type(broken).__name__) from broken
    if answer == "stream: OK":
        return ""
    found = FOUND.match(answer)
    if not found:
        raise NotScanned("the scanner gave no clear answer")
    return ODD.sub(" ", found["finding"])[:LONGEST_NAME]


def _connected() -> socket.socket:
    where = address()
    if where is None:
        raise ConnectionRefusedError
    if where.path:
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            line.settimeout(CONNECT_SECONDS)
            line.connect(where.path)
        except OSError:
            line.close()
            raise
    else:
        line = socket.create_connection((where.host, where.port), timeout=CONNECT_SECONDS)
    line.settimeout(ANSWER_SECONDS)
    return line


def _send(line: socket.socket, data: bytes) -> None:
    line.sendall(b"zINSTREAM\0")
    for start in range(0, len(data), CHUNK):
        chunk = data[start : start + CHUNK]
        line.sendall(struct.pack(">L", len(chunk)) + chunk)
    line.sendall(struct.pack(">L", 0))


def _answer(line: socket.socket) -> str:
    """Up to the null byte that ends it. An answer that breaks off is none."""
    answer = b""
    while not answer.endswith(b"\0") and len(answer) < LONGEST_ANSWER:
        part = line.recv(LONGEST_ANSWER)
        if not part:
            raise ConnectionResetError
        answer += part
    return answer.rstrip(b"\0").decode(errors="replace").strip()
