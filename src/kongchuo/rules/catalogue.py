"""All rules, collected from the families (the packages beside this file): a new rule edits no list.

A family is a package; every module in it that has a `RULE` is a rule, with its page beside it. A
family whose rules judge some kinds of sheets alone names them in its `KINDS`; without that it has a
say on every kind. So a roster loads neither the rules on ledgers nor those on the register: loading
them all takes as long as judging two thousand pupils. Rules import codes and model, never pandas,
openpyxl or pydantic (a test holds it).
"""

import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib import import_module

from kongchuo import rules
from kongchuo.rules.rule import Rule


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, in the order of the ids."""
    return tuple(sorted((rule for family in _families() for rule in _rules_of(family)), key=_id))


@cache
def rules_on(kind: str) -> tuple[Rule, ...]:
    """The rules that judge sheets of a kind, in the order of their ids; no other family is loaded."""
    found = (rule for family in _families() if _speaks_of(family, kind) for rule in _rules_of(family))
    return tuple(sorted((rule for rule in found if kind in rule.kinds and rule.scope != "reading"), key=_id))


@cache
def by_name(name: str) -> Rule:
    """The rule of that name, such as `id-checksum`, which is its module's name too; KeyError if there
    is none."""
    module = name.replace("-", "_")
    for family in _families():
        if module in _modules(family):
            rule: Rule = import_module(f"{family}.{module}").RULE
            return rule
    raise KeyError(name)


@cache
def _families() -> tuple[str, ...]:
    """The packages of the families by their full names."""
    return tuple(info.name for info in pkgutil.iter_modules(rules.__path__, f"{rules.__name__}.") if info.ispkg)


@cache
def _modules(family: str) -> tuple[str, ...]:
    return tuple(info.name for info in pkgutil.iter_modules(import_module(family).__path__))


def _speaks_of(family: str, kind: str) -> bool:
    kinds: tuple[str, ...] | None = getattr(import_module(family), "KINDS", None)
    return kinds is None or kind in kinds


def _rules_of(family: str) -> Iterator[Rule]:
    for module in _modules(family):
        rule = getattr(import_module(f"{family}.{module}"), "RULE", None)
        if isinstance(rule, Rule):
            yield rule


def _id(rule: Rule) -> str:
    return rule.id
