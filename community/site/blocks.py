"""Parts that only some pages of the site have."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from wagtail import blocks

telephone = RegexValidator(r"^[0-9+ ()]{3,20}$", "A telephone number has digits and spaces only.")


def digits(number: str) -> str:
    return "".join(character for character in number if character.isdecimal() or character == "+")


class HelpLineValue(blocks.StructValue):
    @property
    def call(self) -> str:
        return f"tel:{digits(self['telephone'])}" if self.get("telephone") else ""

    @property
    def text_to(self) -> str:
        return f"sms:{digits(self['text_number'])}" if self.get("text_number") else ""


class HelpLineBlock(blocks.StructBlock):
    name = blocks.CharBlock(max_length=80)
    summary = blocks.TextBlock(help_text="Who answers, and for what. One or two sentences.")
    telephone = blocks.CharBlock(required=False, max_length=20, validators=[telephone])
    text_number = blocks.CharBlock(
        required=False, max_length=20, validators=[telephone], label="Number to text"
    )
    text_words = blocks.CharBlock(
        required=False, max_length=20, label="Word to text", help_text="For example SHOUT."
    )
    website = blocks.URLBlock(required=False)
    hours = blocks.CharBlock(required=False, max_length=100, help_text="When somebody answers.")
    urgent = blocks.BooleanBlock(required=False, help_text="For danger right now: shown first.")

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        cleaned = super().clean(value)
        if not (cleaned["telephone"] or cleaned["text_number"] or cleaned["website"]):
            raise blocks.StructBlockValidationError(
                {"telephone": ValidationError("Give at least one way to reach them.")}
            )
        return cleaned

    class Meta:
        icon = "help"
        value_class = HelpLineValue
