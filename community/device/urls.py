from django.urls import path

from community.device import kiosk_views, views

app_name = "device"
urlpatterns = [
    path("leave/", views.leave, name="leave"),
    path("notes/", views.notes, name="notes"),
    path("kiosk/again/", kiosk_views.again, name="kiosk_again"),
    path("kiosk/here/", kiosk_views.here, name="kiosk_here"),
    path("kiosk/still-here/", kiosk_views.still_here, name="kiosk_still_here"),
    path("kiosk/over/", kiosk_views.over, name="kiosk_over"),
    path("kiosk/set-up/<str:token>/", kiosk_views.set_up, name="kiosk_set_up"),
]
