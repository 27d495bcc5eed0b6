"""A child asks; a parent or carer answers, thing by thing."""

from typing import Any

from django import forms

from community.people.plain_forms import OnceForm, PlainForm, choice, line
from community.privacy.purposes import purposes
from community.privacy.states import CheckedHow

YES_NO = [("yes", "Yes"), ("no", "No")]


class AskGuardianForm(OnceForm):
    address = forms.EmailField(
        label="Their e-mail address",
        required=False,
        help_text="Leave it empty to get a link that you can print or show them.",
        error_messages={"invalid": "That is no e-mail address. Check it, or leave it empty."},
    )


class DecideForm(PlainForm):
    """One question for each thing; none is answered beforehand."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in purposes:
            label, needed = f"{one.title}: {one.question}", "Say yes or no."
            self.fields[f"about-{one.name}"] = choice(label, YES_NO, needed=needed)

    def chosen(self) -> list[str]:
        said = {name.removeprefix("about-"): value for name, value in self.cleaned_data.items()}
        return [one.name for one in purposes if said.get(one.name) == "yes"]


class AnswerForm(DecideForm):
    name = line("Your name", needed="Write your name.", max_length=120)
    relation = line(
        "Who are you to the child?",
        needed="Write who you are to them: mother, foster carer …",
        max_length=120,
    )


class ConfirmForm(OnceForm):
    how = choice(
        "How do you know that it is them?",
        [one for one in CheckedHow.choices if one[0] not in ("signed-in", "receipt")],
        needed="Choose how.",
    )
