"""Every model with something personal in it declares a holding, or says here why it needs none.

Personal: a relation to a person, or a field whose name says so. Both directions: a holding must
name fields that exist, and an exception must still be needed.
"""

import re
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db.models import Field, Model

from community.people.models import User
from community.privacy.record import record_of_processing
from community.registries import holdings

SOUNDS_PERSONAL = re.compile(
    r"(^|_)(e?mail|address|phone|postcode|first_name|last_name|preferred_name|full_name|birth|dob|"
    r"age|gender|sex|ethnic\w*|religion|disability|language|ip|user_agent|username|guardian|"
    r"note|notes|text|answer|words|body|comment|message|reply|feedback|subject|to|by)(_|$)"
)

# Models in which a field only sounds personal, or whose personal field another holding covers.
PUBLIC = "published by the organisation; whoever worked on it stands in the editor's log"
EDITING = "work on public pages: goes with the page, and the name with the account"
STAFF_WORK = "words of staff on public pages, removed with them; see the editor's log"
CONCERN = "part of a concern, which is declared as a whole"
NO_HOLDING: dict[str, str] = {
    "account.EmailConfirmation": "a few days' part of an address, which is declared",
    "cms.CommunityDocument": PUBLIC,
    "cms.CommunityImage": PUBLIC,
    "consultations.Commitment": PUBLIC,
    "consultations.ConsultationIndexPage": PUBLIC,
    "consultations.ConsultationPage": PUBLIC,
    "consultations.Outcome": PUBLIC,
    "consultations.SignOffRequest": "questions; which editor asked, gone with their account",
    "crypto.DataKey": "a key; what it opens is declared by whoever encrypted it",
    "device.ExitSettings": "the address of a web page",
    "moderation.AssessmentPart": "where an organisation's papers lie; signed by an office",
    **dict.fromkeys(
        ("mentoring.Application", "mentoring.Reference", "mentoring.Check"),
        "part of a mentor, who is declared as a whole; who of the staff did it, by account",
    ),
    **dict.fromkeys(
        ("mentoring.RiskDecision", "mentoring.Training", "mentoring.Supervision"),
        "part of a mentor, who is declared as a whole; who of the staff did it, by account",
    ),
    **dict.fromkeys(
        ("mentoring.Referral", "mentoring.MentoringConsent"),
        "part of a young person who asks for a mentor, declared as a whole",
    ),
    "privacy.DeletionReceipt": "says what went, never whose it was",
    "privacy.ErasureRun": "that an account was emptied: points to a number without a name",
    "privacy.SharingAgreement": "an agreement between organisations; who wrote it, by account",
    "privacy.Notice": "what everybody is told",
    "privacy.NoticeWording": "what everybody is told; whom, stands with their answers",
    "privacy.RequestStep": "goes with its request, which is declared; its words are sealed",
    "safeguarding.Alert": "who of the staff answered; goes with what it was about",
    "safeguarding.Arrangements": "how to reach an organisation outside",
    "safeguarding.ChronologyEntry": CONCERN,
    "safeguarding.ConcernAction": CONCERN,
    "safeguarding.Reveal": CONCERN,
    "safeguarding.UnusualReading": "what the independent person asked a member of staff",
    "safeguarding.WordList": "phrases; who published them is part of their history",
    "site.GetHelpPage": PUBLIC,
    "site.HomePage": PUBLIC,
    "site.NewsIndexPage": PUBLIC,
    "site.NewsPage": PUBLIC,
    "site.PrioritiesPage": PUBLIC,
    "site.SiteSettings": "how to reach the organisation",
    "site.StandardPage": PUBLIC,
    "suppression.Release": "rounded numbers; who published them is part of the public record",
    "wagtailadmin.EditingSession": "lasts minutes",
    "wagtailadmin.FormState": "an editor's unsent form, lasts hours",
    "wagtailcore.Comment": STAFF_WORK,
    "wagtailcore.CommentReply": STAFF_WORK,
    "wagtailcore.Locale": "the languages of the site",
    "wagtailcore.Page": PUBLIC,
    "wagtailcore.PageSubscription": EDITING,
    "wagtailcore.ReferenceIndex": "which page links to which",
    "wagtailcore.Revision": EDITING,
    "wagtailcore.TaskState": EDITING,
    "wagtailcore.UploadedFile": EDITING,
    "wagtailcore.WorkflowState": EDITING,
    "wagtaildocs.Document": "not used: the platform has its own",
    "wagtailimages.Image": "not used: the platform has its own",
    "wagtailsearch.IndexEntry": "an index of public pages",
    "wagtailsearch.SQLiteFTSIndexEntry": "an index of public pages",
    "wagtailusers.UserProfile": "how an editor likes the editor to look; goes with the account",
}
# Which of them exist depends on the database.
BY_DATABASE = frozenset({"wagtailsearch.SQLiteFTSIndexEntry"})


def personal_fields(model: type[Model]) -> Iterator[str]:
    for field in model._meta.get_fields():
        if not isinstance(field, Field) or field.auto_created:
            continue
        if field.related_model is User or SOUNDS_PERSONAL.search(field.name):
            yield field.name


def models_that_look_personal() -> dict[str, list[str]]:
    return {
        model._meta.label: fields
        for model in apps.get_models()
        if not model._meta.proxy and (fields := list(personal_fields(model)))
    }


def test_every_model_with_personal_fields_declares_a_holding() -> None:
    declared = {holding.model for holding in holdings} | set(NO_HOLDING)
    undeclared = {
        label: fields
        for label, fields in models_that_look_personal().items()
        if label not in declared
    }
    assert undeclared == {}, "enrol a Holding, or say in NO_HOLDING why none is needed"


def test_no_exception_outlives_its_model() -> None:
    assert set(NO_HOLDING) - BY_DATABASE <= set(models_that_look_personal())
    assert not set(NO_HOLDING) & {holding.model for holding in holdings}


@pytest.mark.parametrize("holding", list(holdings), ids=lambda holding: holding.model)
def test_a_holding_names_what_exists_and_says_all_there_is_to_say(holding: object) -> None:
    declared = next(one for one in holdings if one is holding)
    model = apps.get_model(declared.model)
    names = {field.name for field in model._meta.get_fields()}
    assert set(declared.fields) <= names
    assert declared.fields
    for words in (declared.title, declared.purpose, declared.lawful_basis, *declared.seen_by):
        assert words.strip()
    assert declared.retention.since
    assert declared.retention.then
    assert declared.retention.period is None or declared.retention.remove_due is not None


def test_the_record_of_processing_names_each_holding() -> None:
    record = record_of_processing()
    assert record == record_of_processing()
    for holding in holdings:
        assert f"({holding.model})" in record
