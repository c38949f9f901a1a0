"""The door for web servers."""

import os

from django.core.asgi import get_asgi_application

from resonanz.ground.live.turns import with_streams_in_turns
from resonanz.ground.threads import with_request_threads

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "resonanz.config.settings")
application = with_streams_in_turns(with_request_threads(get_asgi_application()))
