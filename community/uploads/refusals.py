"""What we say to people whose file we do not take: why, and what to do next."""

from community.uploads.states import Kind

SMALLER = {
    Kind.PICTURE: "Please save a smaller copy of it and send that.",
    Kind.DOCUMENT: "Please save it as PDF, or with smaller pictures, and send that.",
    Kind.VOICE: "Please send it in two parts, or record it on this page.",
}


class Refused(Exception):
    """``sentence`` is for the person who sent it; ``code`` is for programs and tests."""

    def __init__(self, sentence: str, *, code: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.code = code


def empty() -> Refused:
    return Refused(
        "This file is empty. Please open it on your device to see what is in it, and choose again.",
        code="empty",
    )


def too_large(kind: Kind, most: int) -> Refused:
    return Refused(
        f"This file is larger than {most // (1024 * 1024)} MB. {SMALLER[Kind(kind)]}",
        code="too-large",
    )


def harmful() -> Refused:
    return Refused(
        "Our virus scanner found something harmful in this file, so we destroyed our copy. "
        "Please check your device, and send another file or write to us instead.",
        code="harmful",
    )


def no_key() -> Refused:
    return Refused(
        "Something was missing when this was sent. "
        "Please open the page again and choose your file once more.",
        code="no-key",
    )


def other_content() -> Refused:
    return Refused(
        "Another file was already sent with this form. "
        "Please open the page again and choose your file once more.",
        code="other-content",
    )


def not_yet() -> Refused:
    return Refused(
        "This file has not been checked for viruses yet. Please come back in some minutes.",
        code="not-checked",
    )


def not_to_transcribe() -> Refused:
    return Refused(
        "Only a voice note that was checked can be written down. Please come back in some minutes.",
        code="not-to-transcribe",
    )


def no_words() -> Refused:
    return Refused("Please write down what is said in the voice note.", code="no-words")


def too_many_words(most: int) -> Refused:
    return Refused(
        f"This is longer than {most:,} characters. Please write down what is said, and no more.",
        code="too-many-words",
    )
