"""What a page says once after a deed ("Saved."), in a cookie that is named as our others are."""

from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.messages.storage.session import SessionStorage

from community.device.cookies import named

NAME = named("messages")


class OwnCookieStorage(CookieStorage):
    cookie_name = NAME


class MessageStorage(FallbackStorage):
    storage_classes = (OwnCookieStorage, SessionStorage)
