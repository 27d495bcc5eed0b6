"""Nothing else in the platform evaluates a query that counts people.

Read from the source: a call of ``.count()`` without arguments, ``.aggregate(…)``, or an aggregate
imported from Django is an evaluating count. What counts no people is listed, each with its reason.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

ALLOWED: dict[str, str] = {
    "community/privacy/views/sharing.py": "how often data was shared, for the record",
    "community/safeguarding/cards.py": "open concerns, for those who look after them one by one",
    "community/safeguarding/overview.py": "texts and alerts that wait, for those who answer them",
    "community/people/invitations.py": "how many retention would remove, for its own record",
    "community/people/role_alerts.py": "who can change accounts, for administrators who name them",
    "consultations/looking_over.py": "sets of questions that a panel refused: counts no people",
    "community/people/holdings.py": "how many records retention would remove, for its own record",
    "community/site/wagtail_hooks.py": "images whose consent has ended: counts images, for editors",
    "community/site/upkeep.py": "messages that failed or are late: counts outbox rows",
}

AGGREGATES = frozenset({"Avg", "Count", "StdDev", "Sum", "Variance"})
SOURCES = ("community", "consultations", "mentoring", "oversight_group")


def sources() -> Iterator[Path]:
    root = Path(settings.BASE_DIR)
    for package in SOURCES:
        for path in sorted((root / package).rglob("*.py")):
            parts = path.relative_to(root).parts
            if "migrations" not in parts and parts[:2] != ("community", "suppression"):
                yield path


def evaluating_counts(source: str) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            bare_count = node.func.attr == "count" and not node.args and not node.keywords
            if bare_count or node.func.attr in ("aggregate", "aaggregate", "acount"):
                found.append(f"line {node.lineno}: .{node.func.attr}(…)")
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("django.db"):
            found += [
                f"line {node.lineno}: {alias.name}"
                for alias in node.names
                if alias.name in AGGREGATES
            ]
        elif isinstance(node, ast.Attribute) and node.attr in AGGREGATES:
            found.append(f"line {node.lineno}: {node.attr}")
    return found


@pytest.mark.trust("A4")
def test_only_suppression_counts_people() -> None:
    root = Path(settings.BASE_DIR)
    counting = {
        str(path.relative_to(root)): found
        for path in sources()
        if (found := evaluating_counts(path.read_text()))
    }
    surprising = {name: found for name, found in counting.items() if name not in ALLOWED}
    assert surprising == {}, "hand the queryset to community.suppression.tables instead"
    assert set(ALLOWED) <= set(counting), "these need no exception any more"


@pytest.mark.parametrize(
    "source",
    [
        "people.filter(role='mentor').count()",
        "people.aggregate(n=Max('age'))",
        "from django.db.models import Count",
        "from django.db.models.aggregates import Sum as Total",
        "people.annotate(n=models.Count('pk'))",
    ],
)
def test_the_scan_sees_each_way_of_counting(source: str) -> None:
    assert evaluating_counts(source)


@pytest.mark.parametrize("source", ["'banana'.count('a')", "tables.count(people)", "len(names)"])
def test_the_scan_leaves_the_rest_alone(source: str) -> None:
    assert not evaluating_counts(source)
