"""The door for web servers."""

import os

from django.core.asgi import get_asgi_application

from resonanz.ground.live.turns import with_streams_in_turns
from resonanz.ground.memory import with_bodies_in_memory
from resonanz.ground.threads import with_request_threads

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "resonanz.config.settings")
_django = with_streams_in_turns(with_request_threads(get_asgi_application()))

from django.conf import settings  # noqa: E402  Settings can be read only after the application was made.

# What people write is mirrored or counted there and then forgotten: it must not lie on a disk meanwhile.
application = with_bodies_in_memory(
    _django,
    path_ends=("/spiegel/sprache/text/", "/spiegel/sprache/zaehlen/"),
    most=settings.FILE_UPLOAD_MAX_MEMORY_SIZE,
)
