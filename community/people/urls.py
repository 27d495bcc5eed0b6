from django.urls import path

from community.people import views

app_name = "people"
urlpatterns = [
    path("account/second-step/", views.second_factor, name="second_factor"),
    path("my/settings/", views.settings, name="settings"),
    path("my/settings/this-device/", views.keep_signed_in, name="keep_signed_in"),
]
