from resonanz.mirror.errors.language import CountingOff, LanguageRefused
from resonanz.mirror.errors.looks import Incomplete, NotNow
from resonanz.mirror.errors.walking import JourneyIncomplete, NotYourWalk, WalkIncomplete, WalkOver

__all__ = [
    "CountingOff",
    "Incomplete",
    "JourneyIncomplete",
    "LanguageRefused",
    "NotNow",
    "NotYourWalk",
    "WalkIncomplete",
    "WalkOver",
]
