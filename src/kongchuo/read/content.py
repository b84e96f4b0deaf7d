"""What is read: a file, or the bytes of one that was opened with its password and is nowhere on disk."""

from io import BytesIO
from pathlib import Path
from typing import BinaryIO

Content = Path | bytes


def opened(content: Content) -> BinaryIO:
    """A stream over the content, at its beginning."""
    return content.open("rb") if isinstance(content, Path) else BytesIO(content)


def whole(content: Content) -> bytes:
    """All of it."""
    return content.read_bytes() if isinstance(content, Path) else content
