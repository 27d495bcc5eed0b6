"""Structured logs to standard output. What a person wrote, and who they are, never goes in."""

from typing import Any

import structlog

from community.settings.environment import DEVELOPMENT, env
from community.settings.log_scrubbing import scrub

LOG_LEVEL = env.str("LOG_LEVEL", default="INFO")

_shared: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]
structlog.configure(
    processors=[
        *_shared,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
    ],
    logger_factory=structlog.stdlib.LoggerFactory(),
    wrapper_class=structlog.stdlib.BoundLogger,
    cache_logger_on_first_use=True,
)

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "structured": {
            "()": structlog.stdlib.ProcessorFormatter,
            "foreign_pre_chain": _shared,
            # Scrubbed last: after tracebacks have become text, before anything is written.
            "processors": [
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                scrub,
                (
                    structlog.dev.ConsoleRenderer(colors=False)
                    if DEVELOPMENT
                    else structlog.processors.JSONRenderer()
                ),
            ],
        }
    },
    "handlers": {"stdout": {"class": "logging.StreamHandler", "formatter": "structured"}},
    "root": {"handlers": ["stdout"], "level": LOG_LEVEL},
    "loggers": {
        "django": {"level": LOG_LEVEL, "propagate": True, "handlers": []},
        # Its lines quote addresses and visitors' IPs; the status goes to django.request too.
        "django.server": {"level": "WARNING", "propagate": True, "handlers": []},
        # SQL carries what people wrote.
        "django.db.backends": {"level": "INFO", "propagate": True, "handlers": []},
        "celery": {"level": LOG_LEVEL, "propagate": True, "handlers": []},
    },
}
