"""For each feature that was declared, an assessment that says of itself that it is none, and the
feature switched on, so that the demo shows what waits for it. Without a feature: nothing.
"""

import uuid
from datetime import timedelta

from django.utils import timezone

from community.moderation.actions.assessing import Assessing, Part, record, switch
from community.moderation.models import Assessment
from community.moderation.states import PartKind
from community.people.models import User
from community.registries import shared_contents
from community.registries.demo import DemoStep, demo_steps

NOT_REAL = "demonstration, not a real assessment"


def seed() -> None:
    admin = User.objects.filter(username="admin").first()
    for feature in shared_contents:
        if admin is not None and not Assessment.objects.filter(feature=feature.name).exists():
            today = timezone.localdate()
            parts = {
                kind: Part(
                    reference=f"DEMO-{number} ({NOT_REAL})",
                    signed_on=today,
                    signed_by="Nobody: a demonstration",
                )
                for number, kind in enumerate(PartKind, start=1)
            }
            assessing = Assessing(parts=parts, review_by=today + timedelta(days=180))
            record(feature.name, assessing, by=admin)
            switch(feature.name, on=True, why=NOT_REAL, by=admin, key=uuid.uuid4())


def enrol() -> None:
    demo_steps.enrol(DemoStep(name="moderation", order=16, seed=seed))
