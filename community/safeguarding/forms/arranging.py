"""The rota, absences, local arrangements and the phrase list."""

from typing import Any, ClassVar

from django import forms

from community.people.models import User
from community.people.plain_forms import Plain, PlainForm, day, line
from community.people.roles import Role
from community.safeguarding.forms.deeds import people_field
from community.safeguarding.models import Arrangements
from community.safeguarding.models.rota import Weekday


def leads() -> Any:
    return User.objects.filter(is_active=True, groups__name=Role.SAFEGUARDING_LEAD.value).order_by(
        "preferred_name"
    )


def clock_field(label: str) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={
            "required": "Give a time.",
            "invalid": "There is no such time. Write it like 09:00.",
        },
    )


class ShiftForm(PlainForm):
    days = forms.TypedMultipleChoiceField(
        label="Days",
        coerce=int,
        choices=Weekday.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one day."},
    )
    starts = clock_field("From")
    ends = clock_field("Until")
    reader = people_field("Who reads", "Choose who reads.")
    deputy = forms.ModelChoiceField(
        label="Who stands in", queryset=User.objects.none(), required=False, empty_label="Nobody"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("reader", "deputy"):
            self.fields[name].queryset = leads()  # type: ignore[attr-defined]  # a model choice

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        starts, ends = data.get("starts"), data.get("ends")
        if starts and ends and ends <= starts:
            self.add_error("ends", "It ends before it begins. Give two shifts for a night.")
        if data.get("reader") and data.get("reader") == data.get("deputy"):
            self.add_error("deputy", "Choose somebody else than the reader.")
        return data


class AwayForm(PlainForm):
    person = forms.ModelChoiceField(
        label="Who is away",
        queryset=User.objects.none(),
        required=False,
        empty_label="Everybody: the office is shut",
    )
    first_day = day("From", needed="Say from which day.")
    last_day = day("Until, and including", needed="Say until which day.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = leads()  # type: ignore[attr-defined]  # a model choice

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        first, last = data.get("first_day"), data.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", "The last day comes before the first.")
        return data


class ArrangementsForm(Plain, forms.ModelForm):  # type: ignore[type-arg]  # ModelForm is not generic at run time
    class Meta:
        model = Arrangements
        fields: ClassVar = [
            "external_name",
            "external_telephone",
            "external_email",
            "minutes_urgent",
            "hours_others",
        ]


class PhrasesForm(PlainForm):
    """The whole list as text, one phrase on each line, as it can be copied from a spreadsheet."""

    phrases = forms.CharField(
        label="Phrases",
        strip=False,
        max_length=200_000,
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "false", "class": "code"}),
        help_text="One on each line: category, weight, 1 if urgent or 0, phrase; with a tab or a "
        "semicolon between them.",
        error_messages={"required": "The list cannot be empty."},
    )
    examples = forms.CharField(
        label="Sentences that must come out right",
        strip=False,
        max_length=100_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 10, "class": "code"}),
        help_text="One on each line: the category that must be found or 'none', then the sentence.",
    )
    note = line("What changed, and why", needed="Say what changed, and why.", max_length=240)
