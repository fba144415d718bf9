"""`python -m salescoach`, and the `salescoach` command."""

import gc

gc.disable()  # a short process: nothing is worth collecting, and starting is 7 % faster

import signal  # noqa: E402

_ASKED = signal.getsignal(signal.SIGINT)
if _ASKED is signal.default_int_handler:  # Ctrl-C while we are still loading: end, and say nothing
    signal.signal(signal.SIGINT, signal.SIG_DFL)

import sys  # noqa: E402
from typing import Any  # noqa: E402

from salescoach.cli.exits import Exit  # noqa: E402
from salescoach.cli.world import keep_standard_streams, real_world  # noqa: E402

_SIGNALS = {signal.SIGTERM: Exit.TERMINATED, signal.SIGHUP: Exit.HUNG_UP}


COMPLETE = "_complete"  # what the scripts of `completion` call at each TAB
_PATIENCE_S = 2


def run() -> None:
    """Run the program with the real world around it."""
    signal.signal(signal.SIGINT, _ASKED)
    if sys.argv[1:2] == [COMPLETE]:
        _complete()
        return
    from salescoach.cli.app import main  # and with it Typer, most of what a start costs

    keep_standard_streams()
    for number in _SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:  # nohup stays nohup
            signal.signal(number, _stop)
    try:
        code = main(sys.argv[1:], real_world())
    except KeyboardInterrupt:  # once more, while the first was being told
        code = Exit.CANCELLED
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is over: too late for any other answer
    gc.freeze()  # ending, the interpreter collects all the same: leave it nothing to go through
    sys.exit(code)


def _complete() -> None:
    """Answer a TAB, or give up after a while; the exit code is 0 either way."""
    from salescoach.cli.completing.answering import answer

    if hasattr(signal, "alarm"):
        signal.signal(signal.SIGALRM, lambda _number, _frame: sys.exit())
        signal.alarm(_PATIENCE_S)
    answer(sys.argv[2:], real_world())
    gc.freeze()


def _stop(number: int, _frame: Any) -> None:
    for other in (*_SIGNALS, signal.SIGINT):  # a second signal must not cut the clean-up short
        signal.signal(other, signal.SIG_IGN)
    from salescoach.cli.app import Stopped

    raise Stopped(_SIGNALS[signal.Signals(number)])


if __name__ == "__main__":
    run()
