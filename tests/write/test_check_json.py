"""The JSON of `check`."""

import json
from dataclasses import replace

import jsonschema

from kongchuo.model.finding import Acceptance
from kongchuo.write import check_json, schemas
from tests.write.findings import ID
from tests.write.results import result


def test_it_obeys_the_published_schema() -> None:
    for given in (result(), result(faulty=False)):
        jsonschema.validate(json.loads(check_json.render(given)), schemas.schema("check"))


def test_a_finding_has_the_keys_of_the_contract() -> None:
    document = json.loads(check_json.render(result()))
    first = document["findings"][1]
    assert {
        "rule": "S101",
        "name": "id-checksum",
        "severity": "error",
        "title": "身份证校验码不符",
        "message": "身份证号的校验码对不上，号码里至少有一位写错了。",
        "hint": "请对照户口簿逐位核对。 参考：第18位“2”应为“1”。（参考号码只供核对，以户口簿为准。）",
        "file": "花名册/2023-03/中心小学.xlsx",
        "sheet": "Sheet1",
        "row": 12,
        "column": "F",
        "cell": "F12",
        "field": "id_number",
        "heading": "身份证号",
        "school": "马井镇中心小学",
        "student": "李明",
        "id_tail": "1232",
        "value": "3422**********1232",
        "related": [],
        "accepted": None,
    } == first
    assert {"students": 1555, "errors": 16, "warnings": 3, "notes": 1, "accepted": 0} == {
        key: count for key, count in document["summary"].items() if key != "by_rule"
    }
    assert {"R101": 1, "R110": 1, "S101": 13, "S203": 1, "S205": 1, "S210": 2, "S401": 1} == document["summary"][
        "by_rule"
    ]


def test_a_finding_on_a_file_has_no_cell() -> None:
    last = json.loads(check_json.render(result()))["findings"][-1]
    assert [None] * 5 == [last[key] for key in ("sheet", "row", "column", "cell", "id_tail")]


def test_findings_are_sorted_by_place_and_rule() -> None:
    findings = json.loads(check_json.render(result()))["findings"]
    places = [(one["file"], one["sheet"] or "", one["row"] or 0) for one in findings]
    assert sorted(places) == places


def test_numbers_are_whole_only_when_they_are_revealed() -> None:
    assert ID not in check_json.render(result())
    assert ID in check_json.render(result(), reveal=True)


def test_a_file_name_that_is_no_text_does_not_break_the_document() -> None:
    assert '{\n  "path": "a?.xlsx"\n}\n' == check_json.json_text({"path": "a\udcff.xlsx"})


def test_what_is_accepted_stands_among_the_findings_and_is_counted_apart() -> None:
    given = result()
    settled = replace(given.findings[1], accepted=Acceptance(f"就是{ID}", "2023-03-20"))
    document = json.loads(check_json.render(replace(given, findings=(given.findings[0], settled))))
    jsonschema.validate(document, schemas.schema("check"))
    assert [None, {"reason": "就是3422**********1232", "date": "2023-03-20"}] == [
        one["accepted"] for one in document["findings"]
    ]
    assert (1, 1) == (document["summary"]["accepted"], sum(document["summary"]["by_rule"].values()))
