"""An opening password on a workbook that we write. What is unprotected is in memory alone."""

from io import BytesIO


def protected(content: bytes, password: str | None) -> bytes:
    """The workbook behind a password; without one, as it is.

    The salts are random, so the same workbook does not give the same bytes twice.
    """
    if password is None:
        return content
    from msoffcrypto.format.ooxml import OOXMLFile

    target = BytesIO()
    OOXMLFile(BytesIO(content)).encrypt(password, target)
    return target.getvalue()
