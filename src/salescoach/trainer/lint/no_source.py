"""SC612: a number to go by of which nobody says where it comes from."""

from collections.abc import Iterator

from salescoach.playbook.problems import Finding, finding
from salescoach.trainer.lint.linted import Linted


def no_source(linted: Linted) -> Iterator[Finding]:
    """Limits, the playbook's own warnings, scores with their bands, and days of silence."""
    book = linted.playbook
    for place, stage in enumerate(book.stages):
        if stage.limit and not stage.limit_source:
            yield finding("SC612", ("stages", place, "limit"), at_key=True, key="limit_source")
    for place, card in enumerate(book.scorecards):
        if not card.source:
            yield finding("SC612", ("scorecards", place), key="source")
    for place, rule in enumerate(book.warnings):
        if rule.id in linted.own_warnings and not rule.source:
            yield finding("SC612", ("warnings", place), key="source")
    days = linted.data.get("stale_after_days")
    if isinstance(days, dict) and not days.get("source"):
        yield finding("SC612", ("stale_after_days",), at_key=True, key="source")
