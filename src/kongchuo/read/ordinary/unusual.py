"""What makes a workbook no ordinary one."""


class UnusualError(Exception):
    """A file that holds something otherwise than expected: calamine reads it."""
