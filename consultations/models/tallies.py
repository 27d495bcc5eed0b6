from typing import ClassVar

from django.db import models


class Tally(models.Model):
    """A running count, kept by ``actions.tallying``. Only ``community.suppression`` reads it out.

    ``table`` is a question's key (or "key/row" of a matrix), ``cell`` an option's value, a bin or
    "" for the number who answered. The row with both empty counts responses.
    """

    questionnaire = models.ForeignKey(
        "consultations.Questionnaire", on_delete=models.CASCADE, related_name="tallies"
    )
    table = models.CharField(max_length=129, blank=True)
    cell = models.CharField(max_length=64, blank=True)
    n = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["questionnaire", "table", "cell"], name="consultations_tally_unique"
            )
        ]

    def __str__(self) -> str:
        return f"{self.table} {self.cell}".strip()
