"""The last character of an ID number does not follow from the first 17: some character is mistyped."""

from collections.abc import Iterator

from kongchuo.codes.id_number import IdProblem
from kongchuo.model.finding import Severity
from kongchuo.model.table import Table
from kongchuo.rules import pupils
from kongchuo.rules.identity._suggest import suggestions
from kongchuo.rules.identity.id_cut_to_zeros import CUT_END
from kongchuo.rules.rule import Context, Hit, Rule


def check(table: Table, context: Context) -> Iterator[Hit]:
    """Numbers of the right shape whose check digit fails, not because a number format cut them."""
    for position, number in pupils.faulty_ids(table, IdProblem.CHECKSUM):
        if number.text.endswith(CUT_END):
            continue
        yield Hit(
            position,
            "id_number",
            f"{pupils.who(table, position)}的身份证件号末位校验码对不上，号码里至少有一位录错了。",
            suggestions=suggestions(table, position, number, context),
        )


RULE = Rule(
    id="S101",
    name="id-checksum",
    severity=Severity.ERROR,
    title="身份证校验码不符",
    hint="请对照户口簿逐位核对，改正录错的那一位；给出的参考号码只供核对，不能直接照抄。",
    kinds=pupils.WITH_ID,
    check=check,
)
