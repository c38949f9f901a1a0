import pytest

from resonanz.listen.rules.tables.roles import read_roles


@pytest.mark.parametrize(
    ("cell", "roles"),
    [
        ("Kunde", ("customer",)),
        (" KUNDIN ", ("customer",)),
        ("Kund*in", ("customer",)),
        ("Kund:innen", ("customer",)),
        ("KundIn", ("customer",)),
        ("Kunde/-in", ("customer",)),
        ("Kunde/Kundin", ("customer",)),
        ("Mitarbeiter(in)", ("employee",)),
        ("Mitarbeiter/in", ("employee",)),
        ("Noch-nicht-Kunde", ("non_customer",)),
        ("non_customer", ("non_customer",)),
        ("competitor_customer", ("competitor_customer",)),
        ("Kunde des Wettbewerbs", ("competitor_customer",)),
        ("Kunde, Mitarbeiterin", ("customer", "employee")),
        ("Kunde und Mitarbeiter", ("customer", "employee")),
        ("Sonstige", ("other",)),
    ],
)
def test_role_words(cell: str, roles: tuple[str, ...]) -> None:
    assert read_roles(cell) == (roles, ())


def test_an_unknown_word_is_other_and_says_so() -> None:
    roles, remarks = read_roles("Kunde; Zaungast")
    assert roles == ("customer", "other")
    assert [remark.code for remark in remarks] == ["role_unknown"]
    assert "„Zaungast“" in str(remarks[0])


def test_only_separators_name_no_role() -> None:
    assert read_roles(" ; ") == ((), ())
