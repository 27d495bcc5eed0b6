"""``/my/`` tells each role what will be there, what works today and whom to ask."""

import pytest
from django.test import Client
from django.utils.html import escape
from pytest_django.asserts import assertContains, assertNotContains

from community.people.roles import Role
from community.people.welcome import OPEN_TO_ALL, WELCOMES
from tests.people import MEMBERS, Cast

WITH_ROLE = {name: roles[0] for name, roles in MEMBERS.items() if roles}
FORBIDDEN = ("youth violence", "offender", "perpetrator", "client", "service user", "case ")


@pytest.mark.parametrize("name", WITH_ROLE)
def test_each_role_reads_its_own_card_and_no_other(client: Client, cast: Cast, name: str) -> None:
    client.force_login(cast[name])
    page = client.get("/my/").content.decode()
    own = WELCOMES[WITH_ROLE[name]]
    if own.is_empty:
        assert escape(own.ask) not in page
    else:
        for words in (own.title, own.holds, own.today, own.ask):
            assert escape(words) in page
    assert "This page will" not in page
    others = {one.title for one in WELCOMES.values()} - {own.title}
    assert not [title for title in others if f"<h2>{escape(title)}</h2>" in page]


@pytest.mark.parametrize("name", ["young_person", "guardian", "co_designer"])
def test_young_people_and_families_always_find_three_ways(
    client: Client, cast: Cast, name: str
) -> None:
    client.force_login(cast[name])
    response = client.get("/my/")
    for way in OPEN_TO_ALL:
        assertContains(response, f'href="{way.url}">{way.title}</a>')


def test_nobody_reads_of_rooms_that_are_not_there() -> None:
    for welcome in WELCOMES.values():
        assert " will " not in f" {welcome.holds} {welcome.today} "


def test_the_same_link_stands_on_one_card_only(client: Client, cast: Cast) -> None:
    person = cast.co_designer
    for name in ("member", "chair", "representative"):
        person.groups.add(*cast[name].groups.all())
    client.force_login(person)
    main = client.get("/my/").content.decode().partition("<main")[2].partition("</main>")[0]
    assert main.count('href="/promises/"') == 1


def test_the_officer_has_one_card_about_data_protection(client: Client, cast: Cast) -> None:
    client.force_login(cast.dpo)
    page = client.get("/my/").content.decode()
    assert page.count("<h2>Data protection</h2>") == 1
    assert "when data was last deleted" in page


@pytest.mark.parametrize("name", ["comms", "admin", "lead", "mentor", "stranger"])
def test_the_editor_is_offered_to_editors(client: Client, cast: Cast, name: str) -> None:
    client.force_login(cast[name])
    asserted = assertContains if name in {"comms", "admin"} else assertNotContains
    asserted(client.get("/my/"), "Open the editor")


@pytest.mark.parametrize("role", Role)
def test_the_words_are_few_and_ours(role: Role) -> None:
    welcome = WELCOMES[role]
    words = f"{welcome.title} {welcome.holds} {welcome.today} {welcome.ask}".lower()
    assert len(words) < 320
    assert not [word for word in FORBIDDEN if word in words]
    assert all(way.url.startswith("/") for way in welcome.ways)
