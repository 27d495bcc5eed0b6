"""Where we are: paths, development or production, languages and time."""

from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = BASE_DIR / "var"

env = environ.Env()
env.smart_cast = False
if (BASE_DIR / ".env").is_file():
    env.read_env(BASE_DIR / ".env")

# DEBUG says that this is a developer's machine: plain http, demo content, no second factor.
# Django's own debug pages would hide our error pages, so they are asked for separately.
DEVELOPMENT = env.bool("DEBUG", default=False)
DEBUG = DEVELOPMENT and env.bool("DEBUG_PAGES", default=False)

SECRET_KEY = env.str("SECRET_KEY", default="")
if not SECRET_KEY and DEVELOPMENT:
    SECRET_KEY = "development-only-never-in-production-" + "k" * 32
if not SECRET_KEY:
    raise ImproperlyConfigured("Set SECRET_KEY: a long random text, kept secret. See .env.example.")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])

ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS",
    default=["localhost", ".localhost", "127.0.0.1", "[::1]"] if DEVELOPMENT else [],
)

ROOT_URLCONF = "community.urls"
WSGI_APPLICATION = "community.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True

# The address of the site, for links in e-mails: never taken from a request's Host header.
SITE_URL = env.str("SITE_URL", default="http://localhost:8000" if DEVELOPMENT else "").rstrip("/")
