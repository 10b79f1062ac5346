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
_NUMBER_WORDS: Final = "a an one two three four five six seven eight nine ten eleven twelve"
_NUMBER: Final = rf"(?:\d{{1,3}}|{_NUMBER_WORDS.replace(' ', '|')})"
_PART: Final = r"(?:\s(?:early|late))?(?:\s(?:morning|afternoon|evening|night))?"
_THAT_YEAR: Final = (
    r"(?:of\s)?(?:the\s)?(?:last|previous|past|this|that|same|current|following)\syear\b"
)
_NOT_YEAR: Final = rf"(?!\.?,?\s{_THAT_YEAR}|\.?,?\s(?:of\s)?(?:19|20)\d\d\b|\.?\s\d)"
_MONTH_OPENERS: Final = (
    "last next this that following early mid late since in of by until till through during for and"
)
_OR_MONTH_OPENERS: Final = _MONTH_OPENERS.replace(" ", "|")
_NUMERIC: Final = r"(?<![\d./])\d{1,2}(?P<sep>[./])\d{1,2}(?P=sep)(?:\d{4}|\d{2})(?![\d./]\d|\d)"
_SPAN: Final = (
    rf"(?:between|from)\s{MONTH}\s{_DAY}\s(?:and|to|until|till)\s(?:{MONTH}\s)?{_DAY}\b{_YEAR}"
)
_SPAN_DAY_FIRST: Final = (
    rf"(?:between|from)\s{_DAY}(?:\s{MONTH})?\s(?:and|to|until|till)\s{_DAY}\s{MONTH}\b{_YEAR}"
)
_MONTH_SPAN: Final = (
    rf"(?:between|from)\s{MONTH}(?:\s(?:19|20)\d\d)?\s(?:and|to|until|till)\s{MONTH}\b"
    rf"(?!\s\d{{1,2}}\b){_LIKELY_YEAR}"
)
# "on July 24 and 25", never "on July 24 and 25 people": what follows the second is no noun
_ENDS: Final = r"(?=\s?(?:[,.;:)]|$)|\s(?:in|at|on|by|near|for|during|last|this|as|to|with|when)\b)"
_TWO_DAYS: Final = (
    rf"\b{MONTH}\s{_DAY}\s(?:and|or|to)\s(?:{MONTH}\s{_DAY}\b|{_DAY}{_ENDS}){_LIKELY_YEAR}"
)
_TWO_DAYS_FIRST: Final = rf"\b{_DAY}\s(?:and|or|to)\s{_DAY}\s{MONTH}(?!\w){_YEAR}"
_YEARS_JOINED: Final = r"\bin\s(?:19|20)\d\d\sand\s(?:19|20)\d\d\b"
_YEAR_SPAN: Final = r"(?:between|from)\s(?:19|20)\d\d\s(?:and|to|until|till)\s(?:19|20)\d\d\b"
_WEEKDAY_SPAN: Final = rf"\b{_WEEKDAY}\s(?:and|to|through)\s{_WEEKDAY}\b"
_SEASON_YEAR: Final = (
    r"\b(?:spring|summer|autumn|fall|winter)\s"
    r"(?:(?:of\s)?(?:19|20)\d\d\b|of\s(?:last|this|that)\syear\b)"
)
_MONTH_DAY: Final = rf"\b{MONTH}\s(?:the\s)?{_NTH}\b(?![.,]\d){_LIKELY_YEAR}"
_DAY_OF_YEAR: Final = (
    rf"\b(?:{_NTH}(?:\sof)?\s{MONTH}|{MONTH}\s{_NTH})\s"
    r"(?:(?:of\s)?(?:last|next|this|that|the\ssame)\syear|(?:two|three|four|five|six|\d)\syears\sago)\b"
)
# "a day before", never "a day before the vote": what follows closes the phrase
_CLOSED: Final = (
    r"(?=\s?(?:[,.;:)\u2013\u2014-]|$)|\s(?:at|in|by|from|on|and|but|over|for|with|he|she|they)\b)"
)
_OFFSET: Final = (
    rf"(?<!for\s)\b{_NUMBER}\s(?:days?|weeks?|months?|years?)\s"
    rf"(?:ago\b|later\b|earlier\b|before\b{_CLOSED}|after\sthat\b)"
)
_AHEAD: Final = rf"\b(?:in|within)\s{_NUMBER}\s(?:days?|weeks?|months?)(?:['\u2019]\stime)?\b"
_PERIOD: Final = (
    r"\b(?:the\s(?:beginning|start|middle|end)\sof\s(?:the|this|last|next)\s(?:month|year)"
    r"|(?:last|next|this|previous|past|the\ssame)\s"
    r"(?:week|month|year|weekend|spring|summer|autumn|fall|winter))\b"
)
_NEIGHBOUR: Final = (
    r"\b(?:the\s(?:last|previous|next|following|preceding)\s(?:day|morning|evening|week|month|year)"
    rf"(?!\sof\s{MONTH})"
    rf"|(?:a|the)\sday\s(?:(?:before|after)\b{_CLOSED}|earlier)|(?:a|the)\syear\s(?:before|earlier))\b"
)
_DEICTIC: Final = (
    r"\b(?:today|yesterday|tomorrow|tonight|last\s(?:night|evening)|this\s(?:very\s)?(?:morning|afternoon|evening)"
    r"|day\s(?:before\syesterday|after\stomorrow)|(?:on\s)?the\ssame\sday(?!\sas\b))\b"
)
_EARLIER: Final = (
    r"\b(?:earlier|previously|before\sthat)\b"
    r"(?!\s(?:on\s|in\s|that\s)?(?:the\s)?"
    rf"(?:day|this|today|yesterday|last|{_WEEKDAY}|{MONTH}|\d))"
)

