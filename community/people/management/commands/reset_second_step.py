"""For somebody who lost their phone: they set up a second step anew at the next sign-in.

Do this only for a person whom you know and see, and tell a second administrator.
"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from community.people.accounts import forget_second_step
from community.people.models import User


class Command(BaseCommand):
    help = "Forget somebody's second step and sign them out everywhere."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")

    def handle(self, *args: Any, username: str, **options: Any) -> None:
        person = User.objects.filter(username=username).first()
        if person is None:
            raise CommandError(f"Nobody here is called {username}.")
        if not forget_second_step(person):
            raise CommandError(f"{username} has not set up a second step.")
        self.stdout.write(f"Done. {username} sets it up anew at the next sign-in.")
