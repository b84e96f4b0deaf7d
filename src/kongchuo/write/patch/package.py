"""The parts of an .xlsx, and how they refer to each other."""

import posixpath
import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from kongchuo.write.patch.markup import UnpatchableError, attribute, children, opened, read, root

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_CONTENT_TYPES = "[Content_Types].xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
# The earliest day a zip file can name.
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
# Macros are never kept; a signature or a record of all revisions would no longer be true.
_NEVER = re.compile(r"(xl/)?(vbaProject|macrosheets/|dialogsheets/|activeX/|revisions/|_xmlsignatures/)", re.IGNORECASE)


class Package:
    """A workbook's parts by name. Texts that were changed replace them when it is packed again."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        self._names = archive.namelist()
        self._changed: dict[str, str] = {}
        if len({name.lower() for name in self._names}) < len(self._names):
            raise UnpatchableError("two parts of one name")
        if any(_NEVER.match(name) for name in self._names):
            raise UnpatchableError("macros, controls, revisions or a signature")
        mains = [target for kind, target, _ in self.relations("") if kind == "officeDocument"]
        if len(mains) != 1 or self._type_of(mains[0]) != _WORKBOOK:
            raise UnpatchableError("no plain workbook")
        self.main = mains[0]

    def text(self, name: str) -> str:
        """The text of a part, as changed so far."""
        if name not in self._changed:
            return read(self._archive.read(name))
        return self._changed[name]

    def change(self, name: str, text: str) -> None:
        """Give a part another text."""
        self._changed[name] = text

    def holds(self, name: str) -> bool:
        """Whether there is such a part."""
        return name in self._changed or name in self._names

    def add(self, pattern: str, text: str, content_type: str | None) -> str:
        """A new part; `pattern` names it, with `{}` for the first free number. A part without a
        content type is known by its ending (`vml`)."""
        number = 1
        known = {name.lower() for name in (*self._names, *self._changed)}
        while (name := pattern.format(number)).lower() in known:
            number += 1
            if "{}" not in pattern:
                raise UnpatchableError(f"a part {name} that nobody refers to")
        self._changed[name] = text if content_type is None else _HEAD + text
        types = self.text(_CONTENT_TYPES)
        top = root(types, "Types", _TYPES)
        if content_type:
            entry = f'<Override PartName="/{name}" ContentType="{content_type}"/>'
        elif any(
            child.name == "Default" and child.attributes.get("Extension", "").lower() == "vml"
            for child in children(types, top.inner, top.close)
        ):
            return name
        else:
            entry = '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>'
        self.change(_CONTENT_TYPES, types[: top.close] + entry + types[top.close :])
        return name

    def relations(self, part: str) -> list[tuple[str, str, str]]:
        """What a part refers to inside the package: kind (`worksheet`), part, id."""
        name = _relations_of(part)
        if not self.holds(name):
            return []
        text = self.text(name)
        top = root(text, "Relationships", _RELATIONS)
        found = []
        for child in children(text, top.inner, top.close):
            kind, target = child.attributes["Type"], child.attributes["Target"]
            if child.attributes.get("TargetMode") == "External":
                found.append(("", target, child.attributes["Id"]))
                continue
            base = posixpath.dirname(part)
            path = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(base, target))
            kind = kind.removeprefix(f"{_OFFICE}/") if kind.startswith(f"{_OFFICE}/") else ""
            found.append((kind, path, child.attributes["Id"]))
        return found

    def related(self, part: str, kind: str) -> str | None:
        """The one part of a kind that a part refers to."""
        found = [target for one, target, _ in self.relations(part) if one == kind]
        if len(found) > 1 or not all(map(self.holds, found)):
            raise UnpatchableError(f"several {kind}")
        return found[0] if found else None

    def relate(self, part: str, kind: str, target: str) -> str:
        """Let a part refer to another one; the id of that."""
        name = _relations_of(part)
        text = self.text(name) if self.holds(name) else f'{_HEAD}<Relationships xmlns="{_RELATIONS}"></Relationships>'
        known = {one for _, _, one in self.relations(part)}
        number = len(known) + 1
        while (identity := f"rId{number}") in known:
            number += 1
        top = root(text, "Relationships", _RELATIONS)
        entry = f'<Relationship Id="{identity}" Type="{_OFFICE}/{kind}" Target={attribute(f"/{target}")}/>'
        whole = opened(text, top, text[top.inner : top.close] + entry)
        self.change(name, text[: top.start] + whole + text[top.end :])
        return identity

    def packed(self) -> bytes:
        """The package, the same bytes whenever it is made."""
        target = BytesIO()
        with ZipFile(target, "w", ZIP_DEFLATED) as archive:
            for name in (*self._names, *(name for name in self._changed if name not in self._names)):
                entry = ZipInfo(name, _ZIP_EPOCH)
                entry.compress_type = ZIP_DEFLATED
                changed = self._changed.get(name)
                archive.writestr(entry, self._archive.read(name) if changed is None else changed.encode())
        return target.getvalue()

    def _type_of(self, part: str) -> str | None:
        text = self.text(_CONTENT_TYPES)
        top = root(text, "Types", _TYPES)
        for child in children(text, top.inner, top.close):
            if child.attributes.get("PartName") == f"/{part}":
                return child.attributes["ContentType"]
        return None


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")
