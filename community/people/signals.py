"""What happened to an account, for the apps above that keep something by it."""

from django.dispatch import Signal

# Sent with ``person`` inside the transaction that closes an account; the row names nobody by now.
account_closed = Signal()

# Sent with ``invitation`` and ``person`` inside the transaction that gives somebody the roles.
invitation_taken = Signal()
