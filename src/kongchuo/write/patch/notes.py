"""Comments: the text of each, and the box in which it is shown."""

from collections.abc import Mapping

from kongchuo.model.where import column_letter
from kongchuo.write.comment import AUTHOR, SEPARATOR, Place
from kongchuo.write.patch.boxes import NO_BOXES, boxed
from kongchuo.write.patch.cells import SheetText
from kongchuo.write.patch.markup import (
    MAIN,
    Edits,
    Element,
    UnpatchableError,
    children,
    content,
    opened,
    root,
    text_element,
)
from kongchuo.write.patch.package import Package

_NO_COMMENTS = f'<comments xmlns="{MAIN}"><authors></authors><commentList></commentList></comments>'
_RUN_LOOK = '<rPr><sz val="10"/><color indexed="81"/><rFont val="宋体"/><charset val="134"/></rPr>'
# How Excel marks the comment that stands for a conversation: it shows that and not this text.
_CONVERSATION = "tc="


def comment_on(package: Package, part: str, sheet: SheetText, texts: Mapping[Place, str]) -> None:
    """Put a comment on each cell; where the school has one, ours follows it."""
    notes, boxes = package.related(part, "comments"), _boxes_of(package, part, sheet)
    if notes and not boxes:
        raise UnpatchableError("comments without boxes")
    note_text, whole = _commented(package.text(notes) if notes else _NO_COMMENTS, texts)
    box_text = boxed(package.text(boxes) if boxes else NO_BOXES, whole, sheet.extents)
    if notes:
        package.change(notes, note_text)
    else:
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
        package.relate(part, "comments", package.add("xl/comments{}.xml", note_text, kind))
    if boxes:
        package.change(boxes, box_text)
    else:
        drawing = package.add("xl/drawings/vmlDrawing{}.vml", box_text, None)
        sheet.refer_to_boxes(package.relate(part, "vmlDrawing", drawing))


def _boxes_of(package: Package, part: str, sheet: SheetText) -> str | None:
    if sheet.boxes is None:
        return None
    found = [target for kind, target, one in package.relations(part) if one == sheet.boxes and kind == "vmlDrawing"]
    if len(found) != 1 or not package.holds(found[0]):
        raise UnpatchableError("boxes that are not there")
    return found[0]


def _commented(text: str, texts: Mapping[Place, str]) -> tuple[str, dict[Place, tuple[str, bool]]]:
    """The part of comments with ours; for each place the whole text and whether a box is there already."""
    top = root(text, "comments")
    parts = {child.name: child for child in children(text, top.inner, top.close)}
    if not {"authors", "commentList"} <= parts.keys():
        raise UnpatchableError("odd comments")
    authors = list(children(text, parts["authors"].inner, parts["authors"].close))
    known = list(children(text, parts["commentList"].inner, parts["commentList"].close))
    by_ref = {comment.attributes["ref"]: comment for comment in known}
    edits, added = Edits(), []
    whole: dict[Place, tuple[str, bool]] = {}
    for (row, column), explained in texts.items():
        ref = f"{column_letter(column - 1)}{row}"
        if ref in by_ref:
            author = authors[int(by_ref[ref].attributes["authorId"])]
            if text[author.inner : author.close].startswith(_CONVERSATION):
                raise UnpatchableError("a conversation on a faulty cell")
            whole[row, column] = (_follow(text, by_ref[ref], explained, edits), True)
        else:
            body = f"<text><r>{_RUN_LOOK}{text_element(explained)}</r></text>"
            added.append(f'<comment ref="{ref}" authorId="{len(authors)}">{body}</comment>')
            whole[row, column] = (explained, False)
    if added:
        for name, more in (("authors", f"<author>{content(AUTHOR)}</author>"), ("commentList", "".join(added))):
            found = parts[name]
            if found.inner == found.end:
                edits.replace(found.start, found.end, opened(text, found, more))
            else:
                edits.insert(found.close, more)
    return edits.applied(text), whole


def _follow(text: str, comment: Element, explained: str, edits: Edits) -> str:
    """Let our text follow the school's, whose fonts stay."""
    inside = list(children(text, comment.inner, comment.close))
    if [child.name for child in inside[:1]] != ["text"]:
        raise UnpatchableError("an odd comment")
    body = inside[0]
    runs, shown = [], ""
    for child in children(text, body.inner, body.close):
        raw = text[child.start : child.end]
        if child.name == "t":
            runs.append(f"<r>{raw}</r>")
            shown += text[child.inner : child.close]
        elif child.name == "r":
            runs.append(raw)
            shown += "".join(
                text[one.inner : one.close] for one in children(text, child.inner, child.close) if one.name == "t"
            )
    ours = f"{SEPARATOR}{explained}"
    runs.append(f"<r>{_RUN_LOOK}{text_element(ours)}</r>")
    edits.replace(body.start, body.end, opened(text, body, "".join(runs)))
    return shown + ours
