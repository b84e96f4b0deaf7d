"""The part of styles: shades of the school's looks, and our own."""

from kongchuo.write.patch.markup import (
    MAIN,
    Edits,
    Element,
    UnpatchableError,
    children,
    opened,
    root,
    with_attributes,
)

# A workbook whose cells have no looks has no part for them.
PLAIN = (
    f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font><sz val="11"/><name val="宋体"/><charset val="134"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


class Looks:
    """The looks of a workbook's cells by their numbers; what is asked for is added at the end."""

    def __init__(self, text: str) -> None:
        self._text = text
        top = root(text, "styleSheet")
        self._lists = {child.name: child for child in children(text, top.inner, top.close)}
        if missing := {"fonts", "fills", "borders", "cellXfs"} - self._lists.keys():
            raise UnpatchableError(f"no {missing}")
        self._count = {name: len(self._members(name)) for name in ("fonts", "fills", "borders")}
        self._looks = [text[one.start : one.end] for one in self._members("cellXfs")]
        if not self._looks:
            raise UnpatchableError("no looks")
        self._added: dict[str, dict[str, int]] = {name: {} for name in (*self._count, "cellXfs")}
        self._shaded: dict[tuple[int, str], int] = {}

    def shaded(self, look: int, colour: str) -> int:
        """The look with a shade in the place of its own."""
        if (look, colour) not in self._shaded:
            whole = self._looks[look]
            end = whole.index(">") + 1
            tag = with_attributes(whole[:end], fillId=str(self.fill(colour)), applyFill="1")
            self._shaded[look, colour] = self.look(tag + whole[end:])
        return self._shaded[look, colour]

    def fill(self, colour: str) -> int:
        """A solid shade."""
        return self._number(
            "fills",
            f'<fill><patternFill patternType="solid"><fgColor rgb="{colour}"/><bgColor indexed="64"/></patternFill></fill>',
        )

    def font(self, name: str, size: int, *, link: str | None = None) -> int:
        """A Chinese font; with the colour of a link it is underlined."""
        linked = ("<u/>", f'<color rgb="{link}"/>') if link else ("", "")
        return self._number(
            "fonts", f'<font>{linked[0]}<sz val="{size}"/>{linked[1]}<name val="{name}"/><charset val="134"/></font>'
        )

    def border(self, colour: str) -> int:
        """A thin line on all sides."""
        sides = "".join(
            f'<{side} style="thin"><color rgb="{colour}"/></{side}>' for side in ("left", "right", "top", "bottom")
        )
        return self._number("borders", f"<border>{sides}<diagonal/></border>")

    def look(self, element: str) -> int:
        """The number of a look that is written out."""
        return len(self._looks) + self._added["cellXfs"].setdefault(element, len(self._added["cellXfs"]))

    @property
    def based(self) -> str:
        """How a look refers to the base of all looks, where there is one."""
        return ' xfId="0"' if "cellStyleXfs" in self._lists else ""

    def changed(self) -> str:
        """The part with what was added."""
        edits = Edits()
        for name, added in self._added.items():
            if added:
                found = self._lists[name]
                known = self._count.get(name, len(self._looks))
                whole = opened(self._text, found, self._text[found.inner : found.close] + "".join(added))
                end = whole.index(">") + 1
                tag = with_attributes(whole[:end], count=str(known + len(added)))
                edits.replace(found.start, found.end, tag + whole[end:])
        return edits.applied(self._text)

    def _members(self, name: str) -> list[Element]:
        found = self._lists[name]
        return list(children(self._text, found.inner, found.close))

    def _number(self, name: str, element: str) -> int:
        return self._count[name] + self._added[name].setdefault(element, len(self._added[name]))
