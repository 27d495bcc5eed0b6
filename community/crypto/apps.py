from django.apps import AppConfig


class CryptoConfig(AppConfig):
    name = "community.crypto"
    label = "crypto"
    verbose_name = "Field encryption"
