"""The questionnaire as comms staff edit it: one block for each kind of question."""

from typing import Any

from django.core.validators import RegexValidator
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from consultations.compiling import OPTION_NAME

KEY = RegexValidator(
    r"^[a-z][a-z0-9_]{0,47}$",
    "Begin with a letter; use a-z, digits and underscores, for example way_home.",
)
OPTION = RegexValidator(OPTION_NAME, "Use letters, digits, - and _ only, for example by-bus.")


class ConditionBlock(blocks.StructBlock):
    question = blocks.CharBlock(
        label="Earlier question",
        help_text="Its wording or its short name. The short name is kept when you save, so that "
        "rewording the question breaks nothing.",
        max_length=240,
    )
    answers = blocks.TextBlock(
        label="Ask only if the answer is one of",
        help_text="One choice on each line: its wording or its short name. The short names are "
        "kept when you save.",
        rows=3,
    )

    class Meta:
        icon = "view"
        label = "Ask this only if…"


class OptionBlock(blocks.StructBlock):
    label = blocks.CharBlock(max_length=160)
    value = blocks.CharBlock(
        label="Short name",
        required=False,
        max_length=60,
        validators=[OPTION],
        help_text="Filled in when you save. It stays when you reword the choice.",
    )

    class Meta:
        icon = "list-ul"
        label = "Choice"


class SeveralOptionBlock(OptionBlock):
    alone = blocks.BooleanBlock(
        label="Only this one",
        required=False,
        help_text="It cannot be chosen with others: 'None of these', 'Nothing, it is fine'.",
    )


class PictureOptionBlock(OptionBlock):
    image = ImageChooserBlock()
    image_alt = blocks.CharBlock(
        label="What the picture shows",
        max_length=160,
        help_text="Read out to people who cannot see it.",
    )

    class Meta:
        icon = "image"
        label = "Picture"


class BinBlock(blocks.StructBlock):
    low = blocks.FloatBlock(label="From")
    high = blocks.FloatBlock(label="Up to")

    class Meta:
        icon = "order"
        label = "Group"


# Behind what makes a question: most of them stay as they are.
LAST = ("required", "show_if", "notice", "key")
TWO: list[dict[str, Any]] = [{}, {}]  # nobody can choose with fewer


class QuestionBlock(blocks.StructBlock):
    """What every question has."""

    def get_form_layout(self) -> blocks.BlockGroup:
        first = [name for name in self.child_blocks if name not in LAST]
        return blocks.BlockGroup([*first, *LAST])

    label = blocks.CharBlock(label="Question", max_length=240)
    help = blocks.CharBlock(label="Help", required=False, max_length=300)
    notice = blocks.CharBlock(
        label="Why we ask",
        required=False,
        max_length=300,
        help_text="For sensitive questions: why, who sees it, how long we keep it.",
    )
    required = blocks.BooleanBlock(
        label="Must be answered",
        required=False,
        help_text="People can skip every question unless this is ticked. Tick it rarely.",
    )
    key = blocks.CharBlock(
        label="Short name",
        required=False,
        max_length=48,
        validators=[KEY],
        help_text="Filled in when you save. It stays when you reword the question.",
    )
    show_if = blocks.ListBlock(ConditionBlock(), label="Ask this only if…", default=[], min_num=0)

    class Meta:
        icon = "help"


class ShortTextBlock(QuestionBlock):
    class Meta:
        icon = "pilcrow"
        label = "Short text"


class LongTextBlock(QuestionBlock):
    max_length = blocks.IntegerBlock(
        label="Longest answer, in characters", default=5000, min_value=100, max_value=20000
    )

    class Meta:
        icon = "doc-full"
        label = "Long text"


class NumberBlock(QuestionBlock):
    whole = blocks.BooleanBlock(label="Whole numbers only", required=False, default=True)
    unit = blocks.CharBlock(required=False, max_length=20, help_text="'minutes', '£'")
    minimum = blocks.FloatBlock(required=False)
    maximum = blocks.FloatBlock(required=False)
    bins = blocks.ListBlock(
        BinBlock(),
        label="Groups shown in the results",
        default=[],
        min_num=0,
        help_text="Single numbers are never published: without groups, only how many answered.",
    )

    class Meta:
        icon = "order"
        label = "Number"


