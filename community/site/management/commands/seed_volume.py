from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from community.registries.volume import volumes

# The options that the command line promises, whichever packages are installed.
PROMISED = ("responses", "mentors", "young-people", "papers")


class Command(BaseCommand):
    help = "Make synthetic records in bulk, for measuring: the same --seed makes the same records."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--seed", type=int, default=1)
        for volume in volumes:
            parser.add_argument(f"--{volume.name}", type=int, default=0, help=volume.help)
        for name in self.not_here_yet():
            parser.add_argument(f"--{name}", type=int, default=0, help="comes with its package")

    @staticmethod
    def not_here_yet() -> list[str]:
        return [name for name in PROMISED if name not in volumes]

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEVELOPMENT:
            raise CommandError("Synthetic records do not belong on a live site: DEBUG is off.")
        for name in self.not_here_yet():
            if options[name.replace("-", "_")]:
                self.stderr.write(f"{name}: nothing made, this site has no package for them yet")
        wanted = [volume for volume in volumes if options[volume.name.replace("-", "_")] > 0]
        if not wanted:
            raise CommandError("Say how many, for example --responses 1000.")
        for volume in wanted:
            number = options[volume.name.replace("-", "_")]
            self.stdout.write(volume.make(number, options["seed"]))
