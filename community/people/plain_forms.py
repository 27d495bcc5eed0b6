"""What our forms share: fields with kind sentences, laid out by the community template pack."""

import uuid
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms


class Plain:
    """Fields by the community template pack; the page's template holds form tag and button."""

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        return helper


class PlainForm(Plain, forms.Form):
    pass


class OnceForm(PlainForm):
    """Carries a key, so that what is posted twice is done once."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = uuid.uuid4

    def clean_key(self) -> uuid.UUID:
        return self.cleaned_data.get("key") or uuid.uuid4()


def words(label: str, *, needed: str = "", rows: int = 4, **more: Any) -> forms.CharField:
    """A box for words. ``needed``: what to say when it is left empty; without it, it may be."""
    return forms.CharField(
        label=label,
        required=bool(needed),
        max_length=more.pop("max_length", 20_000),
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": needed} if needed else None,
        **more,
    )


def line(label: str, *, needed: str = "", **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=bool(needed),
        max_length=more.pop("max_length", 200),
        error_messages={"required": needed} if needed else None,
        **more,
    )


def choice(label: str, choices: Any, *, needed: str, **more: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=choices,
        widget=forms.RadioSelect,
        error_messages={"required": needed, "invalid_choice": "Choose one from the list."},
        **more,
    )


def day(label: str, *, needed: str, **more: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": needed,
            "invalid": "There is no such day. Write it like 2027-03-01.",
        },
        **more,
    )


def moment(label: str, *, needed: str = "", **more: Any) -> forms.DateTimeField:
    """London time, as it stands on the clock on the wall."""
    return forms.DateTimeField(
        label=label,
        required=bool(needed),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
        error_messages={
            "required": needed or "Give a day and a time.",
            "invalid": "There is no such time. Write it like 2027-03-01 14:30.",
        },
        **more,
    )
