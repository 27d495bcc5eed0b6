"""What each kind of question can do, one object per kind.

``QUESTION_TYPES`` maps the name used in schemas and in the API to that object.
"""

from consultations.questionnaire.types.choice import MultipleChoice, Scale, SingleChoice
from consultations.questionnaire.types.date import Date
from consultations.questionnaire.types.information import Information
from consultations.questionnaire.types.kind import NotValid, QuestionType, TableShape
from consultations.questionnaire.types.matrix import Matrix
from consultations.questionnaire.types.number import Number
from consultations.questionnaire.types.ranking import Ranking
from consultations.questionnaire.types.text import LongText, ShortText

QUESTION_TYPES: dict[str, QuestionType] = {
    kind.name: kind
    for kind in (
        ShortText("short_text"),
        LongText("long_text"),
        Number("number"),
        Date("date"),
        SingleChoice("single_choice"),
        SingleChoice("picture_choice"),
        Scale("scale"),
        MultipleChoice("multiple_choice"),
        Ranking("ranking"),
        Matrix("matrix"),
        Information("information"),
    )
}

__all__ = ["QUESTION_TYPES", "NotValid", "QuestionType", "TableShape"]
