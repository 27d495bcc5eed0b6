from consultations.models.outcomes import Commitment, Outcome, OutcomeRequest, Theme
from consultations.models.questionnaires import Questionnaire, Version
from consultations.models.responses import Answer, EqualityAnswer, Response
from consultations.models.sign_offs import SignOff, SignOffRequest, SignOffSettings
from consultations.models.tallies import Tally
from consultations.pages import ConsultationIndexPage, ConsultationPage

__all__ = [
    "Answer",
    "Commitment",
    "ConsultationIndexPage",
    "ConsultationPage",
    "EqualityAnswer",
    "Outcome",
    "OutcomeRequest",
    "Questionnaire",
    "Response",
    "SignOff",
    "SignOffRequest",
    "SignOffSettings",
    "Tally",
    "Theme",
    "Version",
]
