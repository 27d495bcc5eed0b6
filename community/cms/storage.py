"""Where originals and documents lie: no URL reaches them."""

from django.core.files.storage import Storage, storages


def private_storage() -> Storage:
    """Named in migrations, so that a change of storage is no migration."""
    return storages["private"]
