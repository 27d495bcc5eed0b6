"""The public face of a consultation: what it is about, who asks, what will change."""

from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from community.cms.caching import SharedPage
from community.cms.models import BasePage
from community.language.audience import Audience
from community.language.panels import ReadabilityPanel
from community.privacy import gates
from community.privacy.gate_fields import PublishGates
from community.registries import Depth
from consultations.blocks import QuestionsBlock
from consultations.compiling import CannotCompile, changed_kinds, compile_blocks, name_blocks
from consultations.listing import groups, public_face
from consultations.models.questionnaires import Version
from consultations.panels import AnsweredPanel, HardQuestionsPanel, SignOffPanel
from consultations.questionnaire.schema import Schema
from consultations.states import Mode
from consultations.team import ConsultationForm


class ConsultationIndexPage(SharedPage, BasePage):
    max_count = 1
    subpage_types: ClassVar = ["consultations.ConsultationPage"]
    template = "consultations/consultation_index_page.html"
    content_panels: ClassVar = [*BasePage.content_panels, *BasePage.about_panels]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), "groups": groups()}


class ConsultationPage(SharedPage, PublishGates, BasePage):
    about = RichTextField(
        "what it is about", features=["h2", "h3", "bold", "italic", "ul", "ol", "link"]
    )
    who_asks = models.CharField("who is asking", max_length=200)
    what_changes = models.TextField(
        "what will change", help_text="What will be decided with the answers, by whom and when?"
    )
    minutes = models.PositiveSmallIntegerField("how many minutes it takes", default=5)
    opens_at = models.DateTimeField("opens")
    closes_at = models.DateTimeField("closes", help_text="It closes at this very minute.")
    participation = models.CharField(
        "how much say people have", max_length=12, choices=Depth, default=Depth.CONSULT
    )
    mode = models.CharField(
        "how it is asked",
        max_length=8,
        choices=Mode,
        default=Mode.STEPS,
        help_text="People can switch to the other way themselves.",
    )
    thanks = models.TextField(
        "after sending", blank=True, help_text="A thank-you, and what happens next."
    )
    questions = StreamField(QuestionsBlock(), blank=True)
    leads = ParentalManyToManyField(
        settings.AUTH_USER_MODEL,
        blank=True,
        related_name="led_consultations",
        help_text="They read answers, close, publish results and write the outcome.",
    )
    analysts = ParentalManyToManyField(
        settings.AUTH_USER_MODEL,
        blank=True,
        related_name="analysed_consultations",
        help_text="They read and export answers.",
    )

    base_form_class = ConsultationForm
    parent_page_types: ClassVar = ["consultations.ConsultationIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "consultations/consultation_page.html"
    search_fields: ClassVar = [*BasePage.search_fields, index.SearchField("about")]

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    *BasePage.content_panels,
                    *BasePage.about_panels,
                    FieldPanel("about"),
                    FieldPanel("who_asks"),
                    FieldPanel("what_changes"),
                    FieldRowPanel([FieldPanel("opens_at"), FieldPanel("closes_at")]),
                    FieldRowPanel(
                        [FieldPanel("minutes"), FieldPanel("mode"), FieldPanel("participation")]
                    ),
                    FieldPanel("thanks"),
                    ReadabilityPanel(Audience.YOUNG_PEOPLE),
                    *BasePage.tag_panels,
                ],
                heading="About",
            ),
            ObjectList(
                [AnsweredPanel(), SignOffPanel(), HardQuestionsPanel(), FieldPanel("questions")],
                heading="Questions",
            ),
            ObjectList(
                [
                    MultiFieldPanel(
                        [FieldPanel("leads"), FieldPanel("analysts")], heading="Who works on it"
                    ),
                    MultiFieldPanel(
                        [FieldPanel(name) for name in gates.FIELDS],
                        heading="Before it can open (blank: as the site's defaults say)",
                    ),
                ],
                heading="People and safeguards",
            ),
            ObjectList(BasePage.promote_panels, heading="Promote"),
        ]
    )

    # Who may not see it may not answer it either: unpublish it instead.
    private_page_options: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "consultation"

    def collects_free_text(self) -> bool:
        """Whether somebody can still write words here; once it has closed nobody can."""
        if self.closes_at and self.closes_at < timezone.now():
            return False
        return any(child.block_type in ("short_text", "long_text") for child in self.questions)

    @cached_property
    def kinds(self) -> dict[str, str]:
        """Which kind of question each short name stands for, in every version there has been."""
        versions = Version.objects.filter(questionnaire__page_id=self.pk) if self.pk else ()
        return {q.key: q.type for version in versions for q in version.compiled.questions}

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        name_blocks(self.questions, self.kinds)
        super().full_clean(*args, **kwargs)

    def serializable_data(self) -> dict[str, Any]:
        """A draft keeps the short names too, however unfinished it is."""
        name_blocks(self.questions, self.kinds)
        data: dict[str, Any] = super().serializable_data()
        return data

    def clean(self) -> None:
        super().clean()
        if self.opens_at and self.closes_at and self.closes_at <= self.opens_at:
            raise ValidationError({"closes_at": "Closing must come after opening."})
        if len(self.questions):
            try:
                problems = changed_kinds(self.compile(), self.kinds)
            except CannotCompile as refusal:
                problems = refusal.problems
            if problems:
                raise ValidationError({"questions": problems})

    def compile(self) -> Schema:
        """The questionnaire as it stands in the editor. Raises ``CannotCompile``."""
        name_blocks(self.questions, self.kinds)
        return compile_blocks(self.questions)

    @property
    def outcome_due_at(self) -> datetime | None:
        weeks = gates.effective(self).outcome_weeks
        return self.closes_at + timedelta(weeks=weeks) if weeks else None

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), **public_face(self)}
