"""Who could meet whom, how well it would fit, and which matches are best for all of them together.

Pure functions over NumPy arrays; no Django. What is named here is loaded at first use: NumPy and
OR-Tools are heavy, and a web worker that only shows a match must not carry them.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mentoring.matching.assignment import Assignment, assign

__all__ = ["Assignment", "assign"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.assignment"), name)
    return value
