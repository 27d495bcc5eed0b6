"""A small load generator: raw HTTP/1.1 over kept-alive connections, every answer checked."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Tally:
    answers: int = 0
    wrong: list[str] = field(default_factory=list)


class Connection:
    def __init__(self, port: int) -> None:
        self.port = port
        self.connect()

    def connect(self) -> None:
        self.socket = socket.create_connection(("127.0.0.1", self.port), timeout=20)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.rest = b""

    def send(self, request: bytes) -> Answer:
        self.socket.sendall(request)
        while b"\r\n\r\n" not in self.rest:
            self._more()
        head, _, self.rest = self.rest.partition(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        headers = {}
        for line in lines[1:]:
            name, _, value = line.partition(": ")
            headers[name.lower()] = headers.get(name.lower(), "") + value + "\n"
        headers = {name: value.strip() for name, value in headers.items()}
        body = self._body(headers)
        if headers.get("connection", "").lower() == "close":
            self.socket.close()
            self.connect()
        return Answer(int(lines[0].split()[1]), headers, body)

    def _body(self, headers: dict[str, str]) -> bytes:
        if headers.get("transfer-encoding") == "chunked":
            return self._chunks()
        length = int(headers.get("content-length", "0"))
        while len(self.rest) < length:
            self._more()
        body, self.rest = self.rest[:length], self.rest[length:]
        return body

    def _chunks(self) -> bytes:
        body = b""
        while True:
            while b"\r\n" not in self.rest:
                self._more()
            size, _, self.rest = self.rest.partition(b"\r\n")
            length = int(size, 16)
            while len(self.rest) < length + 2:
                self._more()
            body, self.rest = body + self.rest[:length], self.rest[length + 2 :]
            if length == 0:
                return body

    def _more(self) -> None:
        data = self.socket.recv(65536)
        if not data:
            raise ConnectionError("the server closed the connection")
        self.rest += data


def get(path: str, *, host: str = "localhost", cookie: str = "", gzip: bool = True) -> bytes:
    lines = [f"GET {path} HTTP/1.1", f"Host: {host}"]
    if gzip:
        lines.append("Accept-Encoding: gzip")
    if cookie:
        lines.append(f"Cookie: {cookie}")
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def post(path: str, body: bytes, kind: str, *, cookie: str = "", extra: str = "") -> bytes:
    lines = [
        f"POST {path} HTTP/1.1",
        "Host: localhost",
        f"Content-Type: {kind}",
        f"Content-Length: {len(body)}",
    ]
    if cookie:
        lines.append(f"Cookie: {cookie}")
    if extra:
        lines.append(extra)
    return ("\r\n".join(lines) + "\r\n\r\n").encode() + body


def rate(
    port: int, requests: Callable[[], Iterator[bytes]], *, expect: set[int], seconds: float
) -> tuple[float, Tally]:
    """Answers per second over two connections; every status is checked."""
    tally = Tally()
    lock = threading.Lock()
    source = requests()
    stop = time.perf_counter() + seconds

    def work() -> None:
        connection = Connection(port)
        while time.perf_counter() < stop:
            with lock:
                request = next(source)
            answer = connection.send(request)
            with lock:
                tally.answers += 1
                if answer.status not in expect:
                    tally.wrong.append(f"{answer.status} {answer.body[:200]!r}")

    threads = [threading.Thread(target=work) for _ in range(2)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return tally.answers / (time.perf_counter() - began), tally
