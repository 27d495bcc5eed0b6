"""What a kiosk tells those whose pages it shows."""

from django.dispatch import Signal

# Sent with ``kiosk`` and ``request``: whoever used the tablet is gone, and what they had not sent
# goes. The request still carries their cookies.
turn_ended = Signal()
