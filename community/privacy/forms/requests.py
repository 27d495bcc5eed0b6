"""Asking us something about data, and the deeds of whoever answers."""

from typing import Any

from django import forms

from community.people.models import User
from community.people.plain_forms import OnceForm, PlainForm, choice, day, line, words
from community.privacy.actions.requests import Asking, read
from community.privacy.attaching import attached
from community.privacy.models import DataRequest
from community.privacy.rules import requests as rules
from community.privacy.rules.holds import find, person_named
from community.privacy.states import (
    BestInterests,
    CheckedHow,
    ChildWishes,
    RequestKind,
    RequestOutcome,
    ResponsibleHow,
)

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
        help_text="An e-mail address or a number, for example sam@example.org or 07700 900123. "
        "Only the person who answers you sees it.",
    )


class DeedForm(OnceForm):
    """A deed of whoever answers, about one request."""

    def __init__(self, *args: Any, asked: DataRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked


class WordsForm(DeedForm):
    words = words("In words", needed="Write a few words.", rows=3)


class CheckForm(DeedForm):
    how = choice(
        "How do you know that it is them?",
        CheckedHow.choices,
        needed="Choose how.",
        help_text="The first that is enough. Ask for no more than you need: what is not asked for "
        "cannot be lost.",
    )
    words = words(
        "What you did",
        needed="Write what you did.",
        rows=3,
        help_text="Who did it, and what they saw or heard. Never a number from a paper, and never "
        "a copy: if somebody sends one, delete it and say so here.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ways = rules.ways_to_check(self.asked, record=read(self.asked).record)
        offered = [(one.value, one.label) for one in ways]
        self.fields["how"].choices = offered  # type: ignore[attr-defined]  # a choice field


class ResponsibleForm(DeedForm):
    """Being signed in shows who somebody is, never that a child is theirs to ask for."""

    how = choice(
        "How do you know that they look after this child?",
        ResponsibleHow.choices,
        needed="Choose how.",
    )
    child = line(
        "The child's account here",
        help_text="Their user name or e-mail address. Leave it empty when they have none.",
    )
    words = words("What you did", needed="Write what you did.", rows=3)

    def clean_child(self) -> User | None:
        named = self.cleaned_data["child"]
        found = person_named(named) if named else None
        if named and found is None:
            raise forms.ValidationError("We find nobody by that. Check how it is spelt.")
        return found


class ExtendForm(DeedForm):
    words = words(
        "Why it takes two months more",
        needed="Say why. The person has to be told.",
        rows=3,
        help_text="Only when it is complex, or when somebody asks many times.",
    )


class DecideForm(DeedForm):
    wishes = choice(
        "What does the child want?",
        ChildWishes.choices,
        needed="Choose one. Ask the child first, where that is safe.",
        help_text="A child who understands what it means decides for themselves.",
    )
    what = choice(
        "What is best for the child?",
        BestInterests.choices,
        needed="Choose one.",
        help_text="What could show that a child is at risk is not given out where that could harm "
        "them (Data Protection Act 2018, schedule 3, part 5). Ask a safeguarding lead.",
    )
    words = words(
        "Why, and what the child said",
        needed="Say why, and what the child said.",
        rows=4,
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "what" in data and "wishes" in data:
            what, wishes = BestInterests(data["what"]), ChildWishes(data["wishes"])
            if why := rules.why_not_against(what, wishes):
                self.add_error("what", why)
        return data


class CloseForm(DeedForm):
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


class EraseForThemForm(DeedForm):
    """The same, for somebody who asked us to."""


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
