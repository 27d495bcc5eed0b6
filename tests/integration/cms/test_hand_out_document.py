"""Documents leave through one door only, whole, uncached, as attachments (trust W4)."""

from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.models import Collection, CollectionViewRestriction

from community.cms.models import CommunityDocument
from tests.people import Cast


@pytest.fixture
def document(db: None) -> CommunityDocument:
    return CommunityDocument.objects.create(
        title="Paper", file=ContentFile(b"%PDF-1.7 words", name="paper.pdf")
    )


@pytest.fixture
def restricted(document: CommunityDocument) -> CommunityDocument:
    collection = Collection.get_first_root_node().add_child(name="Closed")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    document.collection = collection
    document.save()
    return document


@pytest.mark.trust("W4")
def test_comes_as_an_attachment_that_nobody_keeps(
    document: CommunityDocument, client: Client, files: Path
) -> None:
    response = client.get(document.url)
    assert b"".join(response.streaming_content) == b"%PDF-1.7 words"
    assert response["Cache-Control"] == "private, no-store"
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "ETag" not in response
    assert (files / "private" / document.file.name).is_file()


@pytest.mark.parametrize("method", ["get", "head"])
@pytest.mark.trust("W4", "CVE-4")
def test_no_answer_tells_that_a_stranger_knows_the_contents(
    document: CommunityDocument, client: Client, method: str
) -> None:
    known = {"If-None-Match": f'"{document.get_file_hash()}"'}
    assert getattr(client, method)(document.url, headers=known).status_code == 200


@pytest.mark.trust("W4", "CVE-3")
def test_asks_the_signed_out_to_sign_in(restricted: CommunityDocument, client: Client) -> None:
    known = {"If-None-Match": f'"{restricted.get_file_hash()}"'}
    response = client.get(restricted.url, headers=known)
    assert response.status_code == 302
    assert "/account/login/" in response["Location"]


def test_opens_for_the_signed_in(restricted: CommunityDocument, client: Client, cast: Cast) -> None:
    client.force_login(cast.stranger)
    assert client.get(restricted.url).status_code == 200


@pytest.mark.trust("W4", "CVE-3")
def test_a_group_keeps_strangers_out(
    restricted: CommunityDocument, client: Client, cast: Cast
) -> None:
    restriction = CollectionViewRestriction.objects.get()
    restriction.restriction_type = "groups"
    restriction.save()
    restriction.groups.set(cast.member.groups.all())
    client.force_login(cast.stranger)
    assert client.get(restricted.url).status_code == 404
    client.force_login(cast.member)
    assert client.get(restricted.url).status_code == 200


@pytest.mark.trust("W4", "CVE-4")
def test_strangers_cannot_find_out_what_exists(
    restricted: CommunityDocument, client: Client, cast: Cast
) -> None:
    restriction = CollectionViewRestriction.objects.get()
    restriction.restriction_type = "groups"
    restriction.save()
    unknown = (f"/documents/{restricted.pk}/other.pdf", "/documents/999999/paper.pdf")
    for address in (restricted.url, *unknown):
        response = client.get(address)
        assert response.status_code == 302
        assert response["Location"] == f"/account/login/?next={address}"
    client.force_login(cast.stranger)
    assert {client.get(address).status_code for address in (restricted.url, *unknown)} == {404}


def test_a_wrong_name_or_number_is_not_found(
    document: CommunityDocument, client: Client, cast: Cast
) -> None:
    client.force_login(cast.stranger)
    assert client.get(f"/documents/{document.pk}/other.pdf").status_code == 404
    assert client.get("/documents/999999/paper.pdf").status_code == 404
    assert client.post(document.url).status_code == 405
