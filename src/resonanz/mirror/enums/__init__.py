from resonanz.mirror.enums.language import AgreementDeed, Council, LanguageKind
from resonanz.mirror.enums.looks import (
    ANSWERED_IN,
    FLOORS,
    INSIDE,
    SPOKEN_OPENLY,
    STAGES,
    Belief,
    Claim,
    Instrument,
    Side,
    Stage,
    answered_in,
    next_stage,
)
from resonanz.mirror.enums.walking import PhotoKind, WayOut

__all__ = [
    "ANSWERED_IN",
    "FLOORS",
    "INSIDE",
    "SPOKEN_OPENLY",
    "STAGES",
    "AgreementDeed",
    "Belief",
    "Claim",
    "Council",
    "Instrument",
    "LanguageKind",
    "PhotoKind",
    "Side",
    "Stage",
    "WayOut",
    "answered_in",
    "next_stage",
]
