"""How often one network may write to us without signing in: a brake on machines alone."""

from django.http import HttpRequest

from community.people.networks import count, name_of, network_hash

WRITTEN = 30
TOO_MANY = "Very much has just come from where you are. Please try again in a quarter of an hour."


def may_write(request: HttpRequest) -> bool:
    """Counts one text that is about to be kept."""
    return count(name_of("mentoring", network_hash(request))) <= WRITTEN
