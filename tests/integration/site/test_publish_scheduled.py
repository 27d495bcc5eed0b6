"""A page that an editor gave a time goes live, and comes down, by itself."""

from datetime import timedelta

import time_machine
from django.conf import settings
from django.test import Client
from django.utils import timezone

from community.site.models import HomePage, StandardPage
from community.site.tasks import publish_scheduled


def test_a_page_goes_live_and_comes_down_at_its_time(home: HomePage, client: Client) -> None:
    now = timezone.now()
    page = home.add_child(instance=StandardPage(title="Later", slug="later", live=False))
    page.go_live_at, page.expire_at = now + timedelta(hours=1), now + timedelta(hours=3)
    page.save_revision().publish()

    seen = []
    for hours in (0, 2, 4):
        with time_machine.travel(now + timedelta(hours=hours)):
            publish_scheduled()
            publish_scheduled()
            seen.append(client.get("/later/").status_code)
    assert seen == [404, 200, 404]


def test_the_clock_runs_it_every_minute() -> None:
    assert settings.SCHEDULE["site.publish_scheduled"] == timedelta(minutes=1)
