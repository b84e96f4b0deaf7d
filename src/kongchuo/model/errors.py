"""What the user can put right (exit status 2)."""


class UserError(Exception):
    """One clear Chinese message for the user; the terminal layer prints it and exits with 2."""
