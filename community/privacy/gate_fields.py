"""The answers to the publish gates, as a mixin; `gates.py` asks them."""

from django.db import models

from community.privacy.states import Art9Condition, LawfulBasis


class PublishGates(models.Model):
    """Mixin: the answers to the gates. Blank means: as the site-wide defaults say."""

    lawful_basis = models.CharField(max_length=30, choices=LawfulBasis, blank=True)
    art9_condition = models.CharField(
        "condition for special category data", max_length=30, choices=Art9Condition, blank=True
    )
    dpia_reference = models.CharField(
        "reference of the data protection impact assessment", max_length=120, blank=True
    )
    dpia_signed_on = models.DateField("assessment signed on", null=True, blank=True)
    reader_name = models.CharField(
        "who reads what people write",
        max_length=120,
        blank=True,
        help_text="A role, not a name: 'the participation lead'.",
    )
    outcome_weeks = models.PositiveSmallIntegerField(
        "weeks from closing to the promised outcome", null=True, blank=True
    )

    class Meta:
        abstract = True

    def collects_free_text(self) -> bool:
        """Whether anybody can write words here; then somebody must be there to read them."""
        return True
