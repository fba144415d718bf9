"""What can be wrong with a playbook: values, not exceptions. All are collected, none stops.

Each has a stable code: SC1.. reading the file, SC2.. keys and types, SC3.. references and
meaning, SC4.. comments that are to silence a problem, SC5.. tests of a playbook, SC6.. what lint
says, SC7.. its translations. The sentence of a code is the message `problem.CODE`; its remedy
`remedy.CODE` where there is one; its page `trainer/pages/CODE.md`.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from salescoach.values.messages import Argument, Message, say
from salescoach.values.record import record

# An error stops the playbook from being used; a warning is a likely mistake; a note is advice.
Severity = Literal["error", "warning", "note"]

CODES: dict[str, Severity] = {
    "SC101": "error",  # not UTF-8
    "SC102": "error",  # too large
    "SC103": "error",  # not YAML
    "SC104": "error",  # a character that may not stand in a playbook
    "SC105": "error",  # anchors, aliases, tags, merge keys
    "SC106": "error",  # nested too deep
    "SC107": "error",  # too many nodes
    "SC108": "error",  # a key twice
    "SC109": "error",  # a key that is not text
    "SC110": "error",  # prose unquoted inside [] or {}
    "SC111": "error",  # not one mapping
    "SC112": "warning",  # a text that a # cuts
    "SC201": "error",  # unknown key
    "SC202": "error",  # missing key
    "SC203": "error",  # wrong kind of value
    "SC204": "error",  # not an id
    "SC205": "error",  # not one of the words
    "SC206": "error",  # not a condition
    "SC207": "error",  # nothing to compare with
    "SC208": "error",  # another version of the format
    "SC301": "error",  # unknown id
    "SC302": "error",  # an id twice
    "SC303": "error",  # a reserved id
    "SC304": "error",  # a `from` whose word does not settle the fact
    "SC305": "error",  # choices and type do not fit
    "SC306": "error",  # a comparison that this type of fact has not
    "SC307": "error",  # a criterion that our own word would meet
    "SC308": "error",  # two items to start with
    "SC309": "error",  # criteria that wait for each other
    "SC310": "warning",  # a case behind one that always applies
    "SC311": "error",  # a playbook to extend that cannot be used
    "SC312": "error",  # playbooks that extend each other
    "SC313": "error",  # nothing there to remove
    "SC314": "error",  # each person asked about, of a fact that has one value for the deal
    "SC315": "error",  # what is asked of people, of a fact settled on our side
    "SC316": "error",  # a stage that runs beside another, where a deal should stand
    "SC317": "error",  # a stage beside one that it cannot run beside
    "SC318": "error",  # to be closed before a stage that comes too early
    "SC319": "error",  # an optional first stage
    "SC320": "error",  # a way back that does not lead back
    "SC321": "error",  # a cycle that starts before the deal is won
    "SC322": "error",  # numbers that should fall
    "SC323": "error",  # bands that leave scores without a verdict
    "SC324": "error",  # a verdict twice
    "SC325": "error",  # an unknown placeholder
    "SC326": "error",  # not exactly one of some keys
    "SC327": "error",  # due by a fact that is no date
    "SC328": "error",  # `of` without what it is for, or the other way round
    "SC329": "error",  # an optional stage where every deal has to come by
    "SC330": "error",  # a measure for warnings, asked for elsewhere
    "SC401": "warning",  # a comment that is to silence a problem, but is not written like one
    "SC402": "warning",  # such a comment names a code that does not exist
    "SC403": "warning",  # such a comment silences nothing
    "SC404": "warning",  # such a comment names an error
    "SC501": "error",  # a test: an event with a command that does not exist
    "SC502": "error",  # an event with several commands
    "SC503": "error",  # an event without a command
    "SC504": "error",  # a command that is given what it does not take
    "SC505": "error",  # a day before the start
    "SC506": "error",  # not the id of an action
    "SC507": "error",  # nothing of the playbook, in `covers`
    "SC508": "error",  # an expectation that expects nothing
    "SC509": "error",  # a playbook to test that cannot be had
    "SC510": "error",  # a test that expects nothing
    "SC511": "error",  # a name twice
    "SC512": "error",  # more to play than is reasonable
    "SC513": "error",  # a warning of the set, where only the playbook's own are looked at
    "SC601": "warning",  # a criterion that takes nothing of the buyer
    "SC602": "warning",  # a stage without a criterion of the buyer
    "SC603": "warning",  # a gate with far too many criteria
    "SC604": "note",  # a gate with many criteria
    "SC605": "warning",  # a stage that no deal comes to, or out of
    "SC606": "warning",  # a fact that is used and never asked
    "SC607": "warning",  # a fact that nothing uses
    "SC608": "note",  # something else that nothing uses
    "SC609": "note",  # an item that leaves no trace
    "SC610": "warning",  # a condition that can never be true
    "SC611": "warning",  # a condition that is always true
    "SC612": "note",  # a number without a source
    "SC613": "warning",  # not known, where missing is meant
    "SC614": "note",  # a gate or a warning that no test covers
    "SC615": "note",  # a playbook without tests
    "SC616": "note",  # an item that asks too much
    "SC617": "warning",  # nobody, as far as we wrote down
    "SC618": "warning",  # what waits for a later stage
    "SC619": "note",  # a warning without a counter-action
    "SC620": "note",  # an item with people whose word does not settle what it records
    "SC621": "warning",  # an item that waits for one that may not apply
    "SC622": "note",  # a condition of which it is not decided whether it can be true
    "SC701": "error",  # a translation: nothing in the playbook has this id
    "SC702": "error",  # a key of the playbook that is no text
    "SC703": "warning",  # a text that the playbook does not have
    "SC704": "error",  # another number of entries
    "SC705": "error",  # other placeholders
    "SC706": "warning",  # other numbers
    "SC707": "note",  # the very text of the playbook
    "SC708": "note",  # texts still to be translated
    "SC709": "warning",  # translated from words that have changed since
    "SC710": "note",  # nobody has read it yet
    "SC711": "error",  # another language than the name of the file says
    "SC712": "error",  # the language of the playbook itself
    "SC713": "error",  # of another playbook, or of none
    "SC714": "warning",  # read, but by whom?
    "SC715": "error",  # nothing to compare: the playbook, or the translation, cannot be had
}

_LINT = ("SC6", "SC7")

_MOST_CHARACTERS = 200  # of the file's own words told in one sentence
_MOST_WORDS = 20


def is_lint(code: str) -> bool:
    """Whether only lint looks for it."""
    return code.startswith(_LINT)


@record
class Place:
    """Line and column, both counted from 1."""

    line: int
    column: int


@record
class Problem:
    """One thing that is wrong. `excerpt` is the line of the file, for people."""

    code: str
    file: str
    place: Place
    message: Message
    remedy: Message | None = None
    excerpt: str = ""

    @property
    def severity(self) -> Severity:
        """As the registry says."""
        return CODES[self.code]


def errors_among(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those that stop a playbook from being used."""
    return tuple(one for one in problems if one.severity == "error")


