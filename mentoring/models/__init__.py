from mentoring.models.applying import Application, Reference
from mentoring.models.clearing import Check, RiskDecision, Supervision, Training
from mentoring.models.mentors import Holiday, Mentor

__all__ = [
    "Application",
    "Check",
    "Holiday",
    "Mentor",
    "Reference",
    "RiskDecision",
    "Supervision",
    "Training",
]
