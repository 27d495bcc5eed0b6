"""Deciding, reporting, asking for another look, and what administrators write down."""

from collections.abc import Sequence
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.utils import timezone

from community.moderation.actions.assessing import Assessing, Part
from community.moderation.actions.deciding import SAY_WHY, Deciding
from community.moderation.actions.reporting import Reporting
from community.moderation.rules.assessing import latest_review, why_not_review_by
from community.moderation.states import FOR_HIDING, Deed, PartKind, Reason, ReportReason
from community.people.plain_forms import OnceForm, choice, day, line, words

NO_REASON = [("", "Choose a reason")]


class DecideForm(OnceForm):
    """``seen`` and ``last`` say what was on the screen: see `actions.deciding`."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    last = forms.CharField(widget=forms.HiddenInput, max_length=36, required=False)
    deed = choice("What do you decide?", Deed.choices, needed="Choose one of these.")
    reason = forms.ChoiceField(
        label="Why do others not see it?",
        help_text="Only when you hide it.",
        choices=[*NO_REASON, *[(one.value, one.label) for one in FOR_HIDING]],
        required=False,
        error_messages={"invalid_choice": "Choose one from the list."},
    )
    words = words(
        "What we say to the person who wrote it",
        rows=4,
        max_length=2000,
        help_text="Needed when you hide it. Be kind: say what would make it fit.",
    )

    def __init__(self, *args: Any, deeds: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["deed"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = deeds

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("deed") in (Deed.NOT_SHOW, Deed.TAKE_DOWN):
            if not data.get("reason"):
                self.add_error("reason", "Choose why others do not see it.")
            if not data.get("words", "").strip():
                self.add_error("words", SAY_WHY)
        return data

    def deciding(self) -> Deciding:
        data = self.cleaned_data
        deed = Deed(data["deed"])
        shown = deed == Deed.SHOW
        return Deciding(
            deed=deed,
            reason=Reason.FITS if shown else Reason(data["reason"]),
            words=data["words"].strip(),
            seen=data["seen"],
            last=data["last"],
            key=data["key"],
        )


class ReportForm(OnceForm):
    reason = choice("What is wrong with it?", ReportReason.choices, needed="Choose one of these.")
    words = words(
        "Do you want to say more?",
        rows=3,
        max_length=2000,
        help_text="You do not have to. Who wrote it never sees this.",
    )

    def reporting(self) -> Reporting:
        data = self.cleaned_data
        return Reporting(
            reason=ReportReason(data["reason"]), words=data["words"].strip(), key=data["key"]
        )


class AppealForm(OnceForm):
    words = words(
        "What should they know?",
        needed="Write a few words, so that they know what to look at.",
        rows=4,
        max_length=2000,
    )


class SwitchForm(OnceForm):
    why = line("Why?", needed="Write why, for whoever asks later.", max_length=240)


class AssessmentForm(OnceForm):
    """Six parts, three fields each, and the day by which all of it is looked at again."""

    review_by = day(
        "Looked at again by",
        needed="Name a day.",
        help_text="Within a year of the day on which the oldest risk assessment was signed.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in PartKind:
            self.fields |= {
                f"{kind.value}-reference": line(
                    "Where the signed paper lies", needed=f"{kind.label}: say where it lies."
                ),
                f"{kind.value}-signed_on": day(
                    "Signed on", needed=f"{kind.label}: say when it was signed."
                ),
                f"{kind.value}-signed_by": line(
                    "Signed by",
                    needed=f"{kind.label}: say who signed it.",
                    max_length=120,
                    help_text="An office, not a name.",
                ),
            }

    @property
    def helper(self) -> FormHelper:
        helper = super().helper
        parts = [Fieldset(str(kind.label), *_names(kind)) for kind in PartKind]
        helper.layout = Layout("key", *parts, "review_by")
        return helper

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        signed = {kind.value: data.get(f"{kind.value}-signed_on") for kind in PartKind}
        known = {kind: day for kind, day in signed.items() if day is not None}
        review_by, today = data.get("review_by"), timezone.localdate()
        why = ""
        if review_by and len(known) == len(PartKind):
            why = why_not_review_by(review_by, known, today)
        if why:
            latest = f"{latest_review(known, today):%-d %B %Y}"
            self.add_error("review_by", f"{why} The last day would be {latest}.")
        return data

    def assessing(self) -> Assessing:
        data = self.cleaned_data
        parts = {
            kind: Part(
                reference=data[f"{kind.value}-reference"],
                signed_on=data[f"{kind.value}-signed_on"],
                signed_by=data[f"{kind.value}-signed_by"],
            )
            for kind in PartKind
        }
        return Assessing(parts=parts, review_by=data["review_by"], key=data["key"])


def _names(kind: PartKind) -> list[str]:
    return [f"{kind.value}-{name}" for name in ("reference", "signed_on", "signed_by")]
