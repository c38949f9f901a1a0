"""Both catalogues of the interface, read once for each file that looks at them."""

import pytest
from tools import texts
from tools.texts import Key, Text


@pytest.fixture(scope="module")
def catalogue() -> dict[Key, tuple[Text, Text]]:
    return texts.translations()


@pytest.fixture(scope="module")
def with_du() -> dict[Key, tuple[Text, Text]]:
    return texts.translations(texts.FRIENDLY)


@pytest.fixture(scope="module")
def german(catalogue: dict[Key, tuple[Text, Text]]) -> list[str]:
    return [form for original, _ in catalogue.values() for form in original.forms]


@pytest.fixture(scope="module")
def english(catalogue: dict[Key, tuple[Text, Text]]) -> list[str]:
    return [form for _, translated in catalogue.values() for form in translated.forms]
