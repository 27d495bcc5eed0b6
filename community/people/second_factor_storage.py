"""Secrets of authenticator apps and recovery codes are encrypted where they lie."""

import base64

from allauth.mfa.adapter import DefaultMFAAdapter
from django.db import IntegrityError, transaction

from community.crypto import envelope

# One key for all: each secret goes when its row does, so no subject of its own is needed.
SUBJECT = "people.second-steps"
CONTEXT = "mfa.authenticator:data"


def _key() -> envelope.DataKey:
    try:
        return envelope.key_for(SUBJECT)
    except envelope.Shredded:
        key = envelope.new_key(SUBJECT)
    try:
        with transaction.atomic():
            key.save()
    except IntegrityError:  # somebody else's first second step came first
        return envelope.key_for(SUBJECT)
    return key


class SecondFactorAdapter(DefaultMFAAdapter):
    def encrypt(self, text: str) -> str:
        return base64.b64encode(envelope.encrypt(_key(), text, context=CONTEXT)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        sealed = base64.b64decode(encrypted_text)
        return envelope.decrypt(_key(), sealed, context=CONTEXT)
