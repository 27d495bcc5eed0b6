"""PostgreSQL through a pool in production; SQLite in ``var/`` when nothing is set."""

from typing import Any

from community.settings.environment import VAR_DIR, env

_chosen = env.str("DATABASE_URL", default="")
_url = _chosen or f"sqlite:///{VAR_DIR / 'db.sqlite3'}"
_default: dict[str, Any] = env.db_url_config(_url)

if _default["ENGINE"].endswith("sqlite3"):
    VAR_DIR.mkdir(exist_ok=True)
    # Closing the last connection makes SQLite write everything back: not after every request.
    _default["CONN_MAX_AGE"] = None
    _default["OPTIONS"] = {
        # Writers queue instead of failing when two requests meet.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-20000;"
        ),
    }
else:
    _default["OPTIONS"] = {
        **_default.get("OPTIONS", {}),
        "pool": {
            "min_size": env.int("DATABASE_POOL_MIN", default=1),
            "max_size": env.int("DATABASE_POOL_MAX", default=8),
            "timeout": 10,
        },
    }

DATABASES = {"default": _default}
# Asked by `check --deploy`: nobody runs a site on a file without knowing it.
DATABASE_IS_CHOSEN = bool(_chosen)
