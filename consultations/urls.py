from django.urls import path

from consultations.views import (
    kiosks,
    outcomes,
    own,
    public,
    receipts,
    sending,
    sign_offs,
    single,
    staff,
    steps,
    talking,
    worrying,
)

app_name = "consultations"

_answer = "consultations/<slug:slug>/answer/"
_work = "my/consultations/<slug:slug>/"

urlpatterns = [
    # answering
    path(_answer, steps.start, name="start"),
    path(f"{_answer}again/", steps.start_again, name="start_again"),
    path(f"{_answer}<int:number>/", steps.step, name="step"),
    path(f"{_answer}<int:number>/skip/", steps.skip, name="skip"),
    path(f"{_answer}<int:number>/back/", steps.back, name="back"),
    path(f"{_answer}<int:number>/later/", steps.later, name="later"),
    path(f"{_answer}all/", single.single, name="single"),
    path(f"{_answer}all/send/", single.single_send, name="single_send"),
    path(f"{_answer}all/later/", single.single_later, name="single_later"),
    path(f"{_answer}check/", sending.check, name="check"),
    path(f"{_answer}send/", sending.send, name="send"),
    path(f"{_answer}sent/", sending.sent, name="sent"),
    path(f"{_answer}talk/", talking.talk, name="talk"),
    path(f"{_answer}later/", sending.finish_later, name="finish_later"),
    path(f"{_answer}finish/", sending.finish, name="finish"),
    # what came of it
    path("consultations/<slug:slug>/", public.landing, name="landing"),
    path("consultations/<slug:slug>/results/", public.results, name="results"),
    path("consultations/<slug:slug>/tell-me/", public.outcome_ask, name="outcome_ask"),
    path("consultations/<slug:slug>/tell-me/send/", public.ask_outcome, name="outcome_request"),
    path("consultations/<slug:slug>/tell-me/done/", public.outcome_asked, name="outcome_asked"),
    path("stop-telling-me/<uuid:pk>/", public.stop_outcome, name="outcome_stop"),
    path("promises/after-consultations/", public.promises, name="promises"),
    # coming back with four words
    path("my-answer/", receipts.find, name="receipt_find"),
    path("my-answer/yours/", receipts.show, name="receipt_show"),
    path("my-answer/change/", receipts.change_answers, name="receipt_change"),
    path("my-answer/carry-on/", receipts.carry_on, name="receipt_carry_on"),
    path("my-answer/take-back/", receipts.take_back, name="receipt_take_back"),
    path("my-answer/talk/", receipts.talk, name="receipt_talk"),
    path("my-answer/copy.html", own.copy_page, name="receipt_copy_page"),
    path("my-answer/copy.json", own.copy_data, name="receipt_copy_data"),
    path("my-answer/close/", receipts.close, name="receipt_close"),
    # those who look at the questions first
    path("my/questions/", sign_offs.sign_off_list, name="sign_off_list"),
    path("my/questions/<uuid:pk>/", sign_offs.sign_off, name="sign_off"),
    path("my/questions/<uuid:pk>/agree/", sign_offs.sign_off_agree, name="sign_off_agree"),
    path("my/questions/<uuid:pk>/not-yet/", sign_offs.sign_off_not_yet, name="sign_off_not_yet"),
    # those who work on it
    path("my/consultations/", staff.work_list, name="work_list"),
    path(_work, staff.work, name="work"),
    path(f"{_work}responses/", staff.responses, name="responses"),
    path(f"{_work}responses/<uuid:pk>/", staff.response_detail, name="response_detail"),
    path(f"{_work}texts/<slug:key>/", staff.texts, name="texts"),
    path(f"{_work}texts/<uuid:pk>/<slug:key>/worry/", worrying.worry, name="worry"),
    path(f"{_work}export/<slug:form>/", staff.export, name="export"),
    path(f"{_work}close/", staff.close, name="close"),
    path(f"{_work}release/", staff.release, name="release"),
    path(f"{_work}tablets/", kiosks.kiosk_list, name="kiosks"),
    path(f"{_work}tablets/make/", kiosks.kiosk_make, name="kiosk_make"),
    path(f"{_work}tablets/<uuid:pk>/link/", kiosks.kiosk_link, name="kiosk_link"),
    path(f"{_work}tablets/<uuid:pk>/stop/", kiosks.kiosk_stop, name="kiosk_stop"),
    path(f"{_work}outcome/", outcomes.outcome_room, name="outcome_room"),
    path(f"{_work}outcome/publish/", staff.outcome_publish, name="outcome_publish"),
    path(f"{_work}outcome/themes/add/", outcomes.theme_add, name="theme_add"),
    path(f"{_work}outcome/themes/<int:pk>/", outcomes.theme_edit, name="theme_edit"),
    path(f"{_work}outcome/themes/<int:pk>/remove/", outcomes.theme_remove, name="theme_remove"),
    path(f"{_work}outcome/themes/<int:pk>/answer/", outcomes.outcome_edit, name="outcome_edit"),
    path(f"{_work}outcome/<int:pk>/promise/", outcomes.commitment_add, name="commitment_add"),
    path(
        f"{_work}outcome/promises/<int:pk>/", outcomes.commitment_settle, name="commitment_settle"
    ),
]
