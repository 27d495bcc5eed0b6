"""What an erased person leaves behind outside the declared holdings: in the editor's history and
labels, comments, workflows, indexes. Each sweep takes the person and answers how many records it
changed; all are safe to run again. They run while the account still says which names to look for.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.contenttypes.models import ContentType
from django.db.models import Field, ForeignKey, Model
from wagtail.models import (
    Comment,
    CommentReply,
    ModelLogEntry,
    PageLogEntry,
    ReferenceIndex,
    Revision,
)
from wagtail.search.models import IndexEntry

from community.people.models import User

SOMEBODY = "somebody"
CHUNK = 200
COMMENTS = "wagtail_admin_comments"


def names_of(person: User) -> list[str]:
    """Longest first, so that an address goes before the name inside it."""
    addresses = EmailAddress.objects.filter(user=person).values_list("email", flat=True)
    names = {person.username, person.email, person.preferred_name, *addresses}
    return sorted((name for name in names if name), key=len, reverse=True)


class Eraser:
    """Puts another word where one of these names stands as a word of its own."""

    def __init__(self, names: Iterable[str]) -> None:
        joined = "|".join(re.escape(name) for name in names)
        self._found = re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE) if joined else None

    def __call__(self, value: Any) -> Any:
        """Also inside lists and mappings; answers a new value."""
        if self._found is None:
            return value
        if isinstance(value, str):
            return self._found.sub(SOMEBODY, value)
        if isinstance(value, list):
            return [self(item) for item in value]
        if isinstance(value, dict):
            return {name: self(item) for name, item in value.items()}
        return value


def labels(person: User) -> int:
    """The editor's log: what it called the person, and entries about the account itself."""
    erase, changed = Eraser(names_of(person)), 0
    for log in (PageLogEntry, ModelLogEntry):
        for entry in log.objects.iterator(chunk_size=CHUNK):
            label, data = erase(entry.label), erase(entry.data)
            if (label, data) != (entry.label, entry.data):
                changed += log.objects.filter(pk=entry.pk).update(label=label, data=data)
    return changed


def revisions(person: User) -> int:
    """Who made them, what they call somebody, and the comments that lie inside them."""
    changed: int = Revision.objects.filter(user=person).update(user=None)
    erase = Eraser(names_of(person))
    for revision in Revision.objects.iterator(chunk_size=CHUNK):
        called, content = erase(revision.object_str), _without_comments(revision.content, person)
        if called != revision.object_str or content is not revision.content:
            kept = Revision.objects.filter(pk=revision.pk)
            changed += kept.update(object_str=called, content=content)
    return changed


def _without_comments(content: dict[str, Any], person: User) -> dict[str, Any]:
    """The very same mapping where nothing of this person stands in it."""
    comments = content.get(COMMENTS)
    if not comments:
        return content
    left = []
    for comment in comments:
        replies = [one for one in comment.get("replies", []) if one.get("user") != person.pk]
        if comment.get("user") != person.pk:
            left.append({**comment, "replies": replies})
    return content if left == comments else {**content, COMMENTS: left}


def comments(person: User) -> int:
    replies, _ = CommentReply.objects.filter(user=person).delete()
    own, _ = Comment.objects.filter(user=person).delete()
    return int(replies + own)


# Of other people's packages: rows that are about a person alone go, others lose the name.
EDITOR_APPS = frozenset(
    {"wagtailadmin", "wagtailcore", "wagtaildocs", "wagtailimages", "wagtailusers", "cms", "site"}
)
ALONE = frozenset(
    {"wagtailadmin.EditingSession", "wagtailadmin.FormState", "wagtailusers.UserProfile"}
    | {"wagtailcore.PageSubscription", "wagtailcore.UploadedFile"}
)


def editing(person: User) -> int:
    """Workflows, subscriptions, locks, unsent forms, uploads half done, the editor's settings."""
    changed = 0
    for field in _fields_to_people():
        label, rows = field.model._meta.label, field.model._base_manager
        found = rows.filter(**{field.name: person})
        if label in ALONE:
            changed += _with_files(found)
        elif field.null:
            changed += found.update(**{field.name: None})
    return changed


def _fields_to_people() -> Iterator[ForeignKey[Any, Any]]:
    for related in User._meta.related_objects:
        field: Field[Any, Any] = related.field
        model: type[Model] = field.model
        parent = model._meta.pk is not None and getattr(model._meta.pk, "remote_field", None)
        if (
            isinstance(field, ForeignKey)
            and model._meta.app_label in EDITOR_APPS
            and (not parent or model._meta.label in ALONE)
        ):
            yield field


def _with_files(rows: Any) -> int:
    """An avatar or a file half uploaded goes from the storage with its row."""
    count = 0
    for row in rows:
        for field in row._meta.get_fields():
            file = getattr(row, field.name, None) if hasattr(field, "upload_to") else None
            if file:
                file.delete(save=False)
        count += row.delete()[0]
    return count


def teams(person: User) -> int:
    """Being named on a consultation, or on anything else that names several people."""
    changed = 0
    for related in User._meta.related_objects:
        if related.many_to_many:
            field: Any = related.field
            through, name = field.remote_field.through, field.m2m_reverse_field_name()
            changed += through._base_manager.filter(**{name: person}).delete()[0]
    return changed


def indexes(person: User) -> int:
    """The search index and the index of what refers to what."""
    ours = {"content_type": ContentType.objects.get_for_model(User), "object_id": str(person.pk)}
    found, _ = IndexEntry.objects.filter(**ours).delete()
    pointing = {"to_content_type": ours["content_type"], "to_object_id": ours["object_id"]}
    refers, _ = ReferenceIndex.objects.filter(**pointing).delete()
    base = {"base_content_type": ours["content_type"], "object_id": ours["object_id"]}
    refers += ReferenceIndex.objects.filter(**base).delete()[0]
    return int(found + refers)


SWEEPS: dict[str, Callable[[User], int]] = {
    "labels": labels,
    "revisions": revisions,
    "comments": comments,
    "editing": editing,
    "teams": teams,
    "indexes": indexes,
}
