from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from community.registries.volume import volumes


class Command(BaseCommand):
    help = "Make synthetic records in bulk, for measuring: the same --seed makes the same records."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--seed", type=int, default=1)
        for volume in volumes:
            parser.add_argument(f"--{volume.name}", type=int, default=0, help=volume.help)

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEVELOPMENT:
            raise CommandError("Synthetic records do not belong on a live site: DEBUG is off.")
        wanted = [volume for volume in volumes if options[volume.name.replace("-", "_")] > 0]
        if not wanted:
            raise CommandError("Say how many, for example --responses 1000.")
        for volume in wanted:
            number = options[volume.name.replace("-", "_")]
            self.stdout.write(volume.make(number, options["seed"]))
