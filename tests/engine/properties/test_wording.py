from hypothesis import given
from hypothesis import strategies as st

from resonanz_engine.wording import check_question, language

SAID = (
    "Waren Sie nicht unser beliebter Service oder und wie zufrieden mit Preis Qualität immer nie , ? . Did you our "
    "great team always not und warum erzählen Sie how satisfied"
)
WORDS = st.sampled_from(sorted(set(SAID.split())))
# The learned model is loaded once, before anything is timed.
check_question("Woran haben Sie das an jenem Tag gemerkt?")
TEXTS = st.one_of(st.text(), st.lists(WORDS, max_size=40).map(" ".join))


@given(TEXTS)
def test_findings_stand_in_the_text_and_say_something(text: str) -> None:
    found = check_question(text)
    assert check_question(text) == found
    assert [(one.start, one.end) for one in found] == sorted((one.start, one.end) for one in found)
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        assert text[one.start : one.end].strip() == text[one.start : one.end]
        assert one.why.endswith(".")
        assert one.instead.strip()


@given(TEXTS)
def test_one_kind_marks_a_word_only_once(text: str) -> None:
    ends: dict[str, int] = {}
    for one in check_question(text):
        assert one.start >= ends.get(one.kind, 0)
        ends[one.kind] = one.end


@given(st.text())
def test_every_text_has_a_language(text: str) -> None:
    assert language(text) in {"de", "en"}
