"""A rota with two leads, so that the demo may ask for words. No concern is made up."""

from datetime import time

from community.people.demo import ACCOUNTS
from community.people.models import User
from community.registries.demo import DemoStep, demo_steps
from community.safeguarding.actions.rota import add_shifts
from community.safeguarding.models import Arrangements, Shift

WEEKDAYS = [0, 1, 2, 3, 4]


def seed() -> None:
    people = {one.username: one for one in User.objects.filter(username__in=ACCOUNTS)}
    if not Shift.objects.exists():
        add_shifts(
            days=WEEKDAYS,
            starts=time(9),
            ends=time(17),
            reader=people["safeguarding"],
            deputy=people["safeguarding-two"],
        )
    if not Arrangements.objects.exists():
        Arrangements.objects.create(
            external_name="The council's out-of-hours team (demonstration, no real number)",
            external_telephone="0116 496 0000",
            external_email="out-of-hours@demo.example",
        )


def enrol() -> None:
    demo_steps.enrol(DemoStep(name="safeguarding", order=15, seed=seed))