ORDINALS: Final = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first"
    " twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth"
    " twenty-ninth thirtieth thirty-first"
)
# the longest first, so that "twenty-first" is no "twenty"
_NTH_WORD: Final = f"(?:{'|'.join(sorted(ORDINALS.split(), key=len, reverse=True))})"
_DAY_IN_WORDS: Final = rf"\b{_NTH_WORD}\sof\s{MONTH}(?!\w){_YEAR}"
_MONTH_IN_WORDS: Final = rf"\b{MONTH}\sthe\s{_NTH_WORD}\b{_YEAR}"
_WEEK_OF: Final = (
    rf"\b(?:first|second|third|last|final)\s(?:{_NUMBER}\s)?(?:weeks?|days)\sof\s{MONTH}(?!\w)"
    r"(?:,?\s(?:19|20)\d{2}\b)?"
)
_YEAR_PART: Final = r"(?:beginning|start|end)\sof\s(?:19|20)\d\d\b"
_DAY_OF_MONTH: Final = (
    rf"(?:\b{_WEEKDAY},?\s(?:the\s)(?:{_NTH_WORD}|\d{{1,2}}(?:st|nd|rd|th))\b(?:{_CLOSED}|(?=\sof\b))"
    rf"|\bon\sthe\s(?:\d{{1,2}}(?:st|nd|rd|th)|{_NTH_WORD}(?=\sof\sthis))(?=\s(?:for|and|at|in|to|when|of\sthis)\b|[,.;]))"
)
_WEEKDAY_NUMERIC: Final = rf"\b{_WEEKDAY},?\s\d{{1,2}}\.\d{{1,2}}(?![\d.]\d|\d)"
_MONTHS_JOINED: Final = (
    rf"\bin\s{MONTH}\sand\s(?:(?:then\s)?in\s(?={MONTH},))?{MONTH}\b(?!\s\d{{1,2}}\b){_LIKELY_YEAR}"
)
_SEASON: Final = (
    r"\b(?:in\s(?:the\s)?(?:early\s|late\s|mid-)?|that\s|the\sfollowing\s)"
    r"(?:spring|summer|autumn|fall|winter)\b(?!\sof\b|\s(?:19|20)\d\d)"
)
_NAMED_DAY: Final = (
    r"\b(?:christmas\s(?:day|eve)|boxing\sday|new\syear['\u2019]s\s(?:day|eve)|may\sday"
    r"|thanksgiving(?:\sday)?)\b(?:,?\s(?:19|20)\d{2}\b)?"
)

_LATELY: Final = (
    rf"\b(?:in|over|during|within)\s(?:the\s(?:past|last)|past)\s(?:{_NUMBER}\s)?"
    rf"(?:hours|days|weeks?|months?|fortnight)\b(?!\sof\s{MONTH})"
)
_UNITS: Final = "(?:hours|days|weeks|months)"
_AFTERMATH: Final = (
    rf"\b(?:(?:in|over|within|during)\sthe\s(?:(?:next|following)\s(?:few\s|several\s|{_NUMBER}\s)?{_UNITS}"
    rf"|{_UNITS}\s(?:(?:that|which)\sfollowed|after(?:wards)?)|(?:week|month)\safter)|{_UNITS}\slater)\b"
)
_CLOCK: Final = (
    r"\b(?:at\s(?:noon|midday|dawn|dusk|daybreak|midnight|first\slight"
    r"|\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\b\.?)?|\d{1,2}\s?[ap]\.?m\b\.?)"
    r"|(?:by|before|around|until)\s(?:midnight|noon|(?:the\s)?evening|nightfall"
    r"|\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\b\.?)"
    r"|(?:from|since)\s(?:dawn|(?:the\s)?first\slight)"
    r"|(?:in|during)\sthe\s(?:night|evening|morning|afternoon)|overnight)\b"
)

_THAT_DAY: Final = (
    r"\b(?:since\sthen|since(?=[.;])|(?:that|the\ssame)\s(?:very\s)?(?:morning|afternoon|evening|night)"
    r"|(?:(?:earlier|later)\s)?that\s(?:same\s)?day|(?:earlier|later)\s(?:in\s)?the\s(?:same\s)?day)\b"
)

_HALF: Final = rf"\b(?:first|second)\shalf\sof\s{MONTH}(?!\w)"
_THAT_PERIOD: Final = (
    r"\b(?:(?:in|during)\s(?:that|the\ssame)\s(?:period|month|year)"
    r"|that\s(?:same\s)?(?:week|weekend|month|year)|at\sthat\stime)\b"
)

