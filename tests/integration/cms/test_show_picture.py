"""Originals are nowhere; renditions are there while they may be shown (trust W3, S5)."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
import time_machine
from django.template import Context, Template
from django.test import Client

from community.cms.models import CommunityImage
from tests.people import Cast

TODAY = date(2026, 11, 21)
MakeImage = Callable[..., CommunityImage]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("spec", ["original", "width-300", "fill-200x100", "width-300|format-webp"])
@pytest.mark.trust("W3")
def test_no_file_of_ours_carries_a_place(
    make_image: MakeImage, files: Path, kind: str, spec: str
) -> None:
    image = make_image(kind)
    image.get_rendition(spec)
    kept = [path for path in files.rglob("*") if path.is_file()]
    assert len(kept) == 2
    for path in kept:
        assert b"CANARY" not in path.read_bytes()
        assert "somebody" not in path.name


@pytest.mark.trust("S5", "W3", "CVE-8")
def test_originals_and_documents_have_no_address(
    make_image: MakeImage, files: Path, client: Client
) -> None:
    image = make_image()
    assert (files / "private" / image.file.name).is_file()
    assert not (files / "media" / image.file.name).exists()
    for path in (
        image.file.name,
        "original_images/",
        "original_images/anything.jpg",
        "documents/anything.pdf",
        "images/../original_images/x.jpg",
        "images/nothing.jpg",
    ):
        assert client.get(f"/media/{path}").status_code == 404


def test_a_rendition_is_public_when_nobody_is_on_it(make_image: MakeImage, client: Client) -> None:
    rendition = make_image().get_rendition("width-300")
    response = client.get(rendition.url)
    assert response.status_code == 200
    assert response["Content-Type"] == "image/webp"
    assert response["Cache-Control"] == "public, max-age=86400"


@pytest.mark.trust("W3")
def test_a_picture_of_a_person_stops_with_their_consent(
    make_image: MakeImage, client: Client
) -> None:
    image = make_image(
        shows_person="yes",
        consent_reference="file 7",
        consent_given_on=TODAY,
        consent_expires_on=TODAY + timedelta(days=10),
    )
    rendition = image.get_rendition("width-300")
    tag = Template("{% load pictures %}{% picture image 'width-300' %}")
    with time_machine.travel("2026-11-25 12:00"):
        response = client.get(rendition.url)
        assert response.status_code == 200
        assert response["Cache-Control"] == "private, max-age=300"
        assert 'alt="Orange"' in tag.render(Context({"image": image}))
    with time_machine.travel("2026-12-02 12:00"):
        assert client.get(rendition.url).status_code == 404
        assert tag.render(Context({"image": image})) == ""


def test_until_somebody_has_said_who_is_on_it_nobody_sees_it(
    make_image: MakeImage, client: Client
) -> None:
    rendition = make_image(shows_person="").get_rendition("width-300")
    assert client.get(rendition.url).status_code == 404


@pytest.mark.parametrize(("name", "status"), [("comms", 200), ("admin", 200), ("mentor", 404)])
def test_editors_see_what_they_still_have_to_decide(
    make_image: MakeImage, client: Client, cast: Cast, name: str, status: int
) -> None:
    client.force_login(cast[name])
    undecided = make_image(shows_person="").get_rendition("width-300")
    ended = make_image(
        shows_person="yes",
        consent_reference="file 7",
        consent_given_on=TODAY - timedelta(days=9),
        consent_expires_on=TODAY - timedelta(days=1),
    ).get_rendition("width-300")
    with time_machine.travel("2026-11-21 12:00"):
        for rendition in (undecided, ended):
            response = client.get(rendition.url)
            assert response.status_code == status
            assert "no-store" in response["Cache-Control"]


def test_a_null_byte_is_not_found(db: None, client: Client) -> None:
    assert client.get("/media/images/%00.jpg").status_code == 404


def test_a_lost_file_is_not_found_rather_than_an_error(
    make_image: MakeImage, files: Path, client: Client
) -> None:
    rendition = make_image().get_rendition("width-300")
    (files / "media" / rendition.file.name).unlink()
    assert client.get(rendition.url).status_code == 404
