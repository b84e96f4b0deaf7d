"""Rules on the register of school-age children (适龄儿童)."""

KINDS = ("register",)
