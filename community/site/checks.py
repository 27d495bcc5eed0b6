"""Says before a site goes live what would go wrong quietly; asked with ``check --deploy``."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning


def check_production(app_configs: Any, **_: Any) -> Sequence[CheckMessage]:
    found: list[CheckMessage] = []
    if not settings.SITE_URL:
        found.append(
            Error(
                "SITE_URL is not set, so links in e-mails lead nowhere.",
                hint="Set it to the address of the site, for example https://community.example.",
                id="site.E001",
            )
        )
    if not settings.DATABASE_IS_CHOSEN and not settings.DEVELOPMENT:
        found.append(
            Error(
                "DATABASE_URL is not set, so everything would lie in one file of this machine.",
                hint="Set it to a PostgreSQL database; see .env.example.",
                id="site.E002",
            )
        )
    if settings.SECURE_PROXY_SSL_HEADER and not settings.ALLAUTH_TRUSTED_PROXY_COUNT:
        found.append(
            Warning(
                "BEHIND_TLS_PROXY is on and TRUSTED_PROXY_COUNT is 0, so every visitor seems to "
                "come from the proxy: all share one limit of sign-ins, guesses and answers.",
                hint="Set TRUSTED_PROXY_COUNT to the number of proxies before the site, often 1.",
                id="site.W003",
            )
        )
    return found
