"""One person answering, as a request finds them: the questionnaire, their token, their draft."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.http import HttpRequest

from community.crypto import envelope
from community.device import actions as device
from community.device.models import Kiosk
from community.device.turns import TurnEnded, kiosk_of
from consultations import storage
from consultations.actions.answering import Sending
from consultations.finding import find_questionnaire
from consultations.models import Answer, EqualityAnswer, Questionnaire, Response, Version
from consultations.notices import read_mark
from consultations.questionnaire.schema import Question, Schema
from consultations.questionnaire.visibility import visible_questions
from consultations.states import Channel, ResponseState
from consultations.tokens import Token, new_token, read_token, token_from_cookie


@dataclass
class Sitting:
    questionnaire: Questionnaire
    token: Token
    is_new: bool
    told: str = ""
    kiosk: Kiosk | None = None

    @classmethod
    def find(cls, request: HttpRequest, slug: str, *, begins: bool = False) -> "Sitting":
        """By the form's hidden field first, so that two tabs and Back mean what they show. On a
        shared tablet only by the cookie: a form of somebody who has left raises ``TurnEnded``, and
        so does a page without a turn, unless it is where one ``begins``."""
        questionnaire = find_questionnaire(slug, fresh=request.method == "POST")
        typed = read_token(str(request.POST.get("token", "")), questionnaire)
        token = typed or token_from_cookie(request, questionnaire)
        kiosk = kiosk_of(request)
        if kiosk and not (begins or _is_in_turn(request, questionnaire, token)):
            raise TurnEnded
        if token is not None and typed is None:  # nothing is on the screen yet
            token = replace(token, version=questionnaire.wording.pk)
        told = read_mark(str(request.POST.get("shown", "")))
        new = token is None
        token = token or new_token(questionnaire)
        return cls(questionnaire, token, is_new=new, told=told, kiosk=kiosk)

    @cached_property
    def draft(self) -> Response | None:
        """The response of this token in any state."""
        if self.is_new:
            return None
        found = Response.objects.filter(
            idempotency_key=self.token.key, questionnaire_id=self.questionnaire.pk
        )
        draft = found.select_related("version").defer("version__schema").first()
        if draft is not None:
            draft.questionnaire = self.questionnaire
        return draft

    @property
    def version(self) -> Version:
        """A draft goes on with the wording it began with."""
        return self.draft.version if self.draft is not None else self.shown

    @cached_property
    def shown(self) -> Version:
        """The wording on the page that this request came from."""
        current = self.questionnaire.wording
        if self.token.version == current.pk:
            return current
        found = Version.objects.filter(questionnaire=self.questionnaire, pk=self.token.version)
        return found.first() or current

    @property
    def page_token(self) -> str:
        """For the page that is shown now, signed."""
        return replace(self.token, version=self.version.pk).signed()

    @property
    def schema(self) -> Schema:
        return self.version.compiled

    @property
    def is_sent(self) -> bool:
        return self.draft is not None and self.draft.state != ResponseState.DRAFT

    @property
    def wording_changed(self) -> bool:
        """The questions were edited after this person began."""
        return self.version.pk != self.questionnaire.version_id

    @cached_property
    def choices(self) -> Mapping[str, Any]:
        """Closed answers so far: enough to know which questions are asked."""
        if self.draft is None or not self.schema.has_conditions:
            return {}
        rows = Answer.objects.filter(response_id=self.draft.pk, ciphertext__isnull=True)
        return dict(rows.values_list("question", "value"))

    @cached_property
    def answers(self) -> dict[str, Any]:
        """All answers so far, free text decrypted."""
        return storage.values_of(self.draft) if self.draft else {}

    @cached_property
    def asked(self) -> list[Question]:
        return visible_questions(self.schema, self.choices)

    def answer_to(self, question: Question) -> Any:
        if self.draft is None:
            return None
        if question.key in self.choices:
            return self.choices[question.key]
        model = EqualityAnswer if question.equality else Answer
        row = model.objects.filter(response_id=self.draft.pk, question=question.key).first()
        if row is None:
            return None
        keys = envelope.keys_for([self.draft.subject]) if row.ciphertext is not None else {}
        return storage.read_row(row, keys)

    def sending(
        self, values: Mapping[str, Any], *, language: str, version: Version | None = None
    ) -> Sending:
        return Sending(
            questionnaire=self.questionnaire,
            version=version or self.version,
            key=self.token.key,
            values=values,
            language=language,
            channel=Channel.KIOSK if self.kiosk else Channel.WEB,
            started_at=self.token.started_at,
            notices=self.told,
        )

    def note_sent(self) -> None:
        """A kiosk knows the day of its last answers, so that somebody sees that it works."""
        if self.kiosk is not None:
            device.note_answer(self.kiosk)


def _is_in_turn(request: HttpRequest, questionnaire: Questionnaire, token: Token | None) -> bool:
    standing = token_from_cookie(request, questionnaire)
    return standing is not None and token is not None and standing.key == token.key
