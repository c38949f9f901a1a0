"""When the disk is full, people read that nothing is lost, and get their words back."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from psycopg.errors import DiskFull

from resonanz.ground.middleware import MomentMiddleware
from tests.proofs.conftest import Proof

pytestmark = pytest.mark.fault

FORM = "application/x-www-form-urlencoded"
TEXT = 'Viel zu erzählen,\r\naber "kein" <Platz>.'


def nothing_fits(_request: HttpRequest) -> HttpResponse:
    cause = DiskFull("could not extend file: No space left on device")
    raise OperationalError(str(cause)) from cause


def test_a_full_disk_says_so_and_gives_the_words_back(proof: Proof) -> None:
    fields = {"story": TEXT, "key": "a key that is long enough", "roles": ["customer", "other"]}
    answer = MomentMiddleware(nothing_fits)(
        RequestFactory().post("/anliegen/abend/", urlencode(fields, doseq=True), FORM)
    )
    assert answer.status_code == 507
    assert answer["Retry-After"] == "60"
    page = answer.content.decode()
    assert "kein Platz" in page
    assert "No space left" not in page
    assert "&quot;kein&quot; &lt;Platz&gt;." in page
    assert page.count('name="roles"') == 2
    assert "a key that is long enough" in page
    proof.found("P2", "abgewiesene Anfragen", tried=1, failed=0, note="Die Datenbank meldet „kein Platz“.")


def test_only_looking_needs_no_words() -> None:
    answer = MomentMiddleware(nothing_fits)(RequestFactory().get("/anliegen/abend/"))
    assert answer.status_code == 507
    assert "<form" not in answer.content.decode()
