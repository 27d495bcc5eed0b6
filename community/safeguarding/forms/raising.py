"""Telling us about a worry: for everybody, and for leads who write down what reached them."""

from typing import Any

from django import forms

from community.people.models import User
from community.people.plain_forms import OnceForm, PlainForm, choice, line, words
from community.people.roles import Role
from community.safeguarding.states import Origin, Route

YES_NO = [("yes", "Yes"), ("no", "No, or I don't know")]


class WorriedForm(OnceForm):
    said = words(
        "What has happened, or what worries you?",
        needed="Write a few words, so that we know what it is about.",
        rows=6,
        help_text="In your own words. It does not have to be long, and you need not be sure.",
    )
    who_about = line(
        "Who is it about?",
        help_text="A first name, a street, a school: what helps to find them. Or leave it out.",
    )
    route = choice(
        "Who may be doing harm?",
        [
            (Route.ANYBODY.value, "Somebody we do not work with, or I don't know"),
            (Route.TEAM.value, "Somebody who works or helps here"),
            (Route.LEAD.value, "One of those who read this"),
        ],
        needed="Choose one of the three.",
        initial=Route.ANYBODY,
        help_text="If it is one of us, they will not see what you write.",
    )
    danger = choice(
        "Is somebody in danger right now?", YES_NO, needed="Choose one of the two.", initial="no"
    )
    wishes = words("What would they like to happen, if you know?", rows=2)
    contact = line(
        "How can we reach you?",
        help_text="For example 07700 900123 or sam@example.org. Leave it out if you would rather "
        "not be found: then we cannot ask you anything.",
    )
    contact_when = line("When is it safe to reach you, and how?")


class ReportForm(WorriedForm):
    """For those who are signed in: they may ask not to be named."""

    unnamed = forms.BooleanField(
        label="Do not show my name to those who read this",
        required=False,
        help_text="Two of them together can still open it, if somebody's safety depends on it. You "
        "would be told.",
    )


class ContactForm(OnceForm):
    """Somebody who wrote something that sounds as if they need a person."""

    contact = line(
        "How can we reach you?",
        needed="Write a number or an address, or choose to leave it.",
        help_text="For example 07700 900123, sam@example.org, or a user name and where.",
    )
    contact_when = line(
        "When is it safe, and how should we say who we are?",
        help_text="For example: text first, after 4, say you are from the youth club.",
    )
    called = line("What should we call you?", help_text="Any name you like. You may leave it out.")


class PaperForm(OnceForm):
    """A lead writes down what came on paper, by telephone or face to face."""

    said = words(
        "What was said, in the words in which it was said", needed="Write what was said.", rows=6
    )
    who_about = line("Who is it about?")
    on_paper_since = line("When and how it reached us", needed="Say when and how it reached us.")
    route = choice(
        "Who may have done harm?",
        Route.choices,
        needed="Choose one: it decides who may read this.",
        initial=Route.ANYBODY,
    )
    not_for = forms.ModelChoiceField(
        label="Their account, if they have one",
        queryset=User.objects.none(),
        required=False,
        empty_label="They have none, or this is about nobody here",
        help_text="They will never see this concern, whatever their role is.",
    )
    danger = choice(
        "Is somebody in danger right now?", YES_NO, needed="Choose one of the two.", initial="no"
    )
    wishes = words("What the young person wishes", rows=2)
    told_them = line("Do they know that it is passed on?")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["not_for"].queryset = team()  # type: ignore[attr-defined]  # a model choice


def team() -> Any:
    """Everybody who works or volunteers here and has an account."""
    outside = [Role.YOUNG_PERSON.value, Role.GUARDIAN.value, Role.CO_DESIGNER.value]
    people = User.objects.filter(is_active=True).exclude(groups=None)
    return people.exclude(groups__name__in=outside).order_by("preferred_name", "username")


class FromTextForm(OnceForm):
    """A reader raises a concern about what somebody wrote."""

    who_about = line("Who is it about, if the text says?")
    danger = choice(
        "Is somebody in danger right now?", YES_NO, needed="Choose one of the two.", initial="no"
    )
    note = words("What made you raise it", rows=2)


class PurposeForm(PlainForm):
    """Why somebody opens a concern."""

    purpose = forms.ChoiceField(
        label="Why do you open it?",
        widget=forms.RadioSelect,
        error_messages={"required": "Say why: it is kept with the record that you looked."},
    )


def origin_of(person: User | None) -> Origin:
    from_mentor = person is not None and person.groups.filter(name=Role.MENTOR.value).exists()
    return Origin.MENTOR if from_mentor else Origin.WORRIED
