"""Static files on the wire."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class OneStylesheetStorage(CompressedManifestStaticFilesStorage):
    """Hashed and compressed; the imports of ``css/main.css`` are inlined when collected."""
