"""The published schemas."""

from pathlib import Path

import jsonschema
import pytest

from kongchuo.write import schemas

PUBLISHED = Path(__file__).parents[2] / "docs" / "schemas"


@pytest.mark.parametrize("name", schemas.NAMES)
def test_the_committed_schema_is_the_one_that_is_printed(name: str) -> None:
    """Drift is put right by `python -m tests.write.test_schemas`."""
    assert (PUBLISHED / f"{name}.json").read_text(encoding="utf-8") == schemas.schema_text(name)


def test_every_committed_schema_is_of_a_document() -> None:
    assert sorted(schemas.NAMES) == sorted(path.stem for path in PUBLISHED.glob("*.json"))


@pytest.mark.parametrize("name", schemas.NAMES)
def test_a_schema_is_a_schema_and_names_its_document(name: str) -> None:
    made = schemas.schema(name)
    jsonschema.Draft202012Validator.check_schema(made)
    assert f"kongchuo.{name}/1" == made["properties"]["schema"]["const"]
    assert sorted(made["properties"]) == sorted(made["required"])


def test_a_report_and_a_transition_as_in_the_contract_are_valid() -> None:
    jsonschema.validate(REPORT, schemas.schema("report"))
    jsonschema.validate(TRANSITION, schemas.schema("transition"))


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**TRANSITION, "more": 1}, schemas.schema("transition"))


REPORT = {
    "schema": "kongchuo.report/1",
    "period": {"kind": "month", "label": "2023-03", "start": "2023-03-01", "end": "2023-03-31", "school_year": "2022-2023"},
    "indicators": [
        {
            "code": "primary_enrolment", "name": "小学入学率", "level": "township", "school": None, "stage": "primary",
            "grade": None, "class": None, "numerator": 812, "denominator": 813, "rate": "99.88%", "target": "100%",
            "met": False, "short_by": 1, "definition": "any_school", "unavailable": None,
        },
    ],
    "movements": [
        {
            "level": "school", "school": "马井镇中心小学", "stage": "primary", "grade": None, "opening": 345,
            "in": {"招生": 0, "复学": 1, "转入": 2, "其他": 0},
            "out": {"毕业": 0, "结业": 0, "休学": 1, "退学": 0, "开除": 0, "死亡": 0, "转出": 1, "其他": 0},
            "expected": 346, "closing": 345, "difference": -1,
        },
    ],
    "students": [
        {
            "list": "left_without_record", "name": "王小明", "id_tail": "1234", "school": "马井镇中心小学", "grade": 4,
            "class": "四年级(1)班", "last_seen": "2023-02", "detail": "上月在册，本月不在。",
        },
    ],
    "files": ["报表/2023-03/控辍保学月报.xlsx"],
}  # fmt: skip

TRANSITION = {
    "schema": "kongchuo.transition/1",
    "cohort": 2023,
    "graduates": 1,
    "outcomes": {
        "registered": 1, "elsewhere": 0, "special": 0, "repeating": 0, "deferred": 0, "deceased": 0, "unresolved": 0,
    },
    "students": [
        {
            "name": "王小明", "id_tail": "1234", "from_school": "马井镇中心小学", "from_class": "六年级(1)班",
            "outcome": "registered", "to_school": "马井镇初级中学", "matched_by": "id_number",
            "evidence": {"file": "花名册/2023-09/初中.xlsx", "sheet": "Sheet1", "cell": "C4"},
        },
    ],
    "arrivals_unknown": [],
    "files": [],
}  # fmt: skip

if __name__ == "__main__":
    PUBLISHED.mkdir(parents=True, exist_ok=True)
    for written in schemas.NAMES:
        (PUBLISHED / f"{written}.json").write_text(schemas.schema_text(written), encoding="utf-8")
