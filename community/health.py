"""For whoever keeps the site running: is the process up, and can it do its work?

The answers say nothing to strangers; the log says which part is not well.
"""

import secrets
from collections.abc import Callable
from datetime import timedelta

import structlog
from django.core.cache import cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from community.outbox import channels
from community.outbox.models import OutboxRow
from community.outbox.rules import start_of_day

log = structlog.get_logger("health")

# Longer than the longest pause between two tries of one row.
STUCK_AFTER = timedelta(hours=2)
_migrated = False


def database_answers() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone() == (1,))


def cache_answers() -> bool:
    key, value = f"ready:{secrets.token_hex(8)}", secrets.token_hex(8)
    cache.set(key, value, 10)
    return bool(cache.get(key) == value)


def migrations_are_applied() -> bool:
    """Asked until the answer is yes: code and database of a running process part no more."""
    global _migrated
    if not _migrated:
        executor = MigrationExecutor(connection)
        _migrated = not executor.migration_plan(executor.loader.graph.leaf_nodes())
    return _migrated


def outbox_moves() -> bool:
    """Rows of channels that nobody delivers yet may wait for ever.

    What must not tell its minute says only its day: on that day it is not old yet.
    """
    then = timezone.now() - STUCK_AFTER
    of_today = {"day_only": True, "next_try_at__gte": start_of_day(then), "attempts": 0}
    overdue = OutboxRow.objects.due(then).exclude(**of_today)
    return not overdue.filter(channel__in=channels.enrolled()).exists()


CHECKS: tuple[Callable[[], bool], ...] = (
    database_answers,
    cache_answers,
    migrations_are_applied,
    outbox_moves,
)


def _is_well(check: Callable[[], bool]) -> bool:
    try:
        well = check()
    except Exception:  # whatever it is: this part is not well
        well = False
    if not well:
        log.error("not ready", part=check.__name__)
    return well


class UpMiddleware:
    """First of all, and whatever host is asked for: the machine asks itself at 127.0.0.1."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return up(request) if request.path == "/healthz" else self.answer(request)


@require_safe
@never_cache
def up(request: HttpRequest) -> HttpResponse:
    return JsonResponse({"status": "up"})


@require_safe
@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    well = [_is_well(check) for check in CHECKS]  # each one, so that the log names all
    if all(well):
        return JsonResponse({"status": "ready"})
    return JsonResponse({"status": "not ready"}, status=503)
