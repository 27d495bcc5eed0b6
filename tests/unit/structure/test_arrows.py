"""The arrows that import-linter cannot see: related models, and what every package must bring."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import Model

from tests.unit.structure.house import ROOT, SITE, name, python_files, rank

OUR_APPS = [config for config in apps.get_app_configs() if rank(config.label) is not None]

# Relations that must point up, with the reason.
ALLOWED: dict[tuple[str, str], str] = {}


def relations() -> Iterator[tuple[type[Model], type[Model], str]]:
    for config in OUR_APPS:
        for model in config.get_models(include_auto_created=True):
            for field in model._meta.get_fields(include_hidden=True):
                target = field.related_model
                if not field.auto_created and isinstance(target, type):
                    yield model, target, field.name


def test_every_app_of_ours_has_its_layer() -> None:
    ours = {config.label for config in apps.get_app_configs() if config.name.startswith(SITE)}
    assert {label for label in ours if rank(label) is None} == set()


def test_related_models_point_down() -> None:
    wrong = []
    for model, target, field in relations():
        here, there = model._meta.app_label, target._meta.app_label
        upper, lower = rank(here), rank(there)
        if lower is None or upper is None or here == there or (here, there) in ALLOWED:
            continue
        if lower >= upper:
            wrong.append(f"{here}.{model.__name__}.{field} -> {there}.{target.__name__}")
    assert not wrong


@pytest.mark.parametrize("config", OUR_APPS, ids=lambda config: config.label)
def test_an_app_with_models_has_its_migrations(config: "object") -> None:
    folder = Path(config.path)  # type: ignore[attr-defined]
    if list(config.get_models()):  # type: ignore[attr-defined]
        assert (folder / "migrations" / "__init__.py").is_file()


@pytest.mark.parametrize("config", OUR_APPS, ids=lambda config: config.label)
def test_every_package_says_what_it_is_for(config: "object") -> None:
    readme = Path(config.path) / "README.md"  # type: ignore[attr-defined]
    assert readme.is_file()
    assert len(readme.read_text().splitlines()) <= 60


@pytest.mark.trust("H1")
def test_only_one_module_knows_the_sanitisers() -> None:
    knowing = {
        name(path)
        for path in python_files(*SITE)
        if any(
            line.startswith(("import bleach", "from bleach", "import nh3", "from nh3"))
            for line in path.read_text().splitlines()
        )
    }
    assert knowing <= {"community/cms/sanitise.py"}


def test_no_package_is_a_drawer_for_everything() -> None:
    drawers = {"core", "common", "utils", "helpers", "misc"}
    assert not {name(path) for path in python_files(*SITE) if path.stem in drawers}
    assert not {folder.name for folder in ROOT.glob("community/*") if folder.name in drawers}
