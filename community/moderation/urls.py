from django.urls import path

from community.moderation.views import asking, assessing, deciding

app_name = "moderation"
_item = "items/<uuid:pk>/"
_feature = "assessments/<str:name>/"
urlpatterns = [
    path("", deciding.desk_show, name="desk"),
    path(_item, deciding.item, name="item"),
    path(f"{_item}report/", asking.report, name="report"),
    path(f"{_item}reported/", asking.reported, name="reported"),
    path("yours/", asking.show, name="yours"),
    path("decisions/<uuid:pk>/another-look/", asking.appeal, name="appeal"),
    path("assessments/", assessing.assessments, name="assessments"),
    path(f"{_feature}record/", assessing.record, name="assessment_record"),
    path(f"{_feature}on/", assessing.switch_on, name="switch_on"),
    path(f"{_feature}off/", assessing.switch_off, name="switch_off"),
]
