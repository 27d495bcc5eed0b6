"""What features call in the transactions of their own."""

from community.moderation.actions.sending import NotOn, NotTheirs, submit, withdraw

__all__ = ["NotOn", "NotTheirs", "submit", "withdraw"]
