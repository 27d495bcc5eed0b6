from mentoring.models.applying import Application, Reference
from mentoring.models.clearing import Check, RiskDecision, Supervision, Training
from mentoring.models.mentors import Holiday, Mentor
from mentoring.models.referrals import MentoringConsent, Referral, YoungPerson

__all__ = [
    "Application",
    "Check",
    "Holiday",
    "Mentor",
    "MentoringConsent",
    "Reference",
    "Referral",
    "RiskDecision",
    "Supervision",
    "Training",
    "YoungPerson",
]
