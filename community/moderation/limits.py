"""How many reports and appeals one person may send in a quarter of an hour, and how many reports
one network from which nobody is signed in: altogether, and about one thing.
"""

from django.http import HttpRequest

from community.moderation.models import ModeratedItem
from community.people.networks import count, name_of, network_hash

PER_PERSON = 60
PER_NETWORK = 60
PER_NETWORK_AND_ITEM = 5  # some people of one school; a phone that sends again


def may_write(request: HttpRequest) -> bool:
    if request.user.is_authenticated:
        return count(name_of("moderation", f"person-{request.user.pk}")) <= PER_PERSON
    return count(name_of("moderation", network_hash(request))) <= PER_NETWORK


def may_report(request: HttpRequest, item: ModeratedItem) -> bool:
    """Who is signed in reports the same words once anyway."""
    if not may_write(request):
        return False
    if request.user.is_authenticated:
        return True
    who = f"{network_hash(request)}-{item.pk}"
    return count(name_of("moderation-item", who)) <= PER_NETWORK_AND_ITEM
