"""Chance without chance: a number per pair that depends on the run and the two keys alone.

Each assignment's numbers are added up and the smallest sum wins, so that neither the order of the
input nor the inner ways of a solver decide anything. Sixty bits are used as two digits of thirty:
first the sum of the high digits, then of the low ones. That two assignments tie in both is not
impossible: by the isolation lemma the chance is below pairs ÷ 2^60, for 400,000 pairs less than
one in a million millions.
"""

from hashlib import blake2b

import numpy as np

from mentoring.matching.arrays import Bits, Ints

DIGIT = 30


def digits(
    *, run: str, person_keys: list[str], mentor_keys: list[str], person: Ints, mentor: Ints
) -> tuple[Ints, Ints]:
    """High and low digit of each pair, each from 0 to 2^30 - 1."""
    people, mentors = _names(run, "person", person_keys), _names(run, "mentor", mentor_keys)
    mixed = _mix(people[person] ^ _mix(mentors[mentor]))
    mask = np.uint64(2**DIGIT - 1)
    return (mixed >> np.uint64(34)).astype(np.int64), (mixed & mask).astype(np.int64)


def _names(run: str, side: str, keys: list[str]) -> Bits:
    start = blake2b(f"{side}\0{run}\0".encode(), digest_size=8)
    found = bytearray()
    for key in keys:
        one = start.copy()
        one.update(key.encode())
        found += one.digest()
    return np.frombuffer(bytes(found), dtype="<u8").astype(np.uint64)


def _mix(value: Bits) -> Bits:
    """The finaliser of SplitMix64 (Steele, Lea, Flood 2014): every bit reaches every other."""
    value = value + np.uint64(0x9E3779B97F4A7C15)
    value = (value ^ (value >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    value = (value ^ (value >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return value ^ (value >> np.uint64(31))
