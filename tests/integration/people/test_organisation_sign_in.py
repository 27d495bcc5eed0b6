"""Signing in through one's organisation (OpenID Connect), when the settings name one."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client, RequestFactory

from community.people.adapter import AccountAdapter
from community.people.models import User
from community.people.roles import roles_of
from scripts.production_environment import production_environment
from tests.unit.structure.test_settings import run

PROVIDER = {
    "openid_connect": {
        "APPS": [
            {
                "provider_id": "council",
                "name": "the council",
                "client_id": "id",
                "secret": "secret",
                "settings": {"server_url": "https://sign-in.example"},
            }
        ]
    }
}


@pytest.mark.django_db
def test_the_way_in_is_offered_when_there_is_one(client: Client, settings: Any) -> None:
    assert "the council" not in client.get("/account/login/").content.decode()
    settings.SOCIALACCOUNT_PROVIDERS = PROVIDER
    assert "the council" in client.get("/account/login/").content.decode()


def test_it_comes_from_the_environment() -> None:
    environment = production_environment() | {
        "OIDC_SERVER_URL": "https://sign-in.example",
        "OIDC_CLIENT_ID": "id",
        "OIDC_CLIENT_SECRET": "secret",
        "OIDC_NAME": "the council",
    }
    script = (
        "from django.conf import settings as s; "
        "print(s.SOCIALACCOUNT_PROVIDERS['openid_connect']['APPS'][0]['name'])"
    )
    done = run(environment, "shell", "--no-imports", "-c", script)
    assert done.stdout.strip() == "the council"


@pytest.mark.django_db
def test_who_comes_that_way_has_no_role_until_given_one(rf: RequestFactory) -> None:
    request = rf.post("/")
    form = SimpleNamespace(cleaned_data={"username": "officer"}, sociallogin=object())
    person = AccountAdapter(request).save_user(request, User(), form)
    assert roles_of(person) == frozenset()