# "during the September fighting", "in a 2023 swap": the time of what the noun tells
_STAGED: Final = (
    r"\s(?:fighting|war|clashes|offensive|battle|protests?|unrest|riots?|uprising|violence|attacks?"
    r"|raids?|crackdown|operation|sweep|swap|exchange|amnesty|coup|escalation|incursion)\b"
)
_MONTH_OF: Final = rf"\b(?:during|in)\sthe\s{MONTH}(?={_STAGED})"
_YEAR_OF: Final = (
    rf"(?:(?<=\bin\sa\s)|(?<=\bin\sthe\s)|(?<=\bduring\sthe\s))(?:19|20)\d\d(?={_STAGED})"
)

# the first words that each pattern may begin with: "9" a digit, "month" a month's name, else words
PATTERNS: Final = (
    ("iso", "9", r"(?<![\d-])\d{4}-\d{2}-\d{2}(?![\d-])"),
    ("numeric", "9", _NUMERIC),
    ("span", "between from", _SPAN),
    ("span", "between from", _SPAN_DAY_FIRST),
    ("month_span", "between from", _MONTH_SPAN),
    ("year_span", "between from", _YEAR_SPAN),
    ("month_span", "in", _MONTHS_JOINED),
    ("day_in_words", ORDINALS.replace("-", " "), _DAY_IN_WORDS),
    ("day_in_words", "month", _MONTH_IN_WORDS),
    ("week_of", "first second third last final", _WEEK_OF),
    ("year_part", "beginning start end", _YEAR_PART),
    (
        "day_of_month",
        "on monday tuesday wednesday thursday friday saturday sunday",
        _DAY_OF_MONTH,
    ),
    (
        "weekday_numeric",
        "monday tuesday wednesday thursday friday saturday sunday",
        _WEEKDAY_NUMERIC,
    ),
    ("season", "in that the", _SEASON),
    ("season_year", "spring summer autumn fall winter", _SEASON_YEAR),
    (
        "weekday_span",
        "monday tuesday wednesday thursday friday saturday sunday",
        _WEEKDAY_SPAN,
    ),
    ("span", "month", rf"\b{MONTH}\s{_DAY}\s?[-\u2013]\s?(?:{MONTH}\s)?{_DAY}\b{_YEAR}"),
    ("span", "month", _TWO_DAYS),
    ("span", "9", _TWO_DAYS_FIRST),
    ("year_span", "in", _YEARS_JOINED),
    ("span_day_first", "9", rf"\b{_DAY}\s?[-\u2013]\s?{_DAY}\s{MONTH}{_YEAR}"),
    ("day_relative_year", "9 month", _DAY_OF_YEAR),
    ("day", "9", rf"\b{_NTH}(?:\sof)?\s{MONTH}(?!\w){_YEAR}"),
    ("day", "month", _MONTH_DAY),
    ("month_year", "month", rf"\b{MONTH},?\s(?:of\s)?(?:19|20)\d{{2}}\b"),
    ("month_relative_year", "month", rf"\b{MONTH}\s{_THAT_YEAR}"),
    ("month", "during in", _MONTH_OF),
    ("year_of", "9", _YEAR_OF),
    ("month", _MONTH_OPENERS, rf"\b(?:{_OR_MONTH_OPENERS})[\s-]{MONTH}(?!\w){_NOT_YEAR}"),
    (
        "weekday",
        "last next this past following monday tuesday wednesday thursday friday saturday sunday",
        rf"\b(?:(?:last|next|this|past|following)\s)?{_WEEKDAY}{_PART}\b(?:\sof\slast\sweek\b)?",
    ),
    ("offset", f"9 {_NUMBER_WORDS}", _OFFSET),
    ("offset", "in within", _AHEAD),
    ("period", "last next this previous past the", _PERIOD),
    ("period", "the a", _NEIGHBOUR),
    ("deictic", "today yesterday tomorrow tonight last this day on the", _DEICTIC),
    ("half_month", "first second", _HALF),
    ("that_period", "in during that at", _THAT_PERIOD),
    ("that_day", "that the earlier later since", _THAT_DAY),
    ("named_day", "christmas boxing new may thanksgiving", _NAMED_DAY),
    ("aftermath", "in over within during hours days weeks months", _AFTERMATH),
    ("lately", "in over during within", _LATELY),
    ("weekend", "at over on during", r"\b(?:at|over|on|during)\sthe\sweekend\b"),
    ("clock", "at by before around until in during overnight from since", _CLOCK),
    ("earlier", "earlier previously before", _EARLIER),
    ("year", "9", r"(?<![\w./-])(?:19[5-9]\d|20[0-4]\d)(?![\w/]|[.,-]\d|s\b|-)"),
    (
        "year",
        "9",
        r"(?:(?<=\b[Ii]n\s)|(?<=\b[Ss]ince\s))1[6-9]\d\d(?![\w/]|[.,-]\d|s\b|-|\s[a-z]+s\b)",
    ),
)
