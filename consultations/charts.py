"""Published numbers as the bar component draws them."""

from collections.abc import Mapping
from typing import Any


def charts_of(payload: Mapping[str, Any]) -> list[dict[str, Any]]:
    """One chart per question, one table per row of a matrix."""
    return [
        {
            "key": question["key"],
            "label": question["label"],
            "type": question["type"],
            "answered": question["answered"],
            "tables": list(_tables(question)),
        }
        for question in payload["questions"]
    ]


def _tables(question: Mapping[str, Any]) -> list[dict[str, Any]]:
    if question["type"] != "matrix":
        return [_table(question["label"], question)] if question["options"] else []
    rows: dict[str, dict[str, Any]] = {}
    for option in question["options"]:
        row, _, _ = option["value"].partition("/")
        line, _, label = option["label"].partition(": ")
        table = rows.setdefault(row, {**question, "label": line, "options": []})
        table["options"].append({**option, "label": label})
    return [_table(table["label"], table) for table in rows.values()]


def _table(caption: str, question: Mapping[str, Any]) -> dict[str, Any]:
    answered = _everybody(question)
    rows = [
        {
            "label": option["label"],
            "count": option["count"],
            "share": _share(option["count"], answered),
        }
        for option in question["options"]
    ]
    return {"caption": caption, "rows": rows, "hidden": any(r["count"] is None for r in rows)}


# Each person stands in one row at most: the rows are parts of a whole.
PARTS = frozenset({"single_choice", "picture_choice", "scale", "number", "date", "matrix"})


def _everybody(question: Mapping[str, Any]) -> Any:
    """What shares are taken of: the sum of the parts, so that they come to a hundred; where one is
    hidden, or people could choose several, those who answered."""
    counts = [option["count"] for option in question["options"]]
    if question["type"] not in PARTS or None in counts:
        return question["answered"]
    return sum(counts) or None


def _share(count: int | None, answered: int | None) -> float | None:
    """Per cent of those who answered, from rounded numbers; never over 100."""
    if count is None or not answered:
        return None
    return min(100.0, 100 * count / answered)
