"""On what ground personal data is used, and how a night of clearing up went."""

from django.db.models import TextChoices


class LawfulBasis(TextChoices):
    PUBLIC_TASK = "public-task", "Public task: UK GDPR Article 6(1)(e)"
    LEGAL_OBLIGATION = "legal-obligation", "Legal obligation: Article 6(1)(c)"
    LEGITIMATE_INTERESTS = "legitimate-interests", "Legitimate interests: Article 6(1)(f)"
    CONSENT = "consent", "Consent: Article 6(1)(a)"


class Art9Condition(TextChoices):
    PUBLIC_INTEREST = "public-interest", "Substantial public interest: Article 9(2)(g)"
    RESEARCH = "research", "Statistics and research with safeguards: Article 9(2)(j)"
    EXPLICIT_CONSENT = "explicit-consent", "Explicit consent: Article 9(2)(a)"
    NOT_COLLECTED = "not-collected", "Nothing of a special category is asked"
