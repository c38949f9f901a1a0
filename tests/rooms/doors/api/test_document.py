"""The interface described, and that it keeps to its description whatever it is asked."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resonanz.doors.api.document import document
from resonanz.doors.api.field_texts import FIELDS
from resonanz.doors.api.texts import OPERATIONS
from resonanz.people.enums import Scope
from tests.rooms.doors.api.support import Program
from tests.support.people import People

pytestmark = pytest.mark.django_db

STRANGE = st.one_of(
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=30),
    st.integers().map(str),
    st.sampled_from(["kontakt", "0", "1", "-1", "team", "50", "%00"]),
)
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)),
    max_leaves=6,
)


def operations() -> list[tuple[str, str, Any]]:
    paths = document("/api/v1")["paths"]
    return [(path, method, said) for path, methods in paths.items() for method, said in methods.items()]


def test_the_document_is_open_to_everybody(people: People) -> None:
    response = Client(headers={"accept-language": "de"}).get("/api/v1/openapi.json")
    assert (response.status_code, response["Content-Type"]) == (200, "application/json")
    found = json.loads(response.content)
    assert found["openapi"] == "3.1.0"
    assert found["servers"] == [{"url": "http://testserver/api/v1"}]


def test_every_operation_says_its_scope_and_its_refusals() -> None:
    assert {said["operationId"] for _path, _method, said in operations()} == set(OPERATIONS)
    assert {said["x-scope"] for _path, _method, said in operations()} == set(Scope.values)
    for _path, _method, said in operations():
        assert {"401", "403", "404", "405", "422", "429"} <= set(said["responses"]) | {"404"}
        assert all(parameter["description"] for parameter in said["parameters"])


def test_every_field_says_what_it_means() -> None:
    schemas = document("/api/v1")["components"]["schemas"]
    fields = {(name, field): said for name, one in schemas.items() for field, said in one.get("properties", {}).items()}
    # What is asked for in an address is described where it is asked for.
    asked = {(name, field) for name, field in fields if name in {"Paging", "StoryQuery"} or field == "limit"}
    assert [place for place, said in fields.items() if place not in asked and not said.get("description")] == []
    assert len(fields) > 120
    known = {(name, field) for name, said in FIELDS.items() for field in said}
    assert known <= set(fields)


def test_every_reference_leads_somewhere() -> None:
    found = document("/api/v1")
    for reference in re.findall(r'"\$ref": "#/([^"]+)"', json.dumps(found)):
        place: Any = found
        for name in reference.split("/"):
            place = place[name]
        assert place


def test_the_page_shows_every_operation_without_anything_from_outside(people: People) -> None:
    page = people.client().get("/api/").content.decode()
    for path, method, said in operations():
        assert f"{method.upper()} {path}" in page
        assert f'id="{said["operationId"]}"' in page
    assert '<script src="http' not in page
    assert "curl" in page


def test_nothing_that_anybody_asks_is_our_mistake(people: People) -> None:
    people.tells(people.inquiry(), "Worte")
    program = Program(people)
    program.client.raise_request_exception = False

    @settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.sampled_from(operations()), st.data())
    def ask(operation: tuple[str, str, Any], data: st.DataObject) -> None:
        path, method, said = operation
        query, headers = {}, {}
        for parameter in said["parameters"]:
            value = data.draw(STRANGE)
            if parameter["in"] == "path":
                path = path.replace(f"{{{parameter['name']}}}", quote(value, safe=""))
            elif parameter["in"] == "query" and data.draw(st.booleans()):
                query[parameter["name"]] = value
            elif parameter["in"] == "header":
                headers[parameter["name"]] = re.sub(r"[^ -~]", "", value)
        path = f"/api/v1{path}"
        if method == "post":
            body = json.dumps(data.draw(JSON | st.fixed_dictionaries({"text": JSON, "roles": JSON, "name": JSON})))
            answer = program.client.post(path, body, content_type="application/json", headers=headers)
        else:
            answer = program.client.get(path, query, headers=headers)
        assert answer.status_code < 500, (path, query, headers)
        if answer.status_code >= 400:
            assert answer["Content-Type"] == "application/problem+json"
            assert set(said["responses"]) >= {str(answer.status_code)} - {"404"}

    ask()
