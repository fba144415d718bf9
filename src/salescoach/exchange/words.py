"""The words that mean something in a free line, one table a language.

All are compared without regard to case. A language is added as a second `Words`; the grammar
itself, in `days` and `names`, knows none of them.
"""

from salescoach.values.record import record


@record(kw_only=True)
class Words:
    """Everything that is not a name and not the rep's own text.

    Attributes:
        weekdays, months: Monday and January first, each with its shorter forms.
        days_ahead: words for a day so many days after the visit.
        numbers: words for a number, in "in two weeks".
        day_lengths: names of a length of time, with its days.
        other_lengths: names of lengths that do not end on one certain day.
        no_day: what says that no day was named.
        by: may stand before a day and change nothing; `by_then` those that only a day follows.
        latest: may stand behind a day and change nothing.
        ordinals: endings of a number of a day.
        articles, of: fill words inside a day.
        next_: before a weekday they may mean this week's or the one after.
        joining: between two days, or before one, they leave open which is meant.
        about: before a day they say what something is about, or only nearly when.
        periods: parts of the year that are no day; `parts` what stands before one.
        times: words for a time of day.
        clear_weekdays: forms that mean a weekday wherever they stand.
        everybody, both: all who were there.
        us: whom a receiver may be, and who is no owner of a promise of theirs.
        no_names: usual words that are no beginning of a name and no initials.
    """

    weekdays: tuple[tuple[str, ...], ...]
    months: tuple[tuple[str, ...], ...]
    days_ahead: tuple[tuple[str, int], ...]
    numbers: tuple[tuple[str, int], ...]
    day_lengths: tuple[tuple[str, int], ...]
    other_lengths: tuple[str, ...]
    in_: tuple[str, ...]
    no_day: tuple[str, ...]
    by: tuple[str, ...]
    by_then: tuple[str, ...]
    latest: tuple[str, ...]
    ordinals: tuple[str, ...]
    articles: tuple[str, ...]
    of: tuple[str, ...]
    next_: tuple[str, ...]
    joining: tuple[str, ...]
    about: tuple[str, ...]
    periods: tuple[str, ...]
    parts: tuple[str, ...]
    times: tuple[str, ...]
    clear_weekdays: tuple[str, ...]
    everybody: tuple[str, ...]
    both: tuple[str, ...]
    us: tuple[str, ...]
    no_names: frozenset[str]


_NO_NAMES = """
a an the and or but if so as at be by of in on to is it its he she we i me my no not do does did us
our you your his her their they them this that these those there then one two all both each every
will wants want can may must shall should would could also next still please has have had was were
are with who what when why how up out send sends mail mails call calls ask asks give gives get gets
new some any nobody somebody someone
"""

ENGLISH = Words(
    weekdays=(
        ("monday", "mon"),
        ("tuesday", "tues", "tue"),
        ("wednesday", "weds", "wed"),
        ("thursday", "thurs", "thur", "thu"),
        ("friday", "fri"),
        ("saturday", "sat"),
        ("sunday", "sun"),
    ),
    months=(
        ("january", "jan"),
        ("february", "feb"),
        ("march", "mar"),
        ("april", "apr"),
        ("may",),
        ("june", "jun"),
        ("july", "jul"),
        ("august", "aug"),
        ("september", "sept", "sep"),
        ("october", "oct"),
        ("november", "nov"),
        ("december", "dec"),
    ),
    days_ahead=(
        ("today", 0),
        ("tomorrow", 1),
        ("tmrw", 1),
        ("the day after tomorrow", 2),
        ("day after tomorrow", 2),
    ),
    numbers=(
        ("a", 1), ("an", 1), ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5),
        ("six", 6), ("seven", 7), ("eight", 8), ("nine", 9), ("ten", 10), ("twelve", 12),
    ),
    day_lengths=(
        ("days", 1), ("day", 1), ("d", 1),
        ("weeks", 7), ("week", 7), ("wks", 7), ("wk", 7), ("w", 7),
    ),
    other_lengths=(
        "minutes", "minute", "mins", "min", "hours", "hour", "hrs", "h", "business days",
        "working days", "workdays", "bd", "months", "month", "mo", "quarters", "quarter", "years",
        "year",
    ),
    in_=("in", "within"),
    no_day=("no date", "no day"),
    by=("by", "until", "till", "til", "on", "due", "due by", "due on", "by latest", "latest"),
    by_then=("by", "until", "till", "til"),
    latest=("at the latest", "at latest", "latest"),
    ordinals=("st", "nd", "rd", "th"),
    articles=("the",),
    of=("of",),
    next_=("next", "this", "coming", "the coming", "following", "the following", "last"),
    joining=("or", "and", "through", "thru", "resp.", "and/or"),
    about=(
        "of", "from", "to", "for", "since", "after", "before", "about", "around", "approx",
        "approx.", "roughly", "circa", "ca", "ca.", "near", "not before", "between", "every",
        "each", "all", "early", "late", "mid", "maybe", "perhaps", "probably", "past", "ex",
        "as of", "except", "week of",
    ),
    periods=("week", "weekend", "month", "quarter", "year", "spring", "summer", "autumn", "winter"),
    parts=(
        "end of", "end", "beginning of", "beginning", "start of", "start", "middle of", "middle",
        "mid", "early", "early in", "late", "late in", "first half of", "second half of",
    ),
    times=(
        "noon", "midday", "midnight", "morning", "afternoon", "evening", "night", "lunch",
        "lunchtime", "eod", "cob", "am", "pm", "sharp",
    ),
    clear_weekdays=("mon", "tue", "tues", "thu", "thur", "thurs", "fri", "tomorrow", "tmrw"),
    everybody=("all", "everybody", "everyone"),
    both=("both",),
    us=("we", "i", "us", "me", "you", "our", "my"),
    no_names=frozenset(_NO_NAMES.split()),
)  # fmt: skip
