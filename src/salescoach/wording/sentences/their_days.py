"""Days that people of theirs named: by when they need it, until when they asked for time."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    "their-day.today": "Their day: {what}, {weekday} {day} (today).",
    "their-day.tomorrow": "Their day: {what}, {weekday} {day} (tomorrow).",
    "their-day.ahead": "Their day: {what}, {weekday} {day} (in {days}).",
    "their-day.past": (
        "Their day: {what}, {weekday} {day} ({days} ago: ask whether it still holds)."
    ),
    "their-day.note": "their day {day}: {what}",
    "their-day.note-today": "their day is today: {what}",
    "their-day.note-past": "their day {day} is past: {what}",
    "their-wait.runs": "They asked for time until {day}, {who}: {because}.",
    "their-wait.runs-nobody": "They asked for time until {day}: {because}.",
    "their-wait.over": (
        "The day that they asked for is here: {day}, {who} ({because}). Ask what came of it."
    ),
    "their-wait.over-nobody": (
        "The day that they asked for is here: {day} ({because}). Ask what came of it."
    ),
}
