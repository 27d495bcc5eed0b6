"""The site-wide publishing defaults of the demo: recorded as such, so that nobody takes them for
a real assessment."""

from datetime import date

from community.privacy.models import PublishingDefaults
from community.privacy.states import Art9Condition, LawfulBasis
from community.registries.demo import DemoStep, demo_steps

DEFAULTS = {
    "lawful_basis": LawfulBasis.PUBLIC_TASK,
    "art9_condition": Art9Condition.PUBLIC_INTEREST,
    "dpia_reference": "DEMO-1 (demonstration, not a real assessment)",
    "dpia_signed_on": date(2026, 1, 5),
    "reader_name": "The participation lead",
    "outcome_weeks": 8,
}


def record_defaults() -> PublishingDefaults:
    """Fill in what is still blank; what somebody has set stays."""
    site: PublishingDefaults = PublishingDefaults.load()
    for name, value in DEFAULTS.items():
        if not getattr(site, name):
            setattr(site, name, value)
    site.save()
    return site


def seed() -> None:
    record_defaults()


def enrol() -> None:
    demo_steps.enrol(DemoStep(name="publishing defaults", order=20, seed=seed))
