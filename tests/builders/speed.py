"""Promise I1: whatever a file holds, nothing takes more than two seconds."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

MOST_S = 2


@contextmanager
def at_once() -> Iterator[None]:
    """The block takes less than that, in time of its own process, measured without coverage."""
    trace = sys.gettrace()
    sys.settrace(None)
    start = time.process_time()
    try:
        yield
    finally:
        spent = time.process_time() - start
        sys.settrace(trace)
    assert spent < MOST_S
