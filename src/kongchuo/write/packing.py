"""The rows of all sheets go into the package that XlsxWriter has made, piece by piece into the file."""

from collections.abc import Mapping
from io import BytesIO
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from kongchuo.write.sheet_rows import SheetRows

# zlib's usual level (6) takes nearly three times as long, the longest part of writing a list, to make it a sixth smaller.
_LEVEL = 2


def pack(package: bytes, sheets: Mapping[str, SheetRows], file: BinaryIO) -> None:
    """Write the package with the rows of its sheets (by the names of their parts) into a file."""
    with ZipFile(BytesIO(package)) as source, ZipFile(file, "w", ZIP_DEFLATED, compresslevel=_LEVEL) as target:
        for name in source.namelist():
            content = source.read(name)
            with target.open(name, "w") as part:  # dated 1980, as all parts of a workbook
                for piece in sheets[name].sheet(content.decode()) if name in sheets else (content,):
                    part.write(piece)
