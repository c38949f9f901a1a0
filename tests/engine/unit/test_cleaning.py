import pytest

from resonanz_engine.steps.cleaning import fold, mask


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("RT @bahn: Zug fällt aus", "Zug fällt aus"),
        ("Siehe https://t.co/abc bitte", "Siehe bitte"),
        ("> > Ihre Frage von gestern", "Ihre Frage von gestern"),
        ("Re: AW: Rechnung", "Rechnung"),
        ("Mail an eva.muster@beispiel.de genügt", "Mail an genügt"),
        ("NUL\x00Zeichen", "NUL Zeichen"),
        ("Die RT-Anlage @ Bahnhof", "Die RT-Anlage @ Bahnhof"),
    ],
)
def test_hides_what_is_not_speech(text: str, left: str) -> None:
    masked = mask(text)
    assert len(masked) == len(text)
    assert " ".join(masked.split()).lstrip(": ") == left


def test_copies_are_equal_when_folded() -> None:
    assert fold(mask("RT @a Der  Bus\nkommt")) == fold(mask("der Bus kommt "))
