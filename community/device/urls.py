from django.urls import path

from community.device import views

app_name = "device"
urlpatterns = [path("leave/", views.leave, name="leave")]
