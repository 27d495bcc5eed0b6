from django.urls import path

from community.safeguarding.views import (
    arranging,
    concerns,
    home,
    opening,
    raising,
    reading,
    watching,
)

app_name = "safeguarding"
_here = "safeguarding/"
_concern = f"{_here}concerns/<uuid:pk>/"
urlpatterns = [
    path("worried/", raising.worried, name="worried"),
    path("worried/thank-you/", raising.worried_thanks, name="worried_thanks"),
    path("alerts-alive", home.alive, name="alive"),
    path(_here, home.home, name="home"),
    path(f"{_here}alerts/<uuid:pk>/", home.alert, name="alert"),
    path(f"{_here}drill/", home.drill, name="drill"),
    path(f"{_here}sorting/", home.sorting, name="sorting"),
    path(f"{_here}reading/", reading.queue, name="reading"),
    path(f"{_here}reading/read/", reading.mark_read, name="mark_read"),
    path(f"{_here}reading/<int:pk>/raise/", reading.raise_from_text, name="raise_from_text"),
    path(f"{_here}concerns/", concerns.concern_list, name="concerns"),
    path(f"{_here}concerns/write-down/", raising.on_paper, name="on_paper"),
    path(_concern, concerns.concern, name="concern"),
    path(f"{_concern}take-on/", concerns.take_on, name="take_on"),
    path(f"{_concern}write/<slug:kind>/", concerns.write, name="write"),
    path(f"{_concern}actions/<int:action>/", concerns.finish, name="finish"),
    path(f"{_concern}file/pdf/", opening.bundle_ask, name="bundle_ask"),
    path(f"{_concern}do/<slug:name>/", concerns.deed, name="deed"),
    path(f"{_here}bundles/<uuid:pk>/", opening.bundle_open, name="bundle_open"),
    path(f"{_here}reveals/<int:pk>/", opening.reveal, name="reveal"),
    path(f"{_here}reveals/<int:pk>/refuse/", opening.refuse, name="reveal_refuse"),
    path(f"{_here}files/", arranging.file_list, name="files"),
    path(f"{_here}files/join/", arranging.files_join, name="files_join"),
    path(f"{_here}rota/", arranging.rota_show, name="rota"),
    path(f"{_here}rota/shifts/", arranging.shift_add, name="shift_add"),
    path(f"{_here}rota/shifts/<int:pk>/remove/", arranging.shift_remove, name="shift_remove"),
    path(f"{_here}rota/away/", arranging.away_add, name="away_add"),
    path(f"{_here}rota/away/<int:pk>/remove/", arranging.away_remove, name="away_remove"),
    path(f"{_here}rota/arrangements/", arranging.arrangements_edit, name="arrangements"),
    path(f"{_here}phrases/", arranging.phrases, name="phrases"),
    path(f"{_here}watch/", watching.watch, name="watch"),
    path(f"{_here}watch/<int:pk>/", watching.settle, name="watch_settle"),
]
