"""Which part of a playbook is shown, and in which form."""

from dataclasses import replace

from salescoach.cli.session import Session
from salescoach.errors import NotFound
from salescoach.playbook.model import CustomerType, Playbook, Stage
from salescoach.trainer.for_type import for_type
from salescoach.values.messages import say
from salescoach.values.record import record
from salescoach.values.similar import most_like


@record(kw_only=True)
class Shown:
    """A playbook as it is shown.

    Attributes:
        given: how it was named: an id, or a file.
        names: the whole of it, which knows what everything is called.
        part: what is left of it for the type of customer.
        only: the one stage that was asked for, as it is for that type.
        type_: the type of customer that was asked for.
    """

    given: str
    names: Playbook
    part: Playbook
    only: Stage | None = None
    type_: CustomerType | None = None


def part_of(
    playbook: Playbook, given: str, *, stage: str | None, customer_type: str | None
) -> Shown:
    """The part that was asked for.

    Raises:
        NotFound: no such stage, or no such type, or the stage is not for that type.
    """
    if stage is not None and playbook.stage(stage) is None:
        raise _unknown("show.no-such-stage", stage, tuple(one.id for one in playbook.stages))
    if customer_type is None:
        only = None if stage is None else playbook.stage(stage)
        return Shown(given=given, names=playbook, part=playbook, only=only)
    known = {one.id: one for one in playbook.customer_types}
    if not known:
        raise NotFound(say("show.no-types"), say("hint.show-no-types"))
    if customer_type not in known:
        raise _unknown("show.no-such-type", customer_type, tuple(known))
    part = for_type(playbook, customer_type)
    only = None if stage is None else part.stage(stage)
    if stage is not None and only is None:
        hint = say("hint.one-of", words=tuple(one.id for one in part.stages))
        raise NotFound(say("show.not-for-type", stage=stage, type=customer_type), hint)
    type_ = known[customer_type]
    return Shown(given=given, names=playbook, part=part, only=only, type_=type_)


def show_playbook(session: Session, shown: Shown, *, diagram: bool) -> None:
    """In the format that was asked for."""
    match session.format:
        case "json":
            _json(session, shown)
        case "md":
            _handbook(session, shown, diagram=diagram)
        case _ if diagram:
            from salescoach.cli.rendering import diagram as drawing

            session.out.data(drawing.diagram(shown.part, shown.names, session.text))
        case "plain":
            from salescoach.cli.rendering.outline import outline_rows

            for row in outline_rows(_with_one_stage(shown)):
                session.out.row(row)
        case _:
            _screen(session, shown)


def _json(session: Session, shown: Shown) -> None:
    from salescoach.cli.rendering.json_shapes import document
    from salescoach.cli.rendering.outline_json import Told, outline_json

    told = Told(shown.names, session.text)
    stages = shown.part.stages if shown.only is None else (shown.only,)
    whole = outline_json(shown.part, stages, told)
    session.out.data(document("playbook", session.today, playbook=whole))


def _handbook(session: Session, shown: Shown, *, diagram: bool) -> None:
    from salescoach.cli.rendering.handbook import Book, handbook

    book = Book(
        shown=shown.part,
        names=shown.names,
        only=shown.only,
        customer_type=shown.type_.title if shown.type_ else None,
        with_diagram=diagram,
    )
    session.out.data(handbook(book, session.text))


def _screen(session: Session, shown: Shown) -> None:
    from salescoach.cli.rendering.layout import Screen
    from salescoach.cli.rendering.outline import outline_lines, stage_lines

    screen = Screen(session)
    if shown.only is None:
        outline_lines(screen, session, shown.part, shown.names, given=shown.given)
    else:
        stage_lines(screen, session, shown.only, shown.names)
    session.out.screen(screen.text())


def _with_one_stage(shown: Shown) -> Playbook:
    return shown.part if shown.only is None else replace(shown.part, stages=(shown.only,))


def _unknown(id_: str, word: str, known: tuple[str, ...]) -> NotFound:
    near = most_like(word, known)
    hint = say("hint.did-you-mean", word=near) if near else say("hint.one-of", words=known)
    return NotFound(say(id_, word=word[:60]), hint)
