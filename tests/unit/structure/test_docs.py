"""What the documents point to exists."""

import re

from tests.unit.structure.house import ROOT, SITE


def test_the_decisions_for_the_data_protection_officer_each_have_a_default() -> None:
    text = (ROOT / "docs" / "legal.md").read_text()
    rows = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| ")]
    assert len(rows) == 1 + 4
    assert all(len(row) == 3 and all(row) for row in rows)
    for file in re.findall(r"`(docs/[^`]+)`", text):
        assert (ROOT / file).is_file(), file


def test_every_package_has_its_page() -> None:
    """As README.md promises: also those that are no Django app."""
    packages = [path.parent for path in ROOT.glob("community/*/__init__.py")]
    packages += [ROOT / name for name in SITE if name != "community"]
    assert len(packages) > 10
    assert [str(package) for package in packages if not (package / "README.md").is_file()] == []


def test_every_setting_file_stands_on_its_page() -> None:
    page = (ROOT / "community" / "settings" / "README.md").read_text()
    files = {path.stem for path in (ROOT / "community" / "settings").glob("*.py")} - {"__init__"}
    assert {name for name in files if f"`{name}`" not in page} == set()


def test_every_registry_stands_on_its_page() -> None:
    page = (ROOT / "community" / "registries" / "README.md").read_text()
    code = "".join(path.read_text() for path in (ROOT / "community" / "registries").glob("*.py"))
    assert {
        name for name in re.findall(r"^(\w+): Registry", code, re.M) if f"`{name}`" not in page
    } == set()


def test_nobody_is_promised_that_backups_forget_at_once() -> None:
    """Data keys lie in the same dump, so that only time or the wrapping key ends them there."""
    for name in ("README.md", "SECURITY.md"):
        words = " ".join((ROOT / name).read_text().split())
        assert "35 days" in words and "wrapping key" in words
