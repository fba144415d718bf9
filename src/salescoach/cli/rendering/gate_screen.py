"""`gate` on a terminal: each criterion with what is there, and whose word it takes."""

from salescoach.cli.rendering.gate_reasons import questions_for, reasons_for
from salescoach.cli.rendering.layout import Screen
from salescoach.cli.rendering.next_screen import header
from salescoach.cli.session import Session
from salescoach.guidance.advice import Advice
from salescoach.guidance.criteria import Judged, Verdict
from salescoach.values.messages import Quoted, say

_SECTIONS = (
    (Verdict.UNMET, "gate.act"),
    (Verdict.UNKNOWN, "gate.question"),
)
_MARKS = {Verdict.MET: "+", Verdict.WAIVED: "~", Verdict.UNMET: "-", Verdict.UNKNOWN: "?"}


def gate_screen(session: Session, deal_id: str, advice: Advice) -> str:
    """The whole gate of the position."""
    screen = Screen(session)
    header(screen, session, advice.view)
    screen.blank()
    screen.add((_summary(session, advice), "bold"))
    for verdict, heading in _SECTIONS:
        chosen = [one for one in advice.gate.criteria if one.verdict is verdict]
        if chosen:
            screen.blank()
            screen.add((session.text(say(heading)), "dim"))
        for judged in chosen:
            _add(screen, session, advice, judged)
    _add_waived(screen, session, advice)
    settled = [one for one in advice.gate.criteria if one.verdict is Verdict.MET]
    if settled:
        screen.blank()
        screen.add((session.text(say("gate.met")), "dim"))
    for judged in settled:
        screen.add(f"{_MARKS[judged.verdict]} {_label(session, judged)}", hang=2)
    return screen.text()


def _summary(session: Session, advice: Advice) -> str:
    account, stage = advice.view.deal.account, advice.view.stage.title
    total = len(advice.gate.criteria)
    if not total:
        return session.text(say("gate.no-criteria", account=account, stage=stage))
    if advice.gate.open:
        return session.text(say("gate.open", account=account, stage=stage))
    met = total - len(advice.gate.unsettled)
    return session.text(say("gate.closed", account=account, stage=stage, met=met, all=total))


def _add(screen: Screen, session: Session, advice: Advice, judged: Judged) -> None:
    screen.add(f"{_MARKS[judged.verdict]} ", (_label(session, judged), "bold"), hang=2)
    for reason in reasons_for(judged, advice.view):
        screen.add(session.text(reason), indent=4, hang=6)
    for question in questions_for(judged, advice.view)[:1]:
        asked = session.text(say("gate.ask", question=f'"{question}"'))
        screen.add((asked, "cyan"), indent=4, hang=9)


def _add_waived(screen: Screen, session: Session, advice: Advice) -> None:
    """What the deal may go on without, until when, and who says so."""
    waivers = {f"{one.stage}/{one.criterion}": one for one in advice.view.deal.waivers}
    waived = [one for one in advice.gate.criteria if one.verdict is Verdict.WAIVED]
    if waived:
        screen.blank()
        screen.add((session.text(say("gate.waived")), "dim"))
    for judged in waived:
        screen.add(f"{_MARKS[judged.verdict]} {_label(session, judged)}", hang=2)
        waiver = waivers[judged.path]
        because = Quoted(waiver.because)
        owed = say("gate.owed", day=waiver.until, actor=waiver.actor, because=because)
        screen.add(session.text(owed), indent=4, hang=6)


def _label(session: Session, judged: Judged) -> str:
    statement = judged.criterion.statement
    if judged.criterion.internal:
        return session.text(say("gate.internal", label=statement))
    return statement
