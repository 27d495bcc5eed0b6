"""The deeds, one module for each subject. What other packages call stands here."""

from community.privacy.actions.looks import record_look
from community.privacy.actions.retention import apply_retention

__all__ = ["apply_retention", "record_look"]
