from django.urls import path

from community.privacy.views import (
    asking,
    breaches,
    consent,
    data,
    erasing,
    holds,
    register,
    requests,
    sharing,
)

app_name = "privacy"
_request = "requests/<uuid:pk>/"
urlpatterns = [
    path("", data.show, name="show"),
    path("download.json", data.download_data, name="download_data"),
    path("download.html", data.download_page, name="download_page"),
    path("ask/", asking.ask, name="ask"),
    path("ask/thank-you/", asking.asked, name="asked"),
    path("consents/", consent.consent_list, name="consents"),
    path("consents/<slug:name>/give/", consent.consent_give, name="consent_give"),
    path("consents/<slug:name>/withdraw/", consent.consent_withdraw, name="consent_withdraw"),
    path("erase/", erasing.erase, name="erase"),
    path("receipt/", erasing.receipt_check, name="receipt_check"),
    path("receipt/download/", erasing.receipt_download, name="receipt_download"),
    path("requests/", requests.request_list, name="requests"),
    path(_request, requests.request_show, name="request"),
    path(f"{_request}package/", requests.package, name="package"),
    path(f"{_request}do/<slug:name>/", requests.deed, name="deed"),
    path("record/", register.record, name="record"),
    path("assessment/", register.assessment, name="assessment"),
    path("breaches/", breaches.breach_list, name="breaches"),
    path("breaches/add/", breaches.breach_add, name="breach_add"),
    path("breaches/<uuid:pk>/", breaches.breach_show, name="breach"),
    path("breaches/<uuid:pk>/do/<slug:name>/", breaches.breach_deed, name="breach_deed"),
    path("sharing/", sharing.agreement_list, name="agreements"),
    path("sharing/add/", sharing.agreement_add, name="agreement_add"),
    path("sharing/<uuid:pk>/review/", sharing.agreement_review, name="agreement_review"),
    path("sharing/<uuid:pk>/end/", sharing.agreement_end, name="agreement_end"),
    path("holds/", holds.hold_list, name="holds"),
    path("holds/add/", holds.hold_add, name="hold_add"),
    path("holds/<uuid:pk>/lift/", holds.hold_lift, name="hold_lift"),
]
