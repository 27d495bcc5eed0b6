"""Settings: clean for production, and every variable is told in .env.example."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.production_environment import production_environment

ROOT = Path(__file__).resolve().parents[3]
READ = re.compile(r"""env\.\w+\(\s*"([A-Z0-9_]+)\"""")
# Read by what starts the site (scripts, compose.yaml), not by its settings.
OF_SCRIPTS = {
    "ANONYMISE_ALLOWED",
    "POSTGRES_PASSWORD",
    "PORT",
    "HOST",
    "WEB_WORKERS",
    "WEB_THREADS",
}


def run(environment: dict[str, str], *words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.trust("S1", "S2")
def test_production_settings_pass_every_check_of_django() -> None:
    done = run(production_environment(), "check", "--deploy", "--fail-level", "WARNING")
    assert done.returncode == 0, done.stderr


@pytest.mark.trust("S4")
def test_production_without_a_secret_key_does_not_start() -> None:
    environment = production_environment()
    del environment["SECRET_KEY"]
    done = run(environment, "check")
    assert done.returncode != 0
    assert "SECRET_KEY" in done.stderr


@pytest.mark.parametrize("name", ["SITE_URL", "DATABASE_URL"])
def test_production_without_its_address_or_database_is_not_deployable(name: str) -> None:
    environment = production_environment()
    del environment[name]
    done = run(environment, "check", "--deploy")
    assert done.returncode != 0
    assert f"{name} is not set" in done.stderr


def test_the_machine_may_ask_itself_whether_the_site_is_up() -> None:
    """As the image's HEALTHCHECK does, with only the public host allowed."""
    script = (
        "from django.test import Client; "
        "print(Client().get('/healthz', headers={'Host': '127.0.0.1'}).status_code)"
    )
    done = run(production_environment(), "shell", "--no-imports", "-c", script)
    assert done.stdout.split() == ["200"], done.stderr


def test_the_image_owns_the_folders_that_volumes_cover() -> None:
    image, compose = (ROOT / "Dockerfile").read_text(), (ROOT / "compose.yaml").read_text()
    mounted = set(re.findall(r":/site/(var/\w+)$", compose, re.MULTILINE))
    owned = re.search(r"^RUN mkdir -p (.+) && chown community:community", image, re.MULTILINE)
    assert mounted and owned
    assert mounted <= set(owned[1].split())


def test_what_compose_asks_for_stands_in_the_example() -> None:
    asked = re.findall(r"\$\{([A-Z_]+)", (ROOT / "compose.yaml").read_text())
    example = (ROOT / ".env.example").read_text()
    assert asked and all(f"\n{name}=" in example for name in asked)


@pytest.mark.trust("CVE-18")
def test_behind_a_proxy_that_nobody_counted_is_warned_about() -> None:
    environment = production_environment() | {"BEHIND_TLS_PROXY": "on"}
    check = ("check", "--deploy", "--fail-level", "WARNING")
    alone = run(environment | {"TRUSTED_PROXY_COUNT": "0"}, *check)
    assert alone.returncode != 0
    assert "TRUSTED_PROXY_COUNT" in alone.stderr
    assert run(environment | {"TRUSTED_PROXY_COUNT": "1"}, *check).returncode == 0


def services() -> dict[str, str]:
    """The part of compose.yaml that is about each service."""
    text = (ROOT / "compose.yaml").read_text().split("\nservices:\n")[1]
    parts = re.split(r"^  ([a-z]+):\n", text.split("\nvolumes:\n")[0], flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_nothing_of_the_site_starts_before_the_database_is_ready() -> None:
    found = services()
    assert "depends_on: &once-migrated" in found["web"]
    assert "migrate: { condition: service_completed_successfully }" in found["web"]
    for name in ("worker", "beat"):
        assert "depends_on: *once-migrated" in found[name]


def test_any_password_of_the_database_works() -> None:
    """In an address @ and / would have to be written otherwise, and compose cannot do that."""
    compose = (ROOT / "compose.yaml").read_text()
    assert not re.findall(r"://.*POSTGRES_PASSWORD", compose)
    assert "PGPASSWORD: ${POSTGRES_PASSWORD" in compose


@pytest.mark.trust("S4")
def test_what_is_not_set_falls_to_the_safe_side() -> None:
    script = (
        "from django.conf import settings as s; "
        "print(s.DEBUG, s.REQUIRE_MFA, s.SESSION_COOKIE_SECURE, s.SESSION_COOKIE_NAME, "
        "s.CSRF_COOKIE_NAME, s.SECURE_HSTS_SECONDS >= 31536000)"
    )
    environment = production_environment()
    del environment["DEBUG"]
    done = run(environment, "shell", "--no-imports", "-c", script)
    assert done.stdout.split() == ["False", "True", "True", "__Host-session", "__Host-csrf", "True"]


def test_every_variable_stands_in_the_example() -> None:
    read = {
        name
        for path in (ROOT / "community" / "settings").glob("*.py")
        for name in READ.findall(path.read_text())
    }
    example = (ROOT / ".env.example").read_text()
    told = set(re.findall(r"^#?\s?([A-Z][A-Z0-9_]+)=", example, re.MULTILINE))
    assert read - told == set()
    assert told - read - OF_SCRIPTS == set()
