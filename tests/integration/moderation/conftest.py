from collections.abc import Iterator

import pytest

from tests import wall
from tests.people import Cast


@pytest.fixture
def up(cast: Cast) -> Iterator[None]:
    """The wall is declared, assessed and on."""
    wall.put_up(cast.admin)
    yield
    wall.pull_down()
