"""A notice in the editor, with somebody reading it out."""

import uuid
from typing import Any

from django import forms
from wagtail.admin.forms import WagtailAdminModelForm

from community.outbox.references import reference
from community.privacy.rules.notices import recorded_code
from community.uploads import actions as uploads
from community.uploads.models import Upload
from community.uploads.refusals import Refused
from community.uploads.states import Kind


class NoticeForm(WagtailAdminModelForm):
    """A new recording takes the place of the old one. It is for these very words: when they
    change, people hear the browser's voice until somebody reads them out again.
    """

    recording = forms.FileField(
        required=False,
        help_text="Somebody reads out the words in full: WebM, Ogg, M4A or WAV, five minutes.",
    )

    def clean_recording(self) -> Any:
        """Kept here: a file that is not sound is the writer's to mend."""
        file = self.cleaned_data["recording"]
        if not file or not self.instance.pk:
            return file
        about = reference(self.instance)
        try:
            return uploads.receive(file, kind=Kind.VOICE, about=about, key=f"notice-{uuid.uuid4()}")
        except Refused as why:
            raise forms.ValidationError(str(why)) from why

    def save(self, commit: bool = True) -> Any:
        notice = self.instance
        notice.is_shipped = False
        if heard := self.cleaned_data.get("recording"):
            notice.voice, notice.recorded_code = heard, recorded_code(notice)
            for old in Upload.objects.filter(about=reference(notice)).exclude(pk=heard.pk):
                uploads.remove(old)
        return super().save(commit=commit)
