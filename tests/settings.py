"""The site's own settings, with what tests need on top.

SQLite and in-process caches by default; ``DATABASE_URL`` and ``REDIS_URL`` are respected.
"""

import os
import tempfile
from pathlib import Path

from tests import side_by_side

os.environ.setdefault("DEBUG", "on")
os.environ.setdefault("EMAIL_URL", "memorymail://")
os.environ.setdefault("LOG_LEVEL", "WARNING")

if os.environ.get("REDIS_URL"):
    # Processes that tests start find it in the environment.
    os.environ["REDIS_URL"] = side_by_side.own_redis(
        os.environ["REDIS_URL"], side_by_side.number_of_this_process()
    )

from community.settings import *
from community.settings import CACHES, DATABASES, REDIS_URL, STORAGES

# One known address, whatever port a test server has.
SITE_URL = "http://community.test"
WAGTAILADMIN_BASE_URL = SITE_URL
ALLOWED_HOSTS = ["localhost", ".localhost", "127.0.0.1", "[::1]", "testserver", "community.test"]

# Two thirds of a test run would go into hashing passwords well.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# What tests write lies in a folder of this process, which conftest.py removes at the end.
FOLDER = Path(tempfile.gettempdir()) / f"community-test-{os.getpid()}"
MEDIA_ROOT = FOLDER / "media"
STATIC_ROOT = FOLDER / "static"
PRIVATE_ROOT = FOLDER / "private"
UPLOADS_ROOT = FOLDER / "uploads"
for _name, _root in (("private", PRIVATE_ROOT), ("uploads", UPLOADS_ROOT)):
    STORAGES[_name]["OPTIONS"]["location"] = _root

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
