"""`option edit`: what is known of an option."""

from typing import Annotated

import typer

from salescoach.cli.finding import clean, clean_name, deal_to_write
from salescoach.cli.finding_records import ids_of, record_by_id
from salescoach.cli.options import WRITING, command
from salescoach.cli.recording import counted_on, record
from salescoach.cli.seeing import view_of
from salescoach.cli.session import Session
from salescoach.cli.values import money
from salescoach.cli.weighing import as_weighed, check_new_title, check_one_currency, numbers
from salescoach.deal.decode import DealFile
from salescoach.deal.events import Payload
from salescoach.deal.record_events import Mark, OptionEvaluated
from salescoach.errors import BadUsage
from salescoach.values.messages import say
from salescoach.values.record import fields_of

EXAMPLE = (
    "Example: salescoach option edit halden-board leave-it-as-it-is "
    '--technical "Stops twice a week" --cost "90000 EUR" --mark steadiness=2'
)
_WHAT = (
    "--title", "--maker", "--technical", "--economic", "--impact", "--strengths", "--weaknesses",
    "--outlay", "--cost", "--gain", "--mark",
)  # fmt: skip


@command(formats=WRITING)
def run(
    session: Session,
    deal: Annotated[str, typer.Argument(help="A deal's id.")],
    option: Annotated[str, typer.Argument(help="An option's id.")],
    title: Annotated[str | None, typer.Option(help="What they call it now.")] = None,
    maker: Annotated[str | None, typer.Option(help="Whose it is.")] = None,
    technical: Annotated[str | None, typer.Option(help="Does it work: what was found.")] = None,
    economic: Annotated[
        str | None, typer.Option(help="What it costs and brings, in words.")
    ] = None,
    impact: Annotated[str | None, typer.Option(help="What it would change for them.")] = None,
    strengths: Annotated[str | None, typer.Option(help="Where it is ahead, in their eyes.")] = None,
    weaknesses: Annotated[str | None, typer.Option(help="Where it is behind.")] = None,
    outlay: Annotated[
        str | None, typer.Option(help="Paid once, at the start.", metavar="MONEY")
    ] = None,
    cost: Annotated[
        list[str] | None,
        typer.Option(help="What it costs a year; again for the next year.", metavar="MONEY"),
    ] = None,
    gain: Annotated[
        list[str] | None,
        typer.Option(help="What it brings a year; again for the next year.", metavar="MONEY"),
    ] = None,
    mark: Annotated[
        list[str] | None,
        typer.Option(help="How well it does, from 0 to 10.", metavar="CRITERION=MARK"),
    ] = None,
    said_by: Annotated[
        list[str] | None, typer.Option(help="Who of them says so; may be repeated.", metavar="NAME")
    ] = None,
    on: Annotated[str | None, typer.Option(help="The day of it.", metavar="DATE")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show it.")] = False,
) -> int:
    """What is given takes the place of what was known; all else stays.

    Years are given in their order; the last one holds for those after it. A mark is for one of
    the criteria of `option weigh`, once there are some.
    """
    deal_id = deal_to_write(session, deal)
    day = counted_on(session, on)
    marks = numbers(mark or (), "--mark", least=0, most=10, sentence="bad-mark")
    known = OptionEvaluated(
        option=option,
        title=clean_name(title, "--title") if title is not None else None,
        maker=clean_name(maker, "--maker") if maker is not None else None,
        technical=_text(technical, "--technical"),
        economic=_text(economic, "--economic"),
        impact=_text(impact, "--impact"),
        strengths=_text(strengths, "--strengths"),
        weaknesses=_text(weaknesses, "--weaknesses"),
        outlay=money(outlay) if outlay is not None else None,
        costs=tuple(money(one) for one in cost or ()),
        gains=tuple(money(one) for one in gain or ()),
    )
    if not marks and not _says_anything(known):
        raise BadUsage(
            say("option-nothing", option=option[:60]), say("hint.option-what", words=_WHAT)
        )

    def plan(file: DealFile) -> tuple[Payload, ...]:
        view = view_of(session, file)
        records = view.deal.records
        one = record_by_id(session, deal_id, "option", option, records.options)
        others = (other for other in records.options if other.id != one.id)
        if known.title is not None:
            check_new_title(deal_id, others, known.title)
        check_one_currency(one, known)
        marked = (Mark(as_weighed(c, records.weights, deal_id), marks[c]) for c in marks)
        people = ids_of(session, deal_id, view.deal, said_by)
        return (_whole(known, one.id, tuple(marked), people),)

    return record(session, deal_id, plan, on=day, dry_run=dry_run)


def _text(text: str | None, what: str) -> str | None:
    return clean(text, what) if text is not None else None


def _says_anything(known: OptionEvaluated) -> bool:
    names = [name for name in fields_of(known).types if name != "option"]
    return any(getattr(known, name) not in (None, ()) for name in names)


def _whole(
    known: OptionEvaluated, option: str, marks: tuple[Mark, ...], said_by: tuple[str, ...]
) -> OptionEvaluated:
    from dataclasses import replace

    return replace(known, option=option, marks=marks, said_by=said_by)
