"""`check --format json`: the contract `kongchuo.check/1`."""

import json
from typing import Any

from kongchuo.model.check_result import CheckedFile, CheckResult
from kongchuo.model.finding import Finding, Severity
from kongchuo.model.where import Where
from kongchuo.write import wording
from kongchuo.write.masking import masked_json

SCHEMA = "kongchuo.check/1"


def render(result: CheckResult, *, reveal: bool = False) -> str:
    """The document as text, one line end at its end."""
    return json_text(payload(result, reveal=reveal), reveal=reveal)


def json_text(document: dict[str, Any], *, reveal: bool = False) -> str:
    """A JSON document as every command prints it: readable, Chinese as it is, long numbers masked."""
    text = json.dumps(document if reveal else masked_json(document), ensure_ascii=False, indent=2)
    # A file name that is no valid text (possible on Linux) must not break the whole document.
    return text.encode("utf-8", "replace").decode("utf-8") + "\n"


def payload(result: CheckResult, *, reveal: bool = False) -> dict[str, Any]:
    """The document as plain values."""
    return {
        "schema": SCHEMA,
        "as_of": result.as_of.isoformat(),
        "files": [_file(file) for file in result.files],
        "findings": [_finding(finding, reveal) for finding in sorted(result.findings, key=lambda one: one.order)],
        "summary": {
            "students": result.students,
            "errors": result.count(Severity.ERROR),
            "warnings": result.count(Severity.WARNING),
            "notes": result.count(Severity.NOTE),
            "by_rule": result.by_rule,
            "accepted": len(result.accepted),
        },
    }


def _file(file: CheckedFile) -> dict[str, Any]:
    sheets = [
        {
            "sheet": sheet.sheet,
            "kind": sheet.kind,
            "school": sheet.school,
            "header_row": sheet.header_row,
            "students": sheet.students,
        }
        for sheet in file.sheets
    ]
    return {"path": file.path, "readable": file.readable, "students": file.students, "sheets": sheets}


def _finding(finding: Finding, reveal: bool) -> dict[str, Any]:
    where, accepted = finding.where, finding.accepted
    return {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity.value,
        "title": finding.title,
        "message": wording.message(finding, reveal=reveal),
        "hint": wording.hint(finding, reveal=reveal),
        "file": where.file,
        "sheet": where.sheet,
        "row": where.row,
        "column": where.letter,
        "cell": where.cell,
        "field": where.field,
        "heading": where.heading,
        "school": finding.school,
        "student": finding.student,
        "id_tail": finding.id_tail,
        "value": wording.value(finding, reveal=reveal),
        "related": [_related(place) for place in finding.related],
        "accepted": None if accepted is None else {"reason": accepted.reason, "date": accepted.date},
    }


def _related(where: Where) -> dict[str, Any]:
    return {"file": where.file, "sheet": where.sheet, "cell": where.cell}
