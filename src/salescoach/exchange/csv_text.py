"""Tables as CSV (RFC 4180): comma, or what is asked for; quotes where needed; CRLF at the end."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from salescoach.exchange.spreadsheet import neutralised, restored


def csv_text(rows: Iterable[Sequence[str]], *, separator: str = ",", raw: bool = False) -> str:
    """The rows, the one with the names of the columns first; `raw` leaves formulas as they are."""
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=separator, lineterminator="\r\n")
    for row in rows:
        writer.writerow(row if raw else [neutralised(cell) for cell in row])
    return text.getvalue()


def csv_rows(text: str, *, separator: str = ",", raw: bool = False) -> list[list[str]]:
    """The rows that `csv_text` was given; raises ValueError for what is no such table."""
    try:
        read = list(csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        raise ValueError(str(error)) from error
    return read if raw else [[restored(cell) for cell in row] for row in read]
