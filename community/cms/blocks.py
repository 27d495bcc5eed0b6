"""The parts that editors build pages from. Each has one job and one template."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils.safestring import SafeString
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.rich_text import RichText, expand_db_html

from community.cms.sanitise import clean, clean_stored

TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]


class RichTextBlock(blocks.RichTextBlock):
    """Sanitised when it is stored and again when it is shown."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("features", TEXT_FEATURES)
        super().__init__(**kwargs)

    def clean(self, value: RichText) -> RichText:
        return super().clean(RichText(clean_stored(value.source)))

    def get_prep_value(self, value: RichText) -> str:
        return clean_stored(super().get_prep_value(value) or "")

    def render_basic(self, value: RichText, context: Any = None) -> SafeString:
        return clean(expand_db_html(value.source))

    class Meta:
        icon = "pilcrow"
        label = "Text"
        template = "cms/blocks/rich_text.html"


class LinkValue(blocks.StructValue):
    @property
    def href(self) -> str:
        page = self.get("page")
        if page:
            return page.url or ""
        return self.get("address") or ""

    @property
    def words(self) -> str:
        page = self.get("page")
        return self.get("title") or (page.title if page else self.get("address") or "")


class LinkBlock(blocks.StructBlock):
    title = blocks.CharBlock(
        required=False, max_length=80, help_text="What the link says. Empty: the page's own title."
    )
    page = blocks.PageChooserBlock(required=False)
    address = blocks.CharBlock(
        required=False,
        max_length=300,
        help_text="Only when it is not one of our pages: https://… or a path such as /my/.",
    )

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        cleaned = super().clean(value)
        address = cleaned["address"]
        errors: dict[str, ValidationError] = {}
        if bool(cleaned["page"]) == bool(address):
            errors["page"] = ValidationError("Choose a page, or give an address: one of the two.")
        elif address and not _leads_somewhere_safe(address):
            errors["address"] = ValidationError(
                "An address starts with https:// , mailto: or tel: , or with one / for this site."
            )
        if errors:
            raise StructBlockValidationError(errors)
        return cleaned

    class Meta:
        icon = "link"
        value_class = LinkValue


def _leads_somewhere_safe(address: str) -> bool:
    local = address.startswith("/") and not address.startswith(("//", "/\\"))
    return local or address.startswith(("https://", "mailto:", "tel:", "sms:"))


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock(max_length=120)
    level = blocks.ChoiceBlock(choices=[("2", "Section"), ("3", "Part of a section")], default="2")

    class Meta:
        icon = "title"
        template = "cms/blocks/heading.html"


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock()
    who = blocks.CharBlock(
        required=False,
        max_length=120,
        help_text="Who said it, as they want to be called. Never a name without their agreement.",
    )

    class Meta:
        icon = "openquote"
        template = "cms/blocks/quote.html"


class PictureBlock(blocks.StructBlock):
    image = ImageChooserBlock()
    alt = blocks.CharBlock(
        max_length=250,
        label="Description",
        help_text="What somebody who cannot see the picture should know.",
    )
    caption = blocks.CharBlock(required=False, max_length=250)

    class Meta:
        icon = "image"
        template = "cms/blocks/picture.html"


class CallToActionBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=100)
    text = blocks.TextBlock(required=False)
    link = LinkBlock()

    class Meta:
        icon = "pick"
        label = "Call to action"
        template = "cms/blocks/call_to_action.html"


class NoticeBlock(blocks.StructBlock):
    kind = blocks.ChoiceBlock(
        choices=[("plain", "Plain"), ("warm", "Please note"), ("danger", "Urgent")],
        default="plain",
    )
    title = blocks.CharBlock(required=False, max_length=100)
    text = RichTextBlock()

    class Meta:
        icon = "info-circle"
        template = "cms/blocks/notice.html"


class DetailsBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=150, help_text="Best as the question that people ask.")
    text = RichTextBlock()

    class Meta:
        icon = "arrow-down"
        label = "Question that opens"
        template = "cms/blocks/details.html"


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=100)
    text = blocks.TextBlock(required=False)


class StepsBlock(blocks.StructBlock):
    steps = blocks.ListBlock(StepBlock(), min_num=2)

    class Meta:
        icon = "list-ol"
        template = "cms/blocks/steps.html"


class PersonBlock(blocks.StructBlock):
    name = blocks.CharBlock(max_length=100, help_text="A role, or a name with their agreement.")
    what = blocks.TextBlock(label="What they do for you")
    image = ImageChooserBlock(required=False)


class PeopleBlock(blocks.StructBlock):
    people = blocks.ListBlock(PersonBlock(), min_num=1)

    class Meta:
        icon = "group"
        template = "cms/blocks/people.html"


class NumberBlock(blocks.StructBlock):
    number = blocks.CharBlock(max_length=20)
    label = blocks.CharBlock(max_length=120)


class NumbersBlock(blocks.StructBlock):
    numbers = blocks.ListBlock(NumberBlock(), min_num=1, max_num=6)
    source = blocks.CharBlock(max_length=200, help_text="Where the numbers come from, and when.")

    class Meta:
        icon = "order"
        template = "cms/blocks/numbers.html"


class LinkCardBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=100)
    text = blocks.TextBlock(required=False)
    link = LinkBlock()


class LinkCardsBlock(blocks.StructBlock):
    cards = blocks.ListBlock(LinkCardBlock(), min_num=1)

    class Meta:
        icon = "grip"
        template = "cms/blocks/link_cards.html"


class DocumentBlock(blocks.StructBlock):
    document = DocumentChooserBlock()
    summary = blocks.TextBlock(help_text="What is in it, in one or two plain sentences.")

    class Meta:
        icon = "doc-full"
        template = "cms/blocks/document.html"


class BodyBlock(blocks.StreamBlock):
    heading = HeadingBlock()
    text = RichTextBlock()
    picture = PictureBlock()
    quote = QuoteBlock()
    notice = NoticeBlock()
    call_to_action = CallToActionBlock()
    details = DetailsBlock()
    steps = StepsBlock()
    people = PeopleBlock()
    numbers = NumbersBlock()
    link_cards = LinkCardsBlock()
    document = DocumentBlock()

    class Meta:
        block_counts: ClassVar[dict[str, Any]] = {}
