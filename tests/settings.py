"""The site's own settings, with what tests need on top.

SQLite and in-process caches by default; ``DATABASE_URL`` and ``REDIS_URL`` are respected.
"""

import os
import tempfile

os.environ.setdefault("DEBUG", "on")
os.environ.setdefault("EMAIL_URL", "memorymail://")
os.environ.setdefault("LOG_LEVEL", "WARNING")

from community.settings import *
from community.settings import CACHES, DATABASES, REDIS_URL, STORAGES

# One known address, whatever port a test server has.
SITE_URL = "http://community.test"
WAGTAILADMIN_BASE_URL = SITE_URL
ALLOWED_HOSTS = ["localhost", ".localhost", "127.0.0.1", "[::1]", "testserver", "community.test"]

# Two thirds of a test run would go into hashing passwords well.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# Tests read templates without collecting files first; browser tests collect them (tests/browser).
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True

# A file, not memory: a browser's server and threads that race need connections of their own.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {
        "NAME": os.path.join(tempfile.gettempdir(), f"community-test-{os.getpid()}.sqlite3")
    }
    DATABASES["default"]["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"

if not REDIS_URL:
    CACHES = {
        name: {
            **cache,
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "LOCATION": name,
        }
        for name, cache in CACHES.items()
    }
