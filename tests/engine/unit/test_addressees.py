from resonanz_engine.steps.addressees import addressees

HOUSES = ["@Nord", "@sued_ag"]


def messages(count: int) -> list[str]:
    return [f"{HOUSES[number % 2]} der Zug Nummer {number} kam nicht" for number in range(count)]


def test_messages_to_two_houses_know_theirs() -> None:
    assert addressees(messages(60)) == ["nord", "sued_ag"] * 30


def test_spelling_does_not_matter() -> None:
    assert addressees([text.upper() for text in messages(60)]) == ["nord", "sued_ag"] * 30


def test_one_house_tells_nothing_apart() -> None:
    assert addressees(["@nord der Zug kam nicht"] * 60) is None


def test_friends_are_no_addressees() -> None:
    texts = [f"@freund{number} der Zug kam nicht" for number in range(100)]
    assert addressees(texts) is None
    assert addressees(messages(60) + texts) is None


def test_an_address_of_mail_is_no_handle() -> None:
    assert addressees([f"an {name}@nord.example" for name in "ab" * 40]) is None


def test_texts_without_an_addressee_have_none() -> None:
    found = addressees([*messages(60), "ohne Anrede", "an niemand@nord.example"])
    assert found is not None
    assert found[60:] == [None, None]


def test_an_earlier_run_knows_the_houses() -> None:
    assert addressees(["@nord kam nicht", "@west auch nicht", "nichts"], ["nord", "sued_ag"]) == ["nord", None, None]
    assert addressees(["nichts"], ["nord"]) == [None]
