"""A name with characters that do not belong in a name: digits, brackets, question marks."""

from collections.abc import Iterator

from kongchuo.codes import person_name
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import pupils, skip
from kongchuo.rules.rule import Context, Hit, Rule


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Pupils' names with odd characters."""
    if person_name.all_usual(table.text("name")):
        return
    texts = set(table.text("name"))
    odd = {
        text: found for text in texts if text not in pupils.BLANK_MARKS and (found := person_name.odd_characters(text))
    }
    if not odd:
        return
    for position, text in skip.sound(table, "name"):
        if text in odd:
            yield Hit(position, "name", f"姓名{pupils.quoted(text)}里有{_named(odd[text])}，不像姓名里的字。")


def _named(characters: str) -> str:
    """Characters as a message shows them; one that no font has is described."""
    if any("\ue000" <= character <= "\uf8ff" for character in characters):
        return "别的电脑显示不出来的字（自造字）"
    if len(characters) > 4 and characters.isdigit():
        return "数字"
    return f"“{characters[:6]}”"


RULE = Rule(
    id="S207",
    name="odd-name-characters",
    severity=Severity.WARNING,
    title="姓名里有不该有的字符",
    hint="请按户口簿填写姓名；括号里的说明写到“备注”里，生僻字用输入法打出正字，不要用问号或方框代替。",
    kinds=("roster", "register", "movements", "cases", "outcomes", "support", "attendance"),
    check=check,
)
