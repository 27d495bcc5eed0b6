import base64
import os
from typing import Any

import pytest


def fresh(name: str) -> str:
    return f"{name}:{base64.b64encode(os.urandom(32)).decode()}"


@pytest.fixture
def ring(settings: Any) -> list[str]:
    """Wrapping keys of the test's own, newest first; assign ``settings`` to change them."""
    keys = [fresh("spring")]
    settings.FIELD_ENCRYPTION_KEYS = keys
    return keys
