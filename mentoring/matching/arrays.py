"""Arrays as the rest of this package wants them, or a sentence saying what is wrong with them."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Ints = NDArray[np.int64]
Bits = NDArray[np.uint64]
Flags = NDArray[np.bool_]
Key = int | str
Keys = Sequence[Any] | NDArray[Any]


def count(value: object, *, name: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int | np.integer):
        raise ValueError(f"{name} must be a whole number, not {value!r}.")
    if value < 0:
        raise ValueError(f"{name} must not be negative, and is {value}.")
    return int(value)


def whole_numbers(value: ArrayLike, *, name: str, size: int | None = None) -> Ints:
    """One dimension of int64; an empty list will do whatever its type."""
    try:
        array = np.asarray(value)
    except (ValueError, TypeError, OverflowError) as error:
        raise ValueError(f"{name} must be an array of whole numbers.") from error
    if array.ndim != 1:
        raise ValueError(f"{name} must have one dimension, and has {array.ndim}.")
    if size is not None and len(array) != size:
        raise ValueError(f"{name} must have {size} entries, and has {len(array)}.")
    if len(array) and array.dtype.kind not in "iu":
        raise ValueError(f"{name} must hold whole numbers, and holds {array.dtype}.")
    if array.dtype == np.uint64 and len(array) and int(array.max()) > np.iinfo(np.int64).max:
        raise ValueError(f"{name} holds a number too large for 64 bits with a sign.")
    return array.astype(np.int64)


def within(array: Ints, *, below: int, name: str, what: str) -> Ints:
    """Indices that point at somebody: from 0 to `below` - 1."""
    if len(array) and (int(array.min()) < 0 or int(array.max()) >= below):
        raise ValueError(
            f"{name} must name {what} from 0 to {below - 1}, and names "
            f"{array.min()} to {array.max()}."
            if below
            else f"{name} names {what} although there are none."
        )
    return array


def not_negative(array: Ints, *, name: str) -> Ints:
    if len(array) and int(array.min()) < 0:
        raise ValueError(f"{name} must not be negative, and holds {array.min()}.")
    return array


def bits(value: ArrayLike, *, name: str, size: int) -> Bits:
    """One set of up to 64 things per entry, as bits."""
    array = np.asarray(value)
    if array.shape != (size,):
        raise ValueError(f"{name} must have {size} entries, and has the shape {array.shape}.")
    if size and array.dtype.kind not in "iu":
        raise ValueError(f"{name} must hold sets as bits, and holds {array.dtype}.")
    if array.dtype.kind == "i" and size and int(array.min()) < 0:
        raise ValueError(f"{name} must hold sets as bits, and one is negative.")
    return array.astype(np.uint64)


def keys(value: Keys | None, *, name: str, size: int) -> list[str]:
    """Stable ids as text, each once; without any the index is the key."""
    if value is None:
        return [str(index) for index in range(size)]
    texts = [str(key) for key in value]
    if len(texts) != size:
        raise ValueError(f"{name} must have {size} entries, and has {len(texts)}.")
    if len(set(texts)) != size:
        raise ValueError(f"{name} must be different from each other, and some are the same.")
    return texts
