"""Writing down what went wrong, and what was done about it."""

from django import forms

from community.people.plain_forms import OnceForm, choice, moment, words
from community.privacy.actions.breaches import Finding
from community.privacy.states import HowMany, Risk

CATEGORIES = [
    ("names", "Names and addresses"),
    ("answers", "Answers to consultations"),
    ("safety", "Worries about somebody's safety"),
    ("health", "Health, ethnic origin, belief or the like"),
    ("files", "Pictures, documents, voice notes"),
    ("accounts", "Passwords or sign-ins"),
    ("other", "Something else"),
]


class BreachForm(OnceForm):
    found_at = moment("When was it found?", needed="Say when it was found. The clock starts then.")
    what = words("What happened?", needed="Write what happened, as far as you know.", rows=5)
    categories = forms.MultipleChoiceField(
        label="What kinds of data?",
        choices=CATEGORIES,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one kind."},
    )
    people = choice("How many people?", HowMany.choices, needed="Choose one.")
    records = choice("How many records?", HowMany.choices, needed="Choose one.")
    risk = choice("How bad is it for them?", Risk.choices, needed="Choose one.")

    def finding(self) -> Finding:
        data = self.cleaned_data
        return Finding(
            found_at=data["found_at"],
            what=data["what"],
            categories=data["categories"],
            people=HowMany(data["people"]),
            records=HowMany(data["records"]),
            risk=Risk(data["risk"]),
            key=data["key"],
        )


class DecideForm(OnceForm):
    risk = choice("How bad is it for them?", Risk.choices, needed="Choose one.")
    decision = words("What was decided?", needed="Say what was decided.", rows=3)
    reason = words("Why?", needed="Say why. It is asked later.", rows=3)


class ToldForm(OnceForm):
    at = moment("When?", needed="Say when they were told.")
