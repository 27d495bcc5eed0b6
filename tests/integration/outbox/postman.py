"""The outbox, the e-mail channel and a Celery worker with nothing else installed: a quick start.

``tables`` · ``owe N`` · ``owe-and-roll-back N`` · ``sweep-by-task N`` · ``hurry`` (failed attempts
are due again) · ``worker``
"""

import os
import sys
import tempfile
from pathlib import Path

import django
from django.conf import settings

os.environ.setdefault("DEBUG", "on")
import community.settings as site

letters = Path(tempfile.mkdtemp()) / "post"
letters.mkdir()
(letters / "news_subject.txt").write_text("News")
(letters / "news_message.txt").write_text("Read it at {{ site_url }}")

settings.configure(
    **{
        name: getattr(site, name)
        for name in dir(site)
        if name.startswith(("CELERY_", "EMAIL_", "DATABASES", "REDIS_URL"))
    },
    SITE_URL="http://community.test",
    DEFAULT_FROM_EMAIL="no-reply@community.test",
    WAGTAIL_SITE_NAME="Community",
    INSTALLED_APPS=["community.notifications", "community.outbox"],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "DIRS": [letters.parent],
        }
    ],
    USE_TZ=True,
)
django.setup()

from django.db import connection, transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from community.celery import app  # noqa: E402
from community.outbox import tasks  # noqa: E402
from community.outbox.actions import Due, post_many  # noqa: E402
from community.outbox.models import OutboxRow, SchedulerLease  # noqa: E402
from community.registries import Event, Recipient, events  # noqa: E402

events.enrol(
    Event(
        name="news",
        title="News",
        templates="post/news",
        recipient=lambda to: Recipient(address="asha@example.org"),
        context=lambda about: {},
        urgent=True,
    )
)


def make_tables() -> None:
    with connection.schema_editor() as editor:
        for model in (OutboxRow, SchedulerLease):
            editor.create_model(model)


def owe(many: int, *, roll_back: bool = False) -> None:
    with transaction.atomic():
        post_many(
            Due(event="news", to=f"people.user:{n}", about="site.newspage:1", key=f"news|{n}")
            for n in range(many)
        )
        transaction.set_rollback(roll_back)


def main(command: str, number: str = "0") -> None:
    if command == "tables":
        make_tables()
    elif command.startswith("owe"):
        owe(int(number), roll_back=command.endswith("back"))
    elif command == "sweep-by-task":
        for _ in range(int(number)):
            tasks.sweep.delay()
    elif command == "hurry":
        OutboxRow.objects.waiting().update(next_try_at=timezone.now())
    else:
        app.worker_main(["worker", "--concurrency=2", "--loglevel=WARNING", "--pool=prefork"])


if __name__ == "__main__":
    main(*sys.argv[1:])
