from django.apps import AppConfig
from django.core import checks


class CryptoConfig(AppConfig):
    name = "community.crypto"
    label = "crypto"
    verbose_name = "Field encryption"

    def ready(self) -> None:
        from community.crypto.checks import check_field_keys, check_index_key

        checks.register(check_field_keys, checks.Tags.security)
        checks.register(check_index_key, checks.Tags.security, deploy=True)
