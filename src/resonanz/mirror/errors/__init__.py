from resonanz.mirror.errors.looks import Incomplete, NotNow
from resonanz.mirror.errors.walking import JourneyIncomplete, NotYourWalk, WalkIncomplete, WalkOver

__all__ = ["Incomplete", "JourneyIncomplete", "NotNow", "NotYourWalk", "WalkIncomplete", "WalkOver"]
