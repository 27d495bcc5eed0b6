from collections.abc import Callable
from datetime import timedelta

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from community.cms.models import CommunityImage
from tests.people import Cast


def test_comms_staff_see_whose_consent_ends(
    make_image: Callable[..., CommunityImage], client: Client, cast: Cast
) -> None:
    today = timezone.localdate()
    given = {"shows_person": "yes", "consent_reference": "7", "consent_given_on": today}
    make_image(title="Ends soon", consent_expires_on=today + timedelta(days=30), **given)
    make_image(title="Ends later", consent_expires_on=today + timedelta(days=31), **given)
    make_image(title="Has ended", consent_expires_on=today - timedelta(days=1), **given)
    make_image(title="Not said", shows_person="")
    client.force_login(cast.comms)
    page = client.get(reverse("consent_report")).content.decode()
    assert "Ends soon" in page
    assert "Ends later" not in page
    assert "Has ended" in page
    assert "Not said" in page
    assert "Consent for 1 picture ends" in client.get("/cms/").content.decode()


def test_others_do_not(client: Client, cast: Cast) -> None:
    assert client.get(reverse("consent_report")).status_code == 302
    client.force_login(cast.stranger)
    assert client.get(reverse("consent_report")).status_code in {302, 404}
