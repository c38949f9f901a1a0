"""P13: „Kleine Gruppen bleiben unkenntlich.“ An adversary computes with everything that was ever published."""

from __future__ import annotations

import numpy as np

from tests.proofs.conftest import Proof
from tests.support.mirrored import leaks_of_words, spoken
from tests.support.organisations import (
    Rule,
    audited,
    complement,
    groups_seen_by_adversary,
    leaks,
    organisation,
    pinned,
    plain,
    tiny,
)


def test_no_small_group_can_be_computed_from_all_that_was_published(proof: Proof) -> None:
    """The rules most tools have are tried on the same organisations, so that their figure stands beside ours."""
    tried = proof.amount(short=8, long=1000)
    leaking = {audited: 0, plain: 0, complement: 0}
    shown = dict.fromkeys(leaking, 0.0)
    for seed in range(tried):
        for rule in leaking:
            seen, asked, found = _lived(seed, rule)
            leaking[rule] += found > 0
            shown[rule] += seen / asked / tried
    assert leaking[plain] > 0.8 * tried
    assert shown[audited] > 0.2
    proof.found(
        "P13",
        "Organisationen, in denen sich eine Gruppe unter 5 errechnen ließ",
        tried=tried,
        failed=leaking[audited],
        note=(
            f"nur k = 5: {leaking[plain]}, mit Gegenstück-Regel: {leaking[complement]}; am Ende gezeigte Zahlen: "
            f"{shown[audited]:.0%} statt {shown[plain]:.0%} und {shown[complement]:.0%}"
        ),
    )


def test_whole_numbers_and_bounds_rarely_pin_a_small_group(proof: Proof) -> None:
    """What the auditor does not promise: every possible population is tried, refusals included, and counted."""
    tried = proof.amount(short=8, long=1000)
    pins = {audited: 0, plain: 0}
    small = 0
    for seed in range(tried):
        for rule in pins:
            tried_out = tiny(np.random.default_rng(seed))
            tried_out.live(rule)
            groups = [group for group in pinned(tried_out, with_refusals=True) if 0 < group.size < tried_out.k]
            pins[rule] += sum(group.is_computable for group in groups)
            small += len(groups) if rule is audited else 0
    assert pins[audited] < 0.03 * small < pins[plain]
    proof.found(
        "P13",
        "Kleine Gruppen in winzigen Organisationen, gezählt über alle denkbaren ganzzahligen Möglichkeiten",
        tried=small,
        failed=0,
        note=f"durch Schranken festgelegt: {pins[audited]} ({pins[audited] / small:.1%}), nur mit k = 5: {pins[plain]}",
    )


def test_the_adversary_finds_what_an_honest_table_gives_away() -> None:
    """A blind adversary would prove nothing: everything shown at once, it computes every small cell."""
    open_book = organisation(np.random.default_rng(5))
    open_book.live(lambda _organisation, _moments, cells: [True] * len(cells))
    assert leaks(open_book) > 50
    closed = organisation(np.random.default_rng(5))
    closed.live(lambda _organisation, _moments, cells: [False] * len(cells))
    assert not any(group.is_computable for group in groups_seen_by_adversary(closed))


def test_no_small_group_can_be_computed_from_what_the_mirror_shows(proof: Proof) -> None:
    """Three looks of each organisation at three words, and every picture is kept."""
    tried = proof.amount(short=25, long=1000)
    leaking = open_books = shown = 0
    for seed in range(tried):
        rng = np.random.default_rng(seed)
        looks = [spoken(rng) for _look in range(3)]
        found = [leaks_of_words(look) for look in looks]
        leaking += any(leaked for leaked, _numbers in found)
        shown += sum(numbers for _leaked, numbers in found)
        open_books += leaks_of_words(looks[0], shows_all=True)[0] > 0
    assert open_books > 0.9 * tried, "an adversary who finds nothing in an open book proves nothing"
    assert shown > 5 * tried
    proof.found(
        "P13",
        "Organisationen, bei denen sich aus den Bildern der drei Worte eine kleine Gruppe errechnen ließ",
        tried=tried,
        failed=leaking,
        note=f"gezeigte Zahlen: {shown}; ohne Schutz wären es {open_books} Organisationen",
    )


def _lived(seed: int, rule: Rule) -> tuple[int, int, int]:
    """How many different cells are shown in the end, how many were asked for, and how many small groups leak."""
    lived = organisation(np.random.default_rng(seed))
    lived.live(rule)
    shown = {str(cell.label) for cell in lived.published}
    asked = shown | {str(cell.label) for cell in lived.withheld}
    return len(shown), len(asked), leaks(lived)
