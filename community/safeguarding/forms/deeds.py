"""What a lead does with a concern: one form for each deed."""

from typing import Any

from django import forms

from community.people.models import User
from community.people.plain_forms import OnceForm, PlainForm, choice, day, line, words
from community.safeguarding.states import BY_HAND, Kind, Outcome, Purpose, Route

BECAUSE = "Because"


def people_field(label: str, needed: str) -> forms.ModelChoiceField[User]:
    return forms.ModelChoiceField(
        label=label,
        queryset=User.objects.none(),
        error_messages={"required": needed, "invalid_choice": "Choose somebody from the list."},
    )


class AmongPeople(PlainForm):
    """Gets ``people``, whom to choose from, for the field called ``person``."""

    def __init__(self, *args: Any, people: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "person" in self.fields:
            ids = [one.pk for one in people]
            self.fields["person"].queryset = User.objects.filter(pk__in=ids)  # type: ignore[attr-defined]  # a model choice


class WriteForm(OnceForm):
    """One entry by hand. Some kinds say nothing without a reason."""

    text = words("In words", needed="Write a few words.", rows=5)
    reason = words("The reason", rows=3)

    def __init__(self, *args: Any, kind: Kind, needs_reason: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        if needs_reason:
            self.fields["reason"].required = True
            self.fields["reason"].error_messages["required"] = "Say why: it is asked later."
        else:
            del self.fields["reason"]

    def said(self) -> dict[str, str]:
        label = LABELS.get(self.kind, "Note")
        found = {label: self.cleaned_data["text"]}
        return found | {BECAUSE: self.cleaned_data.get("reason", "")}


LABELS = {
    Kind.NOTE: "Note",
    Kind.WISHES: "They wish",
    Kind.DECISION: "Decision",
    Kind.REFERRAL: "Passed to, and their reference",
    Kind.DISAGREEMENT: "Who disagrees, and with what",
    Kind.CORRECTION: "What was wrong, and what is right",
}
assert set(LABELS) == set(BY_HAND)


class PlanForm(AmongPeople, OnceForm):
    what = words("What will be done", needed="Say what will be done.", rows=3)
    person = people_field("Who does it", "Choose who does it.")
    due_on = day("By when", needed="Say by which day.")


class FinishForm(PlainForm):
    result = words("What became of it", needed="Say what became of it.", rows=3)


class HandOverForm(AmongPeople):
    person = people_field("Who looks after it from now on", "Choose somebody.")
    reason = words("Why, and what they should know", needed="Say why.", rows=3)


class LetReadForm(AmongPeople):
    person = people_field("Who needs to know", "Choose somebody.")
    reason = words("Why they need to know", needed="Say why.", rows=2)


class SortForm(PlainForm):
    route = choice("Who may have done harm?", Route.choices, needed="Choose one.")
    danger = choice(
        "Is somebody in danger right now?",
        [("yes", "Yes"), ("no", "No")],
        needed="Choose one of the two.",
    )
    reason = words("What changed", needed="Say what changed.", rows=2)


class FileForm(PlainForm):
    name = line("Who is it about?", needed="Write a name, or what you call them.", max_length=120)


class CloseForm(PlainForm):
    outcome = choice("What came of it", Outcome.choices, needed="Choose what came of it.")
    reason = words("Why it can be closed", needed="Say why it can be closed.", rows=3)
    long = forms.BooleanField(
        label="It is about the sexual abuse of a child: keep it as long as inquiries ask for",
        required=False,
    )


class ReasonForm(PlainForm):
    reason = words("Why", needed="Say why.", rows=3)


class RevealForm(PlainForm):
    reason = words("Why it must be known", needed="Say why it must be known.", rows=3)
    tell_them = forms.BooleanField(label="Tell them that we asked", required=False, initial=True)
    why_not_tell = words("If not: who would be at risk by that?", rows=2)


class BundleForm(PlainForm):
    purpose = choice(
        "What is it for?",
        [
            (Purpose.ASKED.value, Purpose.ASKED.label),
            (Purpose.CHECKING.value, Purpose.CHECKING.label),
        ],
        needed="Say what it is for.",
    )


class JoinForm(PlainForm):
    one = forms.UUIDField(widget=forms.HiddenInput)
    into = forms.UUIDField(widget=forms.HiddenInput)
    reason = line("How do you know that they are one person?", needed="Say how you know.")


class AnswerForm(PlainForm):
    answer = line("What they said", needed="Write what they said.", max_length=240)
