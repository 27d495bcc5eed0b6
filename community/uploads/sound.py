"""Containers of sound, read as far as needed: is it one track of speech, and how long is it?

Each function answers the seconds, None when the file does not say, and raises `NotSound` for
everything else: moving pictures, other codecs, damaged files. What breaks off in the middle of the
sound is a recording that was cut off, and is fine.
"""

import math
import struct
from collections.abc import Iterator

MOST_PIECES = 200_000


class NotSound(ValueError):
    """No sound, not only sound, or of another kind."""


def ogg_seconds(data: bytes) -> float | None:
    """One stream of Opus and nothing behind it; its position counts 48,000 steps a second."""
    at, last, begins = 0, 0, []
    for _ in range(MOST_PIECES):
        if at >= len(data):
            break
        page = data[at : at + 27]
        if len(page) < 27:
            break
        if not page.startswith(b"OggS"):
            raise NotSound("not a page")
        body = at + 27 + page[26]
        if page[5] & 0x02:
            begins.append(data[body : body + 8])
        last = max(last, int.from_bytes(page[6:14], "little", signed=True))
        at = body + sum(data[at + 27 : body])
    if begins != [b"OpusHead"] or at < len(data) - 27:
        raise NotSound("not one stream of Opus")
    return last / 48_000 or None


WAV_CODECS = frozenset({1, 3, 6, 7, 0xFFFE})  # plain samples, and what telephones use


def wav_seconds(data: bytes) -> float | None:
    at, rate, size = 12, 0, 0
    for _ in range(MOST_PIECES):
        if at + 8 > len(data):
            break
        name, length = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        if name == b"fmt ":
            codec, _channels, _speed, rate = struct.unpack("<HHII", data[at + 8 : at + 20])
            if codec not in WAV_CODECS:
                raise NotSound("another codec")
        elif name == b"data":
            size += min(length, len(data) - at - 8)
        at += 8 + length + length % 2
    if not rate or not size:
        raise NotSound("no samples")
    return size / rate


# What holds others in WebM: header, segment, info, tracks, track, cluster, group of blocks.
MASTERS = frozenset({0x1A45DFA3, 0x18538067, 0x1549A966, 0x1654AE6B, 0xAE, 0x1F43B675, 0xA0})
DOCTYPE, CODEC, SCALE, DURATION, CLUSTER_AT = 0x4282, 0x86, 0x2AD7B1, 0x4489, 0xE7
BLOCKS = frozenset({0xA3, 0xA1})


def webm_seconds(data: bytes) -> float | None:
    """By what the header says or by the last block, whichever is longer."""
    doctype, codecs, scale = b"", [], 1_000_000
    said, cluster, last = 0.0, 0, 0
    for element, body in _elements(data):
        if element == DOCTYPE:
            doctype = body
        elif element == CODEC:
            codecs.append(body.rstrip(b"\0"))
        elif element == SCALE:
            scale = _number(body)
        elif element == DURATION:
            said = struct.unpack(">f" if len(body) == 4 else ">d", body)[0]
        elif element == CLUSTER_AT:
            cluster = _number(body)
        elif element in BLOCKS:  # a block says its track, then its place in the cluster
            last = max(last, cluster + int.from_bytes(body[1:3], "big", signed=True))
    if doctype.rstrip(b"\0") != b"webm" or codecs != [b"A_OPUS"]:
        raise NotSound("not one track of Opus")
    longest = max(last, said if math.isfinite(said) else 0)
    return longest * scale / 1e9 or None


def _elements(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Flat, because recorders do not say how long a segment or cluster will be."""
    at = 0
    for _ in range(MOST_PIECES):
        if at >= len(data):
            return
        element, at = _vint(data, at, marked=True)
        if at >= len(data):
            return
        size, at = _vint(data, at, marked=False)
        if element not in MASTERS:
            yield element, data[at : at + size]
            at += size
    raise NotSound("too many pieces")


def _vint(data: bytes, at: int, *, marked: bool) -> tuple[int, int]:
    """A number whose first byte tells its length, with or without that mark; and where it ends."""
    if not data[at]:
        raise NotSound("not a number")
    length = 9 - data[at].bit_length()
    value = _number(data[at : at + length])
    return (value if marked else value & ((1 << 7 * length) - 1)), at + length


def _number(body: bytes) -> int:
    return int.from_bytes(body[:8], "big")


# What holds others in MP4. Whatever else people and phones add is not looked into.
CONTAINERS = frozenset({b"moov", b"trak", b"mdia", b"minf", b"stbl", b"mvex", b"moof", b"traf"})
EXTRAS = frozenset({b"udta", b"meta", b"uuid"})
MP4_CODECS = frozenset({b"mp4a", b"Opus", b"alac"})
UNKNOWN = frozenset({2**32 - 1, 2**64 - 1})
WHERE_BYTES_LIE = frozenset({b"url ", b"alis"})  # QuickTime names that as a handler too


def mp4_seconds(data: bytes) -> float | None:
    """By the film's header, or by the last fragment where the recorder did not come back to it."""
    handlers, codecs = set(), set()
    film, last, scale = 0.0, 0, 0
    for name, start, end in _boxes(data):
        body = data[start:end] if end - start < 4096 else data[start : start + 4096]
        if name == b"hdlr":
            handlers.add(body[8:12])
        elif name == b"stsd":
            codecs.add(body[12:16] if body[4:8] == b"\0\0\0\1" else b"")
        elif name == b"mvhd":
            film = _film_seconds(body)
        elif name == b"mdhd":
            scale = _scale_and_length(body)[0]
        elif name == b"tfdt":
            last = max(last, _number(body[4 : 12 if body[:1] == b"\1" else 8]))
    if handlers - WHERE_BYTES_LIE != {b"soun"} or not codecs or not codecs <= MP4_CODECS:
        raise NotSound("not sound alone")
    return max(film, last / scale if scale else 0) or None


def _film_seconds(body: bytes) -> float:
    scale, length = _scale_and_length(body)
    return 0.0 if not scale or length in UNKNOWN else length / scale


def _scale_and_length(body: bytes) -> tuple[int, int]:
    """Of a header of the film or of a track, which both have a short and a long form."""
    if body[:1] == b"\1":
        return _number(body[20:24]), _number(body[24:32])
    return _number(body[12:16]), _number(body[16:20])


def _boxes(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Each box's name and where its content lies."""
    waiting = [(0, len(data))]
    for _ in range(MOST_PIECES):
        if not waiting:
            return
        start, end = waiting.pop()
        if start + 8 > end:
            continue
        size, name, head = _number(data[start : start + 4]), data[start + 4 : start + 8], 8
        if size == 1:
            size, head = _number(data[start + 8 : start + 16]), 16
        elif size == 0:
            size = end - start
        if size < head:
            raise NotSound("a box smaller than its own head")
        content = (start + head, min(start + size, end))
        waiting.append((start + size, end))
        if name in CONTAINERS:
            waiting.append(content)
        yield name, *content
    raise NotSound("too many pieces")


def without_extras(data: bytes) -> bytes:
    """An MP4 with what phones add about place and device blanked; nothing moves."""
    blanked = bytearray(data)
    for name, start, end in _boxes(data):
        if name in EXTRAS:
            label = data.rindex(name, 0, start)
            blanked[label : label + 4] = b"free"
            blanked[start:end] = bytes(end - start)
    return bytes(blanked)
