"""What the editor's upload forms ask and refuse."""

from typing import Any

from django import forms
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from community.cms import documents, pictures
from community.cms.models import ShowsPerson

CONSENT = ("consent_reference", "consent_given_on", "consent_expires_on")


class PictureForm(BaseImageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "shows_person" in self.fields:
            self.fields["shows_person"].required = True
        for name in ("consent_given_on", "consent_expires_on"):
            if name in self.fields:
                self.fields[name].widget = forms.DateInput(
                    attrs={"type": "date"}, format="%Y-%m-%d"
                )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if "file" in self.changed_data:
            pictures.verify(file)
        return file

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if cleaned.get("shows_person") == ShowsPerson.YES:
            for name in CONSENT:
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(
                        name, "Needed because the picture shows a person. Ask them first."
                    )
            given, expires = cleaned.get("consent_given_on"), cleaned.get("consent_expires_on")
            if given and expires and expires < given:
                self.add_error("consent_expires_on", "This day is before consent was given.")
        return cleaned


class DocumentForm(BaseDocumentForm):
    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if "file" in self.changed_data:
            documents.verify(file)
        return file
