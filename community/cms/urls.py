"""Pictures and documents. The name of the document view is the one Wagtail reverses."""

from django.urls import path

from community.cms import views

urlpatterns = [
    path("media/<path:name>", views.show_picture, name="picture"),
    path(
        "documents/<int:document_id>/<str:document_filename>",
        views.hand_out_document,
        name="wagtaildocs_serve",
    ),
]
