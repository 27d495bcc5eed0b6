from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from wagtail.models import Page

from community.cms.models import CommunityImage
from community.site import broken_links
from community.site.models import HomePage, Menus, NewsPage

PATHS = (
    "/",
    "/about/",
    "/priorities/",
    "/priorities/trusted-adults/",
    "/news/",
    "/news/lights-on-the-river-path/",
    "/help-now/",
    "/privacy/",
    "/accessibility/",
    "/search/?q=friday",
)


@pytest.mark.parametrize("path", PATHS)
def test_every_page_of_the_demo_opens(demo: HomePage, client: Client, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 200
    page = response.content.decode()
    assert page.count("<h1") == 1
    assert 'href="/help-now/"' in page
    assert 'href="/leave/"' in page
    assert "style=" not in page


def test_running_it_again_changes_nothing_and_keeps_edits(demo: HomePage) -> None:
    before = Page.objects.count(), CommunityImage.objects.count(), NewsPage.objects.count()
    demo.poster = "An editor wrote this"
    demo.save_revision().publish()
    call_command("seed_demo", verbosity=0)
    assert before == (
        Page.objects.count(),
        CommunityImage.objects.count(),
        NewsPage.objects.count(),
    )
    demo.refresh_from_db()
    assert demo.poster == "An editor wrote this"
    assert len(Menus.load().main) == 4


def test_refuses_outside_development(home: HomePage, settings: Any) -> None:
    settings.DEVELOPMENT = False
    with pytest.raises(CommandError, match="stays off"):
        call_command("seed_demo")


def test_no_link_of_the_demo_is_broken_but_those_of_features(demo: HomePage) -> None:
    broken, _ = broken_links.find()
    assert {finding.address for finding in broken} <= {"/consultations/"}


def test_the_words_of_the_demo_respect_people(demo: HomePage) -> None:
    from_us = " ".join(
        page.specific.search_description + str(getattr(page.specific, "body", ""))
        for page in Page.objects.filter(depth__gt=1)
    ).lower()
    for word in ("service user", "offender", "perpetrator", "youth violence", "hard to reach"):
        assert word not in from_us
