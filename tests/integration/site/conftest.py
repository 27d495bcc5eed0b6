from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import storages
from django.core.management import call_command

from community.registries.demo import DemoStep, demo_steps
from community.site.models import HomePage


@pytest.fixture(autouse=True)
def files(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    private = storages["private"]
    monkeypatch.setattr(private, "_location", str(tmp_path / "private"))
    for cached in ("base_location", "location"):
        monkeypatch.delitem(private.__dict__, cached, raising=False)
    return tmp_path


@pytest.fixture
def home(db: None) -> HomePage:
    return HomePage.objects.get()


@pytest.fixture
def only_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """The demo of this app alone: the others test theirs."""
    mine: dict[str, DemoStep] = {"pages": demo_steps["pages"]}
    monkeypatch.setattr(demo_steps, "_items", mine)


@pytest.fixture
def demo(home: HomePage, only_pages: None) -> HomePage:
    call_command("seed_demo", verbosity=0)
    home.refresh_from_db()
    return home
