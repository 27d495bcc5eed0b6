from django.urls import path

from mentoring.views import becoming, desk, mine

app_name = "mentoring"
urlpatterns = [
    path("", becoming.home, name="home"),
    path("become-a-mentor/", becoming.become, name="become"),
    path("become-a-mentor/thanks/", becoming.thanks, name="thanks"),
    path("apply/sent/", becoming.applied, name="applied"),
    path("apply/<str:token>/", becoming.apply, name="apply"),
    path("apply/<str:token>/change-my-mind/", becoming.change_mind, name="change_mind"),
    path("reference/<str:token>/", becoming.vouch, name="vouch"),
    path("me/", mine.mine, name="mine"),
    path("me/profile/", mine.profile, name="profile"),
    path("me/holiday/", mine.holiday, name="holiday"),
    path("me/holiday/<int:pk>/delete/", mine.drop_holiday, name="drop_holiday"),
    path("me/pause/", mine.pause, name="my_pause"),
    path("me/go-on/", mine.go_on, name="my_go_on"),
    path("mentors/", desk.mentors, name="mentors"),
    path("mentors/<uuid:pk>/", desk.mentor, name="mentor"),
    path("mentors/<uuid:pk>/invite/", desk.invite, name="invite"),
    path("mentors/<uuid:pk>/application/", desk.write_down, name="write_down"),
    path("mentors/<uuid:pk>/reference/<int:place>/", desk.reference, name="reference"),
    path("mentors/<uuid:pk>/referee/<int:place>/", desk.referee, name="referee"),
    path("mentors/<uuid:pk>/talk/", desk.talk, name="talk"),
    path("mentors/<uuid:pk>/check/", desk.check, name="check"),
    path("mentors/<uuid:pk>/check/<uuid:check>/", desk.look_again, name="look_again"),
    path("mentors/<uuid:pk>/decision/<uuid:decision>/", desk.decide, name="decide"),
    path("mentors/<uuid:pk>/training/", desk.training, name="training"),
    path("mentors/<uuid:pk>/supervision/", desk.supervision, name="supervision"),
    path("mentors/<uuid:pk>/put-forward/", desk.put_forward, name="put_forward"),
    path("mentors/<uuid:pk>/approve/", desk.approve, name="approve"),
    path("mentors/<uuid:pk>/decline/", desk.decline, name="decline"),
    path("mentors/<uuid:pk>/pause/", desk.pause, name="pause"),
    path("mentors/<uuid:pk>/go-on/", desk.go_on, name="go_on"),
]
