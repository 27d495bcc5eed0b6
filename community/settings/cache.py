"""Redis when ``REDIS_URL`` is set; otherwise a table, which all processes of one machine share."""

from typing import Any

from community.settings.environment import env

REDIS_URL = env.str("REDIS_URL", default="")

_shared: dict[str, Any] = (
    {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
    if REDIS_URL
    else {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
        # Django's 300 would throw away rate limits while they count.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
)

CACHES: dict[str, dict[str, Any]] = {
    "default": {**_shared, "KEY_PREFIX": "c"},
    # For a few seconds in each process, where even a shared cache would be one query too many.
    "process": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "process",
        "TIMEOUT": 5,
    },
    # Wagtail looks here for the sizes of a picture; the key changes with the picture.
    "renditions": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "renditions",
        "TIMEOUT": 3600,
        "OPTIONS": {"MAX_ENTRIES": 2000},
    },
}
