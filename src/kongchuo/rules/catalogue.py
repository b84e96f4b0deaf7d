"""All rules, collected from the families (the packages beside this file): a new rule edits no list.

A family is a package; every module in it that has a `RULE` is a rule, with its page beside it.
Importing this must stay quick (a test holds it): rules import codes and model, never pandas,
openpyxl or pydantic.
"""

import pkgutil
from collections.abc import Iterator
from importlib import import_module

from kongchuo import rules
from kongchuo.rules.rule import Rule


def _rules() -> Iterator[Rule]:
    for family in pkgutil.iter_modules(rules.__path__, f"{rules.__name__}."):
        if family.ispkg:
            package = import_module(family.name)
            for info in pkgutil.iter_modules(package.__path__, f"{family.name}."):
                rule = getattr(import_module(info.name), "RULE", None)
                if isinstance(rule, Rule):
                    yield rule


RULES: tuple[Rule, ...] = tuple(sorted(_rules(), key=lambda rule: rule.id))

_BY_ID = {rule.id: rule for rule in RULES}
_BY_NAME = {rule.name: rule for rule in RULES}


def by_id(rule_id: str) -> Rule:
    """The rule of that id, such as `S101`; KeyError if there is none."""
    return _BY_ID[rule_id]


def by_name(name: str) -> Rule:
    """The rule of that name, such as `id-checksum`; KeyError if there is none."""
    return _BY_NAME[name]