@record
class Finding:
    """A problem before it is known where its path stands in the file.

    `variant` chooses another sentence of its code. `earlier` is the path of what
    was there before it.
    """

    code: str
    path: tuple[str | int, ...]
    args: tuple[tuple[str, Argument], ...] = ()
    remedy: Message | None = None
    at_key: bool = False
    variant: str = ""
    earlier: tuple[str | int, ...] | None = None

    @property
    def message(self) -> Message:
        """The sentence of the code, with this finding's facts."""
        sentence = f"{self.code}-{self.variant}" if self.variant else self.code
        return Message(f"problem.{sentence}", self.args)


def finding(
    code: str,
    path: tuple[str | int, ...],
    /,
    *,
    remedy: Message | None = None,
    at_key: bool = False,
    variant: str = "",
    earlier: tuple[str | int, ...] | None = None,
    **args: Argument,
) -> Finding:
    """Build a finding with its facts by name; what a hostile file makes endless is cut."""
    facts = {name: _cut(value) for name, value in args.items()}
    return Finding(code, path, say("", **facts).args, remedy, at_key, variant, earlier)


def with_earlier(found: Finding, place: Place, file: str | None = None) -> Finding:
    """The finding with the line of what was there before it; with the file, where it is another."""
    where = say("", line=place.line) if file is None else say("", line=place.line, file=file)
    variant = "first" if file is None else "elsewhere"
    args = say("", **dict((*found.args, *where.args))).args
    return replace(found, earlier=None, variant=variant, args=args)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """By place, then code; each once, and with the remedy that it was first told with."""
    unique: dict[tuple[str, str, Place, Message], Problem] = {}
    for one in problems:
        unique.setdefault((one.file, one.code, one.place, one.message), one)
    return tuple(
        sorted(unique.values(), key=lambda p: (p.file, p.place.line, p.place.column, p.code))
    )


def _cut(value: Argument) -> Argument:
    match value:
        case str() if len(value) > _MOST_CHARACTERS:
            return value[:_MOST_CHARACTERS] + "…"
        case tuple():
            words = tuple(_cut(word) for word in value[:_MOST_WORDS])
            return (*words, "…") if len(value) > _MOST_WORDS else words
        case _:
            return value
