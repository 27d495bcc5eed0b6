import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from PIL import Image

from community.cms.models import CommunityImage


@pytest.fixture(autouse=True)
def files(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Uploads of a test lie in its own folder, public and private apart."""
    settings.MEDIA_ROOT = tmp_path / "media"
    private = storages["private"]
    monkeypatch.setattr(private, "_location", str(tmp_path / "private"))
    for cached in ("base_location", "location"):
        monkeypatch.delitem(private.__dict__, cached, raising=False)
    return tmp_path


def picture_file(name: str = "somebody.jpg", kind: str = "JPEG") -> "ContentFile[bytes]":
    exif = Image.Exif()
    exif[0x010E] = "CANARY-GPS"
    exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 30.0, 12.0), 29: "CANARY-GPS"})
    out = io.BytesIO()
    Image.new("RGB", (640, 480), "orange").save(out, kind, exif=exif)
    return ContentFile(out.getvalue(), name=name)


@pytest.fixture
def make_image(db: None) -> Callable[..., CommunityImage]:
    def make(kind: str = "JPEG", **fields: Any) -> CommunityImage:
        defaults: dict[str, Any] = {
            "title": "A picture",
            "description": "Orange",
            "shows_person": "no",
        }
        return CommunityImage.objects.create(
            file=picture_file(f"somebody.{kind.lower()}", kind), **{**defaults, **fields}
        )

    return make
