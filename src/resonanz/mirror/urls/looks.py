from __future__ import annotations

from django.urls import URLPattern, path

from resonanz.mirror.enums import Instrument
from resonanz.mirror.views import inside, looks, outside, words

_PATHS = {
    Instrument.THREE_WORDS: "drei-worte",
    Instrument.READINESS: "standort",
    Instrument.PROMISES: "versprechen",
}

patterns: list[URLPattern] = [
    *(
        path(f"team/spiegel/{name}/", looks.looks, {"instrument": instrument}, name=str(instrument))
        for instrument, name in _PATHS.items()
    ),
    *(
        path(f"team/spiegel/{name}/neu/", looks.new, {"instrument": instrument}, name=f"new_{instrument}")
        for instrument, name in _PATHS.items()
    ),
    path("team/spiegel/drei-worte/verlauf/", words.course, name="words_course"),
    path("team/spiegel/durchgang/<int:pk>/", looks.look, name="look"),
    path("team/spiegel/durchgang/<int:pk>/bearbeiten/", looks.edit, name="edit_look"),
    path("team/spiegel/durchgang/<int:pk>/links/", looks.passes, name="passes"),
    path("team/spiegel/durchgang/<int:pk>/bild/", words.picture, name="words_picture"),
    path("team/spiegel/durchgang/<int:pk>/tun/<slug:name>/", looks.deed, name="look_deed"),
    path("blick/<str:code>/", inside.inside, name="inside"),
    path("anliegen/<slug:slug>/drei-worte/", outside.tell_words, name="tell_words"),
]
