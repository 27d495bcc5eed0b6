"""Writing down what was agreed with another organisation."""

from typing import Any

from community.people.plain_forms import OnceForm, choice, day, line, words
from community.privacy.actions.sharing import Agreeing
from community.privacy.states import LawfulBasis, Together


class AgreementForm(OnceForm):
    recipient = line("With whom?", needed="Name the organisation.")
    together = choice("Who decides what it is for?", Together.choices, needed="Choose one.")
    purpose = line("What for?", needed="Say what it is for.", max_length=240)
    lawful_basis = choice("On what ground?", LawfulBasis.choices, needed="Choose a ground.")
    fields_named = words(
        "Which kinds of data?",
        needed="Name at least one kind of data.",
        rows=4,
        max_length=2000,
        help_text="One on each line. Nothing else may be passed on.",
    )
    reference = line("Where is the signed paper?", needed="Say where the signed paper is.")
    starts_on = day("From", needed="Say from which day.")
    ends_on = day("Until, and including", needed="Say until which day.")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        starts, ends = data.get("starts_on"), data.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", "The last day comes before the first.")
        return data

    def agreeing(self) -> Agreeing:
        data = self.cleaned_data
        named = [line.strip() for line in data["fields_named"].splitlines() if line.strip()]
        return Agreeing(
            recipient=data["recipient"],
            together=Together(data["together"]),
            purpose=data["purpose"],
            lawful_basis=LawfulBasis(data["lawful_basis"]),
            fields=named,
            reference=data["reference"],
            starts_on=data["starts_on"],
            ends_on=data["ends_on"],
            key=data["key"],
        )
