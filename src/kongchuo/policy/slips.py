"""What a clerk most likely did when a line of `kongchuo.toml` is no TOML."""

import re


def likely_slip(text: str, number: int | None) -> str:
    """What is most likely wrong with a line that is no TOML."""
    line = text.split("\n")[number - 1] if number else ""
    if re.search("[“”‘’]", line.split("#")[0]):
        return "引号要用英文直引号，不能用中文引号“”"
    if re.match(r"\s*\[\s*schools\s*\]", line):
        return "每所学校都以 [[schools]] 开头，方括号要写两层"
    if re.search("=\\s*[^\\x00-\\x7f]", line):
        return '等号右边的文字要加英文引号，如 name = "马井镇"'
    return "引号、方括号要成对，等号两边要完整"
