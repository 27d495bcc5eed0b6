from typing import Any, ClassVar

from django import forms

from community.people.plain_forms import OnceForm, Plain, PlainForm, choice, line, words
from consultations.models import Commitment, Outcome, Theme
from consultations.states import SETTLED, CommitmentState, Decision


def _asks(**sentences: str) -> dict[str, dict[str, str]]:
    """What to say when a field is left empty."""
    return {name: {"required": sentence} for name, sentence in sentences.items()}


class OutcomeRequestForm(Plain, forms.Form):
    email = forms.EmailField(
        label="Your e-mail address",
        max_length=254,
        help_text="For example sam@example.org. We write once, when we publish what came of it, "
        "and then delete your address.",
        error_messages={
            "required": "Write your e-mail address, or go back if you would rather not.",
            "invalid": "Write the whole address, for example sam@example.org.",
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class ThemeForm(Plain, forms.ModelForm):  # type: ignore[type-arg]  # ModelForm is not generic at run time
    class Meta:
        model = Theme
        fields: ClassVar = ["title", "said"]
        error_messages: ClassVar = _asks(
            title="Give it a title in a few words.",
            said="Say what people said, in your own words.",
        )
        help_texts: ClassVar = {
            "title": "A few words: 'Light on the way home'.",
            "said": "In your own words. Never copy an answer: somebody could be recognised by it.",
        }


class OutcomeForm(Plain, forms.ModelForm):  # type: ignore[type-arg]  # see above
    decision = forms.ChoiceField(
        choices=Decision.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what you decided."},
    )

    class Meta:
        model = Outcome
        fields: ClassVar = ["decision", "text"]
        error_messages: ClassVar = _asks(text="Say what you decided, and why.")


class CommitmentForm(Plain, forms.ModelForm):  # type: ignore[type-arg]  # see above
    class Meta:
        model = Commitment
        fields: ClassVar = ["promise", "owner", "due_on"]
        widgets: ClassVar = {"due_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}
        error_messages: ClassVar = {
            **_asks(
                promise="Say what will be done.",
                owner="Say who will do it: a team or an organisation.",
            ),
            "due_on": {
                "required": "Say by which day.",
                "invalid": "There is no such day. Write it like 2027-03-01.",
            },
        }
        help_texts: ClassVar = {
            "owner": "A team or an organisation, not a person's name.",
        }


class SettleForm(Plain, forms.Form):
    state = forms.ChoiceField(
        label="What became of it",
        choices=CommitmentState.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what became of it."},
    )
    note = forms.CharField(label="In a sentence", max_length=240, required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("state") in SETTLED and not data.get("note"):
            self.add_error("note", "Say in a sentence what happened: people will read it.")
        return data


class KioskForm(OnceForm):
    place = line(
        "Where does the tablet stand?",
        needed="Write where it stands, for example: Braunstone youth club.",
        max_length=80,
        help_text="People who answer on it see this. A place, not a person.",
    )
    lasts = choice(
        "For how long?",
        [("day", "Today, until midnight"), ("week", "A week"), ("month", "A month")],
        needed="Choose one of the three.",
        initial="day",
        help_text="It ends at midnight of the last day, or when the consultation closes.",
    )


class NotYetForm(PlainForm):
    reason = words(
        "What should be different?",
        needed="Say what should be different, so that it can be.",
        max_length=4_000,
        help_text="A question that is unclear, missing, or none of our business. No names, please.",
    )
