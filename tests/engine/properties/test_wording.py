from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from resonanz_engine.wordbook import Finding
from resonanz_engine.wording import check_criticism, check_question, check_reply, language, spoken

SAID = (
    "Waren Sie nicht unser beliebter Service oder und wie zufrieden mit Preis Qualität immer nie , ? . Did you our "
    "great team always not und warum erzählen Sie how satisfied leid verstehe sorry wir werden will bitte Verständnis "
    "never nie immer Idiot „ “ hätten müssen"
)
WORDS = st.sampled_from(sorted(set(SAID.split())))
# The learned model is loaded once, before anything is timed.
check_question("Woran haben Sie das an jenem Tag gemerkt?")
check_reply("An jenem Tag haben Sie das gemerkt.")
CHECKS = st.sampled_from(
    [check_question, lambda text: check_reply(text).findings, lambda text: check_criticism(text).findings]
)
TEXTS = st.one_of(st.text(), st.lists(WORDS, max_size=40).map(" ".join))


@given(CHECKS, TEXTS)
def test_findings_stand_in_the_text_and_say_something(check: Callable[[str], tuple[Finding, ...]], text: str) -> None:
    found = check(text)
    assert check(text) == found
    assert [(one.start, one.end) for one in found] == sorted((one.start, one.end) for one in found)
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        assert text[one.start : one.end].strip() == text[one.start : one.end]
        assert one.why.endswith(".")
        assert one.instead.strip()


@given(CHECKS, TEXTS)
def test_one_kind_marks_a_word_only_once(check: Callable[[str], tuple[Finding, ...]], text: str) -> None:
    ends: dict[str, int] = {}
    for one in check(text):
        assert one.start >= ends.get(one.kind, 0)
        ends[one.kind] = one.end


@given(st.text())
def test_every_text_has_a_language(text: str) -> None:
    assert language(text) in {"de", "en"}
    assert spoken(text) in {"de", "en", "unknown"}


@given(TEXTS)
def test_an_unknown_language_has_no_findings(text: str) -> None:
    for checked in (check_reply(text), check_criticism(text)):
        assert checked.language == spoken(text)
        assert checked.language != "unknown" or not checked.findings
