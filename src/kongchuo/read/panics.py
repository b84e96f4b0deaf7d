"""A panic in calamine's Rust code is caught here, but not before Rust has printed its own report."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress

_STANDARD_ERROR = 2


@contextmanager
def quiet_panics() -> Iterator[None]:
    """Standard error goes nowhere meanwhile: the clerk is told what matters in a finding."""
    try:
        kept = os.dup(_STANDARD_ERROR)
    except OSError:
        # A program without a console has no standard error to keep quiet.
        yield
        return
    try:
        with suppress(OSError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, _STANDARD_ERROR)
            os.close(nowhere)
        yield
    finally:
        os.dup2(kept, _STANDARD_ERROR)
        os.close(kept)
