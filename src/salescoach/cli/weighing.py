"""What the commands about options have in common: their titles, what counts, whole numbers."""

from collections.abc import Iterable, Sequence

from salescoach.cli.finding import clean_name
from salescoach.cli.rendering.commands import VALUE, line
from salescoach.deal.record_events import OptionEvaluated, Weight
from salescoach.deal.records import Option
from salescoach.errors import BadUsage, NotFound, Refused
from salescoach.values.messages import say
from salescoach.values.money import Money
from salescoach.values.similar import most_like

_MOST_DIGITS = 3


def option_exists(deal_id: str, sentence: str, option: Option) -> Refused:
    """That there is such an option, and how to say more of it."""
    command = line("option", "edit", deal_id, option.id, "--technical", VALUE)
    return Refused(say(sentence, option=option.id), say("hint.option-edit", command=command))


def check_new_title(deal_id: str, options: Iterable[Option], title: str) -> None:
    """Refused where an option is called so: two of one name cannot be told apart."""
    same = next((one for one in options if one.title.casefold() == title.casefold()), None)
    if same is not None:
        raise option_exists(deal_id, "option-there", same)


def numbers(
    texts: Sequence[str], what: str, *, least: int, most: int, sentence: str
) -> dict[str, int]:
    """`CRITERION=NUMBER` by criterion, each only once; whole numbers from `least` to `most`.

    `what` is the name of the argument, `sentence` says that a text is no such number.
    """
    found: dict[str, int] = {}
    for text in texts:
        name, found_sign, value = text.rpartition("=")
        if not found_sign:
            raise BadUsage(say("bad-assignment", text=text[:60]))
        criterion, value = clean_name(name, what), value.strip()
        if any(one.casefold() == criterion.casefold() for one in found):
            raise BadUsage(say("named-twice", fact=criterion[:60]))
        whole = value.isascii() and value.isdigit() and len(value) <= _MOST_DIGITS
        if not whole or not least <= int(value) <= most:
            raise BadUsage(say(sentence, text=value[:60], criterion=criterion[:60]))
        found[criterion] = int(value)
    return found


def as_weighed(criterion: str, weights: Sequence[Weight], deal_id: str) -> str:
    """The criterion as they weigh it, whatever its case; as it is while nothing is weighed.

    Raises:
        NotFound: they weigh by others.
    """
    names = tuple(one.criterion for one in weights)
    found = next((one for one in names if one.casefold() == criterion.casefold()), None)
    if found is not None or not names:
        return found or criterion
    command = line("option", "weigh", deal_id, f"{VALUE}={VALUE}")
    near = most_like(criterion, names)
    hint = say("hint.weigh", words=names, command=command)
    if near is not None:
        hint = say("hint.did-you-mean-weight", word=near, command=command)
    raise NotFound(say("no-such-weight", criterion=criterion[:60]), hint)


def check_one_currency(before: Option, change: OptionEvaluated) -> None:
    """BadUsage where the figures of an option would be in two currencies: no sum can hold them."""
    outlay = change.outlay or before.outlay
    figures: list[Money] = [
        *([outlay] if outlay is not None else []),
        *(change.costs or before.costs),
        *(change.gains or before.gains),
    ]
    currencies = tuple(dict.fromkeys(one.currency for one in figures))
    if len(currencies) > 1:
        first, second, *_ = currencies
        raise BadUsage(say("two-currencies", option=before.id, first=first, second=second))
