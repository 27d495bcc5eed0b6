"""A child asks; a parent or carer answers, thing by thing."""

from collections.abc import Collection
from typing import Any

from django import forms

from community.people.models import User
from community.people.plain_forms import OnceForm, PlainForm, choice, line
from community.privacy.actions.guardians import Told
from community.privacy.purposes import purposes
from community.privacy.rules import guardians as rules
from community.privacy.rules.holds import person_named
from community.privacy.states import CheckedHow

YES_NO = [("yes", "Yes"), ("no", "No")]


class AskGuardianForm(OnceForm):
    address = forms.EmailField(
        label="Their e-mail address",
        required=False,
        help_text="For example sam@example.org. Leave it empty to get a link that you can print or "
        "show them.",
        error_messages={
            "invalid": "Write the whole address, for example sam@example.org, or leave it empty."
        },
    )


class AskForChildForm(AskGuardianForm):
    """By somebody who works here, with the child beside them or on the telephone."""

    child = line(
        "The child's user name or e-mail address here",
        needed="Write the child's user name or e-mail address.",
    )
    wants = forms.BooleanField(
        label="The child knows about it and wants us to ask",
        error_messages={"required": "Ask the child first. Where they say no, do not ask anybody."},
        help_text="If it is not safe to ask at home, do not. They can take part without a yes.",
    )
    field_order = ("child", "address", "wants")

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by

    def clean_child(self) -> User:
        """The same words for nobody and for somebody older: it is no way to look people up."""
        found = person_named(self.cleaned_data["child"])
        if found is None or rules.why_not_ask_for(self.by, found):
            raise forms.ValidationError(
                "We find no child under 13 by that for whom a yes is needed. Check how it is spelt."
            )
        return found


class DecideForm(PlainForm):
    """One question for each thing; none is answered beforehand. ``yes``: what they said before."""

    def __init__(self, *args: Any, yes: Collection[str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in purposes:
            label, needed = f"{one.title}: {one.question}", "Say yes or no."
            field = choice(label, YES_NO, needed=needed)
            if yes is not None:
                field.initial = "yes" if one.name in yes else "no"
            self.fields[f"about-{one.name}"] = field

    def chosen(self) -> list[str]:
        said = {name.removeprefix("about-"): value for name, value in self.cleaned_data.items()}
        return [one.name for one in purposes if said.get(one.name) == "yes"]


class AnswerForm(DecideForm):
    name = line("Your name", needed="Write your name.", max_length=120)
    relation = line(
        "Who are you to the child?",
        needed="Write who you are to them: mother, foster carer …",
        help_text="For example: mother, foster carer, grandad.",
        max_length=120,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """What is asked comes first, and who they are last."""
        super().__init__(*args, **kwargs)
        self.order_fields([name for name in self.fields if name.startswith("about-")])

    def told(self) -> Told:
        return Told(name=self.cleaned_data["name"], relation=self.cleaned_data["relation"])


class ConfirmForm(OnceForm):
    how = choice(
        "How do you know that it is them?",
        [one for one in CheckedHow.choices if one[0] not in ("signed-in", "receipt")],
        needed="Choose how.",
    )
