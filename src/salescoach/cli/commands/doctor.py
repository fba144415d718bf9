"""`doctor`: check that all data is whole."""

from salescoach.cli.exits import Exit
from salescoach.cli.options import command
from salescoach.cli.session import Session
from salescoach.store.doctor import examine
from salescoach.values.messages import Unit, say
from salescoach.values.text import one_line

EXAMPLE = "Example: salescoach doctor"


@command(configuration="told")
def run(session: Session) -> int:
    """Reads every deal and every pinned playbook, and changes nothing.

    Exit code 0: all well; 1: there are findings.
    """
    home = session.store.home
    findings, deals = examine(session.world.disk, home)
    if session.format == "json":
        from salescoach.cli.rendering.json_shapes import document

        members = {
            "home": str(home),
            "deals": deals,
            "findings": [
                {"code": one.code, "path": one.path, "message": session.text(one.message)}
                for one in findings
            ],
        }
        session.out.data(document("doctor", session.today, **members))
    else:
        for one in findings:
            cells = (one.path, one.code, session.text(one.message))
            separator = "\t" if session.format == "plain" else "  "
            session.out.data(separator.join(one_line(cell) for cell in cells))
    if findings:
        count = Unit(len(findings), "finding")
        session.words(say("doctor.findings", findings=count, home=str(home)))
    else:
        session.words(say("doctor.healthy", deals=Unit(deals, "deal")))
    return Exit.NO if findings else Exit.WORKED
