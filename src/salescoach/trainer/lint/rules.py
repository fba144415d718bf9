"""The rules of lint, in the order of their codes, and how a playbook goes through them.

A rule is a generator over `Linted`, in a module of its own. It is silent where it is in doubt, and
goes by structure, so that it works in every language.
"""

from collections.abc import Callable, Iterator

from salescoach.playbook.compiling import Lint, Sound
from salescoach.playbook.problems import Finding
from salescoach.trainer.lint.always_true import always_true
from salescoach.trainer.lint.dead_end import dead_end
from salescoach.trainer.lint.linted import Linted
from salescoach.trainer.lint.many_criteria import many_criteria
from salescoach.trainer.lint.many_questions import many_questions
from salescoach.trainer.lint.never_asked import never_asked
from salescoach.trainer.lint.never_true import never_true
from salescoach.trainer.lint.never_used import never_used
from salescoach.trainer.lint.no_counter_action import no_counter_action
from salescoach.trainer.lint.no_criterion import no_criterion
from salescoach.trainer.lint.no_source import no_source
from salescoach.trainer.lint.no_trace import no_trace
from salescoach.trainer.lint.nobody import nobody
from salescoach.trainer.lint.not_decided import not_decided
from salescoach.trainer.lint.not_known import not_known
from salescoach.trainer.lint.sellers_act import sellers_act
from salescoach.trainer.lint.tested import Covering
from salescoach.trainer.lint.untested import untested
from salescoach.trainer.lint.unused import unused
from salescoach.trainer.lint.waits_ahead import waits_ahead
from salescoach.trainer.lint.waits_for_none import waits_for_none
from salescoach.trainer.lint.wrong_people import wrong_people
from salescoach.values.record import record


@record
class Rule:
    """What finds something, under which codes; `of_whole`: it is about a playbook that is whole."""

    codes: tuple[str, ...]
    find: Callable[[Linted], Iterator[Finding]]
    of_whole: bool = False


RULES: tuple[Rule, ...] = (
    Rule(("SC601",), sellers_act),
    Rule(("SC602",), no_criterion, of_whole=True),
    Rule(("SC603", "SC604"), many_criteria, of_whole=True),
    Rule(("SC605",), dead_end, of_whole=True),
    Rule(("SC606",), never_asked),
    Rule(("SC607",), never_used, of_whole=True),
    Rule(("SC608",), unused, of_whole=True),
    Rule(("SC609",), no_trace),
    Rule(("SC610",), never_true),
    Rule(("SC611",), always_true),
    Rule(("SC612",), no_source),
    Rule(("SC613",), not_known),
    Rule(("SC614", "SC615"), untested, of_whole=True),
    Rule(("SC616",), many_questions),
    Rule(("SC617",), nobody),
    Rule(("SC618",), waits_ahead),
    Rule(("SC619",), no_counter_action),
    Rule(("SC620",), wrong_people),
    Rule(("SC621",), waits_for_none),
    Rule(("SC622",), not_decided),
)


def linter(tested: Covering | None = None) -> Lint:
    """All rules, for a playbook whose tests name this; None where it has none."""

    def lint(sound: Sound) -> Iterator[Finding]:
        linted = Linted(sound, tested)
        for rule in RULES:
            if not (rule.of_whole and linted.is_fragment):
                yield from rule.find(linted)

    return lint
