"""`kongchuo.toml` of the invented township."""

import json
from pathlib import Path

from kongchuo.demo.schools import COUNTY, TOWNSHIP, town

_FIRST_LINE = "# 演示用的虚构乡镇：学校、村和学生都是编造的。"

# When the schools of the invented township taught.
_TERMS = {
    "2022-2023-1": ("2022-09-01", "2023-01-13"),
    "2022-2023-2": ("2023-02-13", "2023-07-07"),
    "2023-2024-1": ("2023-09-01", "2024-01-19"),
}


def is_demo(path: Path) -> bool:
    """Whether a settings file was made by the demo."""
    try:
        return path.read_bytes().decode("utf-8", "replace").startswith(_FIRST_LINE)
    except OSError:
        return False


def settings_text() -> str:
    """The settings file: the township, its ten schools, and the defaults for the rest."""
    lines = [
        _FIRST_LINE,
        "",
        "[township]",
        f"name = {_quoted(TOWNSHIP)}",
        f"county = {_quoted(COUNTY)}",
    ]
    for school in town().schools:
        lines += [
            "",
            "[[schools]]",
            f"name = {_quoted(school.name)}",
            f"code = {_quoted(school.code or '')}",
            f"stages = {json.dumps(school.stages)}",
            f"aliases = {json.dumps(school.aliases, ensure_ascii=False)}",
        ]
        if school.feeds:
            lines.append(f"feeds = {_quoted(school.feeds)}")
        if school.villages:
            lines.append(f"villages = {json.dumps(school.villages, ensure_ascii=False)}")
    lines += ["", "[calendar.terms]"]
    lines += [f"{_quoted(label)} = {json.dumps(days)}" for label, days in _TERMS.items()]
    lines += ["", "[targets]", 'primary_enrolment = "100%"', 'junior_enrolment = "99%"', "dropouts = 0", ""]
    return "\n".join(lines)


def _quoted(text: str) -> str:
    """A JSON string is a valid TOML basic string."""
    return json.dumps(text, ensure_ascii=False)
