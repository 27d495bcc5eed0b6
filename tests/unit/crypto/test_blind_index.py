from typing import Any

from community.crypto.blind_index import blind_index
from tests.integration.crypto.conftest import fresh


def test_same_value_same_index_and_nothing_else(settings: Any) -> None:
    words = "otter maple lantern bridge"
    index = blind_index(words, purpose="receipt")
    assert len(index) == 32
    assert index == blind_index(words, purpose="receipt")
    assert index != blind_index(words, purpose="code")
    assert index != blind_index(words + " ", purpose="receipt")


def test_it_stays_when_other_keys_rotate_and_goes_with_its_own(settings: Any) -> None:
    settings.INDEX_KEY = "one"
    index = blind_index("words", purpose="receipt")
    settings.FIELD_ENCRYPTION_KEYS, settings.SECRET_KEY = [fresh("new")], "x" * 60
    assert index == blind_index("words", purpose="receipt")
    settings.INDEX_KEY = "two"
    assert index != blind_index("words", purpose="receipt")
    settings.INDEX_KEY = ""
    fallback = blind_index("words", purpose="receipt")
    settings.SECRET_KEY = "y" * 60
    assert fallback != blind_index("words", purpose="receipt")
