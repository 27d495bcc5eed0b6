from django.urls import path

from community.people import invitation_views, views

app_name = "people"
urlpatterns = [
    path("account/second-step/", views.second_factor, name="second_factor"),
    path("account/invitation/<str:token>/", invitation_views.invitation, name="invitation"),
    path(
        "account/invitation/<str:token>/mine/", invitation_views.with_mine, name="invitation_mine"
    ),
    path("my/settings/", views.settings, name="settings"),
    path("my/settings/this-device/", views.keep_signed_in, name="keep_signed_in"),
]
