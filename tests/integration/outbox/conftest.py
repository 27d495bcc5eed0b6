from collections.abc import Iterator

import pytest

from community.outbox import channels
from community.outbox.channels import Outcome
from community.outbox.models import OutboxRow


class Postbox:
    """A channel of the tests' own, which remembers what it delivered."""

    def __init__(self) -> None:
        self.delivered: list[str] = []
        self.troubles: list[Exception] = []
        self.answer: Outcome | channels.PutOff = Outcome.DELIVERED

    def __call__(self, row: OutboxRow) -> Outcome | channels.PutOff:
        if self.troubles:
            raise self.troubles.pop()
        self.delivered.append(row.key)
        return self.answer


@pytest.fixture
def postbox() -> Iterator[Postbox]:
    box = Postbox()
    channels.enrol("test", box)
    yield box
    channels.withdraw("test")
