from django.urls import path

from community.privacy import views

app_name = "privacy"
urlpatterns = [
    path("", views.show, name="show"),
    path("download.json", views.download_data, name="download_data"),
    path("download.html", views.download_page, name="download_page"),
]
