"""What a receipt adds of options: what is still missing."""

from salescoach.cli.rendering.naming import joined
from salescoach.deal.record_events import OptionEvent, OptionsWeighed
from salescoach.deal.records import Option
from salescoach.guidance.matching import is_evaluated
from salescoach.guidance.view import View
from salescoach.values.messages import Message, Quoted, say


def recorded_option(payload: OptionEvent, told: Message, view: View) -> Message:
    """What nobody has found out of an option, or marked, now that they weigh it so."""
    if isinstance(payload, OptionsWeighed):
        options = view.deal.records.options
        unmarked = tuple(Quoted(one.title) for one in options if unmarked_of(one, view))
        return say("recorded.options-unmarked", told=told, options=unmarked) if unmarked else told
    option = view.deal.records.option(payload.option)
    missing = missing_of(option, view) if option is not None else ()
    return say("recorded.option-missing", told=told, what=joined(missing)) if missing else told


def missing_of(option: Option, view: View) -> tuple[Message, ...]:
    """What nobody has found out or marked of an option."""
    found = []
    if not is_evaluated(option, "technical"):
        found.append(say("option.no-technical"))
    if not is_evaluated(option, "economic"):
        found.append(say("option.no-economic"))
    criteria = unmarked_of(option, view)
    if criteria:
        found.append(say("options.no-mark", criteria=criteria))
    return tuple(found)


def unmarked_of(option: Option, view: View) -> tuple[str, ...]:
    """What they weigh and the option has no mark for."""
    marked = {one.criterion for one in option.marks}
    weighed = (one.criterion for one in view.deal.records.weights)
    return tuple(one for one in weighed if one not in marked)
