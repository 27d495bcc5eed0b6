"""On what ground data is used, what people ask of us, and what can become of it."""

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


class ErasureReason(TextChoices):
    OWN_WISH = "own-wish", "The person pressed the button"
    REQUEST = "request", "The person asked us"


class RequestKind(TextChoices):
    ACCESS = "access", "See what you hold"
    CORRECT = "correct", "Put something right"
    ERASE = "erase", "Delete what you hold"
    OBJECT = "object", "Stop using something"
    COMPLAIN = "complain", "Complain about how you handle data"


class RequestState(TextChoices):
    NEW = "new", "New"
    IN_HAND = "in-hand", "Being worked on"
    CLOSED = "closed", "Answered"


class CheckedHow(TextChoices):
    """The lightest way that is enough comes first; none of them leaves a copy of a paper."""

    SIGNED_IN = "signed-in", "They were signed in"
    RECEIPT = "receipt", "They gave the four words of their receipt"
    KNOWN_ADDRESS = "known-address", "They answered from an address that we knew already"
    CALLED_BACK = "called-back", "We called them back on a number that we knew already"
    LETTER = "letter", "They answered a letter that we sent to an address we knew already"
    IN_PERSON = "in-person", "A worker who knows them saw them, or spoke with them"
    SHOWED_PAPER = "showed-paper", "They showed a paper and took it home; no copy was made"


class ResponsibleHow(TextChoices):
    """How we know that somebody who asks for a child looks after that child."""

    CONFIRMED = "confirmed", "They were confirmed here before as this child's parent or carer"
    WORKER = "worker", "A worker who knows the family says so"
    OTHERS = "others", "The child's school, club or social worker says so"
    SHOWED_PAPER = "showed-paper", "They showed a paper and took it home; no copy was made"
    NOT_FOUND = "not-found", "They do not, or we cannot find out"


class ChildWishes(TextChoices):
    YES = "yes", "The child wants it"
    NO = "no", "The child does not want it"
    CANNOT_SAY = "cannot-say", "The child cannot say, not even with help"
    NOT_ASKED = "not-asked", "Nobody asked: asking could harm the child"


class BestInterests(TextChoices):
    GIVE = "give", "Do as asked: it is good for the child"
    PARTLY = "partly", "Do a part of it"
    REFUSE = "refuse", "Do not: it could harm the child"


class RequestOutcome(TextChoices):
    DONE = "done", "Done as asked"
    PARTLY = "partly", "Done in part"
    REFUSED = "refused", "Not done"
    WITHDRAWN = "withdrawn", "Taken back by the person"
    ERASED = "erased", "Went with the person's account"


class StepKind(TextChoices):
    ACKNOWLEDGED = "acknowledged", "We said that it is here"
    CHECKED = "checked", "Who asks was checked"
    RESPONSIBLE = "responsible", "Whether they look after the child"
    EXTENDED = "extended", "Two months more"
    DECIDED = "decided", "What is best for the child"
    NOTE = "note", "Note"
    PACKAGE = "package", "The package was made"
    ERASED = "erased", "The account was erased"
    CLOSED = "closed", "Answered"


class Risk(TextChoices):
    NONE = "none", "Unlikely to harm anybody"
    SOME = "some", "May harm somebody: the regulator is told"
    HIGH = "high", "May harm somebody badly: they are told, too"


class HowMany(TextChoices):
    """Ranges, so that the register itself says nothing about one person."""

    UNKNOWN = "unknown", "Not known yet"
    FEW = "1-9", "Fewer than 10"
    TENS = "10-99", "10 to 99"
    HUNDREDS = "100-999", "100 to 999"
    MORE = "1000+", "1,000 or more"


class ReceiptCheck(TextChoices):
    VALID = "valid", "This receipt is genuine"
    ALTERED = "altered", "This text was changed"
    UNKNOWN = "unknown", "We do not know this code"


class Together(TextChoices):
    """Who decides what the data is for."""

    ALONE = "alone", "They decide on their own what they do with it"
    JOINT = "joint", "We decide together (joint controllers, Article 26)"
    FOR_US = "for-us", "They do as we say (processor, Article 28)"


class ConsentBand(TextChoices):
    """The ages at which consent is asked for anew: 13, 16, 18. In rising order."""

    UNDER_13 = "under-13", "Under 13"
    FROM_13 = "13-15", "13 to 15"
    FROM_16 = "16-17", "16 or 17"
    ADULT = "18+", "18 or over"
