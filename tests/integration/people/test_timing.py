"""An unknown name takes as long to refuse as a wrong password: nobody learns who has an account."""

import statistics
import time
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from tests.factories.people import person_with
from tests.people import Cast
from tests.sign_in import LOGIN


def seconds(name: str) -> float:
    """Of work, not of waiting: other programs on the machine do not count."""
    cache.clear()
    started = time.process_time()
    Client().post(LOGIN, {"login": name, "password": "a wrong one"})
    return time.process_time() - started


@pytest.mark.trust("CVE-4")
def test_unknown_and_known_names_take_alike(cast: Cast, settings: Any) -> None:
    """With the real hasher, which is what would tell them apart."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    person_with(username="somebody", password="four good words here")
    seconds("warm-up")
    pairs = [(seconds("somebody"), seconds("nobody-at-all")) for _ in range(7)]
    known, unknown = zip(*pairs, strict=True)
    assert 0.6 < statistics.median(unknown) / statistics.median(known) < 1.6
