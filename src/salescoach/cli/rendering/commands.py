"""Commands as they are printed: they start with `salescoach` and carry the full id."""

from salescoach.guidance.advice import Action
from salescoach.playbook.model import Playbook

VALUE = "…"
_BARE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:=@,+%")


def line(*words: str) -> str:
    """A command line that can be pasted into a shell."""
    return " ".join(["salescoach", *(_quoted(word) for word in words)])


def _quoted(word: str) -> str:
    """For a shell, which takes `…` as it is: what only the rep knows stands there bare."""
    without = word.replace(VALUE, "x")
    if without and _BARE.issuperset(without):
        return word
    from shlex import quote  # only for a word that needs it

    return quote(word)


def record_with(action: Action, deal_id: str, playbook: Playbook) -> str | None:
    """The command that records the action; `…` stands for what only the rep knows.

    None for an action that no command records yet.
    """
    match action.kind:
        case "do" | "find-out" | "repay" if action.records:
            values = [f"{fact}={VALUE}" for fact in action.records]
            return line("set", deal_id, *values, *_said_by(action))
        case "do":
            return line("done", deal_id, action.subject.rpartition("/")[2])
        case "find-out":
            return line("set", deal_id, f"{action.subject}={VALUE}")
        case "advance" | "win":
            return line(action.kind, deal_id)
        case "meet":
            return line("person", "add", deal_id, VALUE, "--role", action.subject)
        case "take-up":
            return line("reopen", deal_id, "--because", VALUE)
        case "walk-away":
            reasons = playbook.outcomes.disqualified.reasons
            return line("disqualify", deal_id, "--reason" if reasons else "--because", VALUE)
        case _:
            return None


def _said_by(action: Action) -> tuple[str, ...]:
    if not action.roles:
        return ()
    return ("--said-by", action.whom[0].id if action.whom else VALUE)
