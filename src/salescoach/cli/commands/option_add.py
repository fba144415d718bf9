"""`option add`: one of the ways that they weigh."""

from typing import Annotated, get_args

import typer

from salescoach.cli.finding import clean_name, deal_to_write
from salescoach.cli.finding_records import one_of_few, repeats
from salescoach.cli.needed import check_given
from salescoach.cli.options import WRITING, command
from salescoach.cli.recording import counted_on, record
from salescoach.cli.seeing import view_of
from salescoach.cli.session import Session
from salescoach.cli.weighing import check_new_title, option_exists
from salescoach.deal.decode import DealFile
from salescoach.deal.events import Payload
from salescoach.deal.record_events import OptionAdded
from salescoach.deal.record_ids import with_id
from salescoach.values.messages import say
from salescoach.values.states import OptionKind

EXAMPLE = 'Example: salescoach option add halden-board "A finer wire" --kind competitor'


@command(formats=WRITING)
def run(
    session: Session,
    deal: Annotated[str, typer.Argument(help="A deal's id.")],
    title: Annotated[str, typer.Argument(help="What they call it.")],
    kind: Annotated[str | None, typer.Option(help="ours, competitor or as-is.")] = None,
    maker: Annotated[str | None, typer.Option(help="Whose it is.")] = None,
    on: Annotated[str | None, typer.Option(help="Weighed since.", metavar="DATE")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show it.")] = False,
) -> int:
    """Ours, those of others, and leaving it as it is: that way needs no decision at all.

    There is only one of the kind as-is.
    """
    deal_id = deal_to_write(session, deal)
    name = clean_name(title, "TITLE")
    day = counted_on(session, on)
    sort: OptionKind | None = None
    if kind is not None:
        sort = one_of_few(kind, get_args(OptionKind), "--kind")
    whose = clean_name(maker, "--maker") if maker is not None else None

    def plan(file: DealFile) -> tuple[Payload, ...]:
        view = view_of(session, file)
        check_given(session, {"--kind": sort})
        added = OptionAdded(option="", title=name, kind=sort or _asked(session), maker=whose)
        given = with_id(added, file.events)
        if repeats(file, given, on=day, actor=session.actor):
            return (given,)
        options = view.deal.records.options
        check_new_title(deal_id, options, name)
        as_is = next((one for one in options if one.kind == "as-is"), None)
        if given.kind == "as-is" and as_is is not None:
            raise option_exists(deal_id, "as-is-there", as_is)
        return (given,)

    return record(session, deal_id, plan, on=day, dry_run=dry_run)


def _asked(session: Session) -> OptionKind:
    from salescoach.cli.prompts import pick

    kinds: tuple[OptionKind, ...] = get_args(OptionKind)
    titles: dict[str, str] = {kind: session.text(say(f"kind.{kind}")) for kind in kinds}
    chosen = pick(session, say("prompt.option-kind"), kinds, titles=titles)
    return next(kind for kind in kinds if kind == chosen)
