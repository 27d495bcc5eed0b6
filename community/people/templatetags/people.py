"""Fields of forms that are not ours (allauth), drawn as our own components draw them."""

from django import forms, template
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def is_tick(field: BoundField) -> bool:
    return isinstance(field.field.widget, forms.CheckboxInput)


@register.filter
def as_input(field: BoundField) -> SafeString:
    """The control alone, told which hint and errors belong to it."""
    parts = [f"{field.auto_id}-hint"] if field.help_text else []
    parts += [f"{field.auto_id}-error-{n}" for n, _ in enumerate(field.errors, start=1)]
    attrs: dict[str, str | bool] = {} if is_tick(field) else {"class": "input"}
    attrs["placeholder"] = False
    if parts:
        attrs["aria-describedby"] = " ".join(parts)
    if field.errors:
        attrs["aria-invalid"] = "true"
    return field.as_widget(attrs=attrs)


@register.filter
def error_list(form: forms.BaseForm) -> list[dict[str, str]]:
    """For components/error_summary.html: every error with the id of the control to go to."""
    fields = [field for field in form if field.errors]
    first = next((field.id_for_label for field in form.visible_fields()), "main")
    return [
        *({"id": first, "message": str(error)} for error in form.non_field_errors()),
        *(
            {"id": field.id_for_label, "message": str(error)}
            for field in fields
            for error in field.errors
        ),
    ]