class DateBlock(QuestionBlock):
    earliest = blocks.DateBlock(required=False)
    latest = blocks.DateBlock(required=False)

    class Meta:
        icon = "date"
        label = "Date"


class ChoiceBlock(QuestionBlock):
    options = blocks.ListBlock(OptionBlock(), label="Choices", default=TWO, min_num=2, max_num=60)
    prefer_not_to_say = blocks.BooleanBlock(
        label="Offer 'Prefer not to say'", required=False, default=False
    )


def _sensitive() -> blocks.BooleanBlock:
    return blocks.BooleanBlock(
        label="Sensitive question",
        required=False,
        help_text="The results then never say that nobody or everybody chose an answer.",
    )


class SingleChoiceBlock(ChoiceBlock):
    sensitive = _sensitive()

    class Meta:
        icon = "radio-full"
        label = "Choose one"


class MultipleChoiceBlock(ChoiceBlock):
    options = blocks.ListBlock(
        SeveralOptionBlock(), label="Choices", default=TWO, min_num=2, max_num=60
    )
    sensitive = _sensitive()
    max_choices = blocks.IntegerBlock(label="Choose up to", required=False, min_value=1)

    class Meta:
        icon = "tick-inverse"
        label = "Choose several"


class PictureChoiceBlock(QuestionBlock):
    options = blocks.ListBlock(
        PictureOptionBlock(), label="Pictures", default=TWO, min_num=2, max_num=12
    )
    prefer_not_to_say = blocks.BooleanBlock(
        label="Offer 'Prefer not to say'", required=False, default=False
    )
    sensitive = _sensitive()

    class Meta:
        icon = "image"
        label = "Choose a picture"


class ScaleBlock(QuestionBlock):
    points = blocks.IntegerBlock(label="How many points", default=5, min_value=2, max_value=11)
    lowest = blocks.CharBlock(label="The lowest point means", max_length=60)
    highest = blocks.CharBlock(label="The highest point means", max_length=60)

    class Meta:
        icon = "arrows-up-down"
        label = "Scale"


class RankingBlock(QuestionBlock):
    options = blocks.ListBlock(
        OptionBlock(), label="What is ranked", default=TWO, min_num=2, max_num=10
    )

    class Meta:
        icon = "list-ol"
        label = "Put in order"


class MatrixBlock(QuestionBlock):
    rows = blocks.ListBlock(OptionBlock(), label="Lines", min_num=1, max_num=12)
    options = blocks.ListBlock(
        OptionBlock(), label="Choices for each line", default=TWO, min_num=2, max_num=7
    )

    class Meta:
        icon = "table"
        label = "Several lines, same choices"


class EqualityBlock(ChoiceBlock):
    several = blocks.BooleanBlock(label="More than one may be chosen", required=False)
    prefer_not_to_say = blocks.BooleanBlock(
        label="Offer 'Prefer not to say'", required=False, default=True
    )

    class Meta:
        icon = "group"
        label = "Equality question (kept apart from the other answers)"


class InformationBlock(blocks.StructBlock):
    label = blocks.CharBlock(label="Heading", max_length=160)
    body = blocks.TextBlock(rows=5)
    key = blocks.CharBlock(label="Short name", required=False, max_length=48, validators=[KEY])
    show_if = blocks.ListBlock(ConditionBlock(), label="Show this only if…", default=[], min_num=0)

    class Meta:
        icon = "info-circle"
        label = "Information page"


class SectionBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=120)
    intro = blocks.TextBlock(required=False, rows=2)

    class Meta:
        icon = "title"
        label = "New section"


class QuestionsBlock(blocks.StreamBlock):
    section = SectionBlock()
    information = InformationBlock()
    short_text = ShortTextBlock()
    long_text = LongTextBlock()
    number = NumberBlock()
    date = DateBlock()
    single_choice = SingleChoiceBlock()
    multiple_choice = MultipleChoiceBlock()
    picture_choice = PictureChoiceBlock()
    scale = ScaleBlock()
    ranking = RankingBlock()
    matrix = MatrixBlock()
    equality = EqualityBlock()
