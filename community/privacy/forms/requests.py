"""Asking us something about data, and the deeds of whoever answers."""

from typing import Any

from django import forms

from community.people.plain_forms import OnceForm, PlainForm, choice, day, line, words
from community.privacy.actions.requests import Asking
from community.privacy.attaching import attached
from community.privacy.rules.holds import find
from community.privacy.states import BestInterests, CheckedHow, RequestKind, RequestOutcome

FOR_WHOM = [("me", "For me"), ("child", "For a child: I am their parent, or I look after them")]


class AskForm(OnceForm):
    """For people who are signed in: we know who asks."""

    kind = choice("What would you like?", RequestKind.choices, needed="Choose one of these.")
    words = words(
        "Tell us more",
        needed="Write a few words, so that we know what to look for.",
        rows=5,
        max_length=5000,
        help_text="Your own words are fine. You do not need to know the law.",
    )
    for_whom = choice("Who is it for?", FOR_WHOM, needed="Choose one of the two.", initial="me")
    about_whom = line(
        "If it is for a child: what do we know them as?",
        help_text="A first name, a user name, or where they took part.",
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("for_whom") == "child" and not data.get("about_whom"):
            self.add_error("about_whom", "Write something by which we can find the child's things.")
        return data

    def asking(self) -> Asking:
        data = self.cleaned_data
        return Asking(
            kind=RequestKind(data["kind"]),
            words=data["words"],
            contact=data.get("contact", ""),
            for_child=data["for_whom"] == "child",
            about_whom=data["about_whom"],
            record=attached(data.get("attached", "")),
            key=data["key"],
        )


class AskWithoutAccountForm(AskForm):
    """Also for what belongs to no account, by whoever has an account: nothing ties the two."""

    attached = forms.CharField(required=False, max_length=500, widget=forms.HiddenInput)
    contact = line(
        "How can we reach you?",
        needed="Write an e-mail address or a number. Without one nobody can answer you.",
        help_text="Only the person who answers you sees this.",
    )


class WordsForm(OnceForm):
    words = words("In words", needed="Write a few words.", rows=3)


class CheckForm(OnceForm):
    how = choice("How do you know that it is them?", CheckedHow.choices, needed="Choose how.")
    words = words(
        "What you did", needed="Write what you did. Never keep a copy of a paper.", rows=3
    )


class ExtendForm(OnceForm):
    words = words(
        "Why it takes two months more",
        needed="Say why. The person has to be told.",
        rows=3,
        help_text="Only when it is complex, or when somebody asks many times.",
    )


class DecideForm(OnceForm):
    what = choice("What is best for the child?", BestInterests.choices, needed="Choose one.")
    words = words(
        "Why, and what the child wants",
        needed="Say why, and what the child wants.",
        rows=4,
        help_text="A child who understands what it means decides for themselves.",
    )


class CloseForm(OnceForm):
    outcome = forms.ChoiceField(
        label="What came of it",
        choices=[one for one in RequestOutcome.choices if one[0] != RequestOutcome.ERASED],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what came of it."},
    )
    words = words("Why, and how they were told", needed="Say why, and how they were told.", rows=4)


class HoldForm(OnceForm):
    about = line(
        "Whose things, or which record?",
        needed="Write a user name, an e-mail address or a reference.",
        help_text="A user name or e-mail address keeps everything about that person. A reference "
        "looks like uploads.upload:5.",
    )
    why = words("Why it must be kept", needed="Say which court or inquiry asks for it.", rows=3)
    until = day("Until, and including", needed="Say until which day. It can be set again later.")

    def clean_about(self) -> str:
        found = find(self.cleaned_data["about"])
        if not found:
            raise forms.ValidationError(
                "We find nobody and nothing by that. Check how it is spelt."
            )
        return found


class EraseForm(OnceForm):
    """Nothing to type: the button is the answer."""


class ReceiptForm(PlainForm):
    code = line(
        "The code",
        needed="Write the code. It looks like ABCD-EFGH-JKLM.",
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
    text = words(
        "The text of the receipt",
        needed="Paste the whole text of the receipt.",
        rows=10,
        max_length=6000,
    )
