"""How dates are written, as patterns without nested repetition; the first that fits is taken."""

from typing import Final

MONTH: Final = (
    "(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b\.?"
    "|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
    "|yanvar|fevral|aprel|iyun|iyul|avqust|sentyabr|oktyabr|noyabr|dekabr)"
)
_DAY: Final = r"\d{1,2}"
_NTH: Final = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR: Final = r"(?:,?\s(?:of\s)?\d{4}\b)?"
_LIKELY_YEAR: Final = r"(?:\s?,?\s(?:of\s)?(?:19|20)\d{2}\b)?"
_WEEKDAY: Final = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_NUMBER: Final = r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_PART: Final = r"(?:\s(?:early|late))?(?:\s(?:morning|afternoon|evening|night))?"
_THAT_YEAR: Final = r"(?:of\s)?(?:the\s)?(?:last|previous|past|this|same|current)\syear\b"
_NOT_YEAR: Final = rf"(?!\.?,?\s{_THAT_YEAR}|\.?,?\s(?:of\s)?(?:19|20)\d\d\b|\.?\s\d)"
_BEFORE_MONTH: Final = (
    r"\b(?:last|next|this|early|mid|late|since|in|of|by|until|till|through|during|for|and|mid-)"
)
_NUMERIC: Final = r"(?<![\d./])\d{1,2}(?P<sep>[./])\d{1,2}(?P=sep)(?:\d{4}|\d{2})(?![\d./]\d|\d)"
_SPAN: Final = (
    rf"(?:between|from)\s{MONTH}\s{_DAY}\s(?:and|to|until|till)\s(?:{MONTH}\s)?{_DAY}\b{_YEAR}"
)
_MONTH_DAY: Final = rf"\b{MONTH}\s(?:the\s)?{_NTH}\b(?![.,]\d){_LIKELY_YEAR}"
_OFFSET: Final = (
    rf"\b{_NUMBER}\s(?:days?|weeks?|months?|years?)\s(?:ago|later|earlier|before|after\sthat)\b"
)
_AHEAD: Final = rf"\b(?:in|within)\s{_NUMBER}\s(?:days?|weeks?|months?)(?:['\u2019]\stime)?\b"
_PERIOD: Final = (
    r"\b(?:last|next|this|previous|past|the\ssame)\s"
    r"(?:week|month|year|weekend|spring|summer|autumn|fall|winter)\b"
)
_NEIGHBOUR: Final = (
    r"\b(?:the\s(?:last|previous|next|following|preceding)\s(?:day|week|month|year)"
    r"|(?:a|the)\sday\s(?:before|after|earlier)|(?:a|the)\syear\s(?:before|earlier))\b"
)
_DEICTIC: Final = (
    r"\b(?:today|yesterday|tomorrow|tonight|last\snight|this\s(?:morning|afternoon|evening)"
    r"|day\s(?:before\syesterday|after\stomorrow)|(?:on\s)?the\ssame\sday)\b"
)
_EARLIER: Final = (
    r"\b(?:earlier|previously|before\sthat)\b"
    r"(?!\s(?:on\s|in\s|that\s)?(?:the\s)?"
    rf"(?:day|this|today|yesterday|last|{_WEEKDAY}|{MONTH}|\d))"
)

PATTERNS: Final = (
    ("iso", r"(?<![\d-])\d{4}-\d{2}-\d{2}(?![\d-])"),
    ("numeric", _NUMERIC),
    ("span", _SPAN),
    ("span", rf"\b{MONTH}\s{_DAY}\s?[-\u2013]\s?(?:{MONTH}\s)?{_DAY}\b{_YEAR}"),
    ("span_day_first", rf"\b{_DAY}\s?[-\u2013]\s?{_DAY}\s{MONTH}{_YEAR}"),
    ("day", rf"\b{_NTH}(?:\sof)?\s{MONTH}(?!\w){_YEAR}"),
    ("day", _MONTH_DAY),
    ("month_year", rf"\b{MONTH},?\s(?:of\s)?(?:19|20)\d{{2}}\b"),
    ("month_relative_year", rf"\b{MONTH}\s{_THAT_YEAR}"),
    ("month", rf"{_BEFORE_MONTH}[\s-]{MONTH}(?!\w){_NOT_YEAR}"),
    ("weekday", rf"\b(?:(?:last|next|this|past|following)\s)?{_WEEKDAY}{_PART}\b"),
    ("offset", _OFFSET),
    ("offset", _AHEAD),
    ("period", _PERIOD),
    ("period", _NEIGHBOUR),
    ("deictic", _DEICTIC),
    ("earlier", _EARLIER),
    ("year", r"(?<![\w./-])(?:19[5-9]\d|20[0-4]\d)(?![\w/]|[.,-]\d|s\b|-)"),
)
