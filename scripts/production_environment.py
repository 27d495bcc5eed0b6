"""A complete production environment made of throw-away values, for checking settings."""

import base64
import os
import secrets


def production_environment() -> dict[str, str]:
    """Enough for the settings to load as in production; nothing is connected to."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    key = base64.b64encode(secrets.token_bytes(32)).decode()
    return kept | {
        "DEBUG": "off",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "ALLOWED_HOSTS": "community.example",
        "SITE_URL": "https://community.example",
        "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none",
        "REDIS_URL": "redis://127.0.0.1:1/0",
        "EMAIL_URL": "smtp://localhost:25",
        "DEFAULT_FROM_EMAIL": "no-reply@community.example",
        "FIELD_ENCRYPTION_KEYS": f"check:{key}",
        "INDEX_KEY": secrets.token_urlsafe(48),
        "DJANGO_SETTINGS_MODULE": "community.settings",
    }
