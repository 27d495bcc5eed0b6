"""What somebody is called and reads is theirs to change; everything else is not."""

from django.test import Client

from tests.people import Cast

PAGE = "/my/settings/"


def test_anybody_signed_in_changes_their_own(client: Client, cast: Cast) -> None:
    client.force_login(cast.young_person)
    form = {"preferred_name": "Ṣọlá", "age_band": "16-17", "language": "pl", "is_staff": "on"}
    assert client.post(PAGE, form)["Location"] == PAGE
    person = cast.young_person
    person.refresh_from_db()
    assert (person.preferred_name, person.age_band, person.language) == ("Ṣọlá", "16-17", "pl")
    assert not person.is_staff


def test_what_is_not_on_the_list_is_refused_at_its_field(client: Client, cast: Cast) -> None:
    client.force_login(cast.young_person)
    response = client.post(PAGE, {"language": "xx", "age_band": "12"})
    assert response.status_code == 422
    page = response.content.decode()
    assert 'href="#id_language"' in page
    assert "Error:" in page
    cast.young_person.refresh_from_db()
    assert cast.young_person.language == "en"


def test_sent_with_nothing_in_it_says_what_is_missing(client: Client, cast: Cast) -> None:
    client.force_login(cast.young_person)
    response = client.post(PAGE, {})
    assert response.status_code == 422
    assert 'href="#id_language"' in response.content.decode()
    assert client.get(PAGE).status_code == 200


def test_strangers_are_asked_to_sign_in(client: Client, db: None) -> None:
    assert client.get(PAGE)["Location"] == f"/account/login/?next={PAGE}"
    assert client.post("/my/settings/this-device/")["Location"].startswith("/account/login/")
