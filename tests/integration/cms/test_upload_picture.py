"""What happens when comms staff upload a picture in the editor."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from wagtail.models import Collection

from community.cms import pictures
from community.cms.models import CommunityImage
from tests.integration.cms.conftest import picture_file
from tests.people import Cast


@pytest.fixture
def editor(client: Client, cast: Cast) -> Client:
    client.force_login(cast.comms)
    return client


def upload(client: Client, name: str, data: bytes, **fields: Any) -> Any:
    return client.post(
        reverse("wagtailimages:add"),
        {
            "title": "Park",
            "description": "A park",
            "collection": Collection.get_first_root_node().pk,
            "file": SimpleUploadedFile(name, data, content_type="image/jpeg"),
            **fields,
        },
    )


def test_a_picture_of_nobody(editor: Client) -> None:
    response = upload(editor, "park.jpg", picture_file().read(), shows_person="no")
    assert response.status_code == 302
    image = CommunityImage.objects.get()
    assert image.file_size == image.file.size
    assert image.file_hash
    assert b"CANARY" not in image.file.open().read()


def test_a_picture_with_a_damaged_colour_profile(editor: Client) -> None:
    out = io.BytesIO()
    Image.new("RGB", (60, 40), "orange").save(out, "JPEG", icc_profile=b"bad" * 50)
    assert upload(editor, "park.jpg", out.getvalue(), shows_person="no").status_code == 302
    kept = Image.open(CommunityImage.objects.get().file)
    assert "icc_profile" not in kept.info


def test_it_is_painted_anew_once(editor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """A large one takes seconds."""
    painted: list[Image.Image] = []
    repaint = pictures.repaint
    monkeypatch.setattr(pictures, "repaint", lambda one: painted.append(one) or repaint(one))
    upload(editor, "park.jpg", picture_file().read(), shows_person="no")
    assert CommunityImage.objects.exists()
    assert len(painted) == 1


def test_a_person_needs_consent(editor: Client) -> None:
    response = upload(editor, "park.jpg", picture_file().read(), shows_person="yes")
    assert "Ask them first" in response.content.decode()
    assert not CommunityImage.objects.exists()
    response = upload(
        editor,
        "park.jpg",
        picture_file().read(),
        shows_person="yes",
        consent_reference="file 7",
        consent_given_on="2026-11-01",
        consent_expires_on="2027-11-01",
    )
    assert response.status_code == 302
    assert CommunityImage.objects.get().consent_reference == "file 7"


def test_whether_it_shows_a_person_must_be_said(editor: Client) -> None:
    response = upload(editor, "park.jpg", picture_file().read())
    assert response.context["form"].errors["shows_person"]
    assert not CommunityImage.objects.exists()


def test_many_at_once_are_asked_one_by_one(editor: Client) -> None:
    response = editor.post(
        reverse("wagtailimages:add_multiple"),
        {"files[]": SimpleUploadedFile("park.jpg", picture_file().read(), "image/jpeg")},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )
    assert response.json()["success"]
    assert "shows_person" in response.json()["form"]
    assert not CommunityImage.objects.exists()


def test_a_phone_photo_with_several_pictures_in_it(editor: Client) -> None:
    out, first = io.BytesIO(), Image.new("RGB", (640, 480), "orange")
    first.save(out, "MPO", save_all=True, append_images=[Image.new("RGB", (320, 240), "red")])
    response = upload(editor, "park.jpg", out.getvalue(), shows_person="no")
    assert response.status_code == 302
    kept = Image.open(CommunityImage.objects.get().file.open())
    assert (kept.format, kept.size) == ("JPEG", (640, 480))


def test_consent_cannot_end_before_it_was_given(editor: Client) -> None:
    response = upload(
        editor,
        "park.jpg",
        picture_file().read(),
        shows_person="yes",
        consent_reference="file 7",
        consent_given_on="2026-11-01",
        consent_expires_on="2026-10-01",
    )
    assert "before consent was given" in response.content.decode()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("a.jpg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("a.jpg", picture_file().read() + b"<script>alert(1)</script>"),
        ("a.png", picture_file().read()),
    ],
)
@pytest.mark.trust("W14", "CVE-7")
def test_refuses_what_is_no_honest_picture(editor: Client, name: str, data: bytes) -> None:
    response = upload(editor, name, data, shows_person="no")
    assert response.status_code == 200
    assert not CommunityImage.objects.exists()
    assert response.context["form"].errors["file"]


def test_a_stranger_uploads_nothing(client: Client, cast: Cast) -> None:
    client.force_login(cast.stranger)
    response = upload(client, "park.jpg", picture_file().read(), shows_person="no")
    assert response.status_code in {302, 404}
    assert not CommunityImage.objects.exists()
