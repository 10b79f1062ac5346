"""What terms and fines are counted in: units of time, names and signs of money."""

import re
from typing import Final

from casetracker.news.language.words import word_set

UNITS: Final = {
    "year": "years",
    "years": "years",
    "year's": "years",
    "years'": "years",
    "yrs": "years",
    "month": "months",
    "months": "months",
    "months'": "months",
    "week": "weeks",
    "weeks": "weeks",
    "day": "days",
    "days": "days",
    "days'": "days",
    "hours": "hours",
    "hours'": "hours",
}
MONEY: Final = word_set(
    "manat manats dram drams dollars euros rubles roubles ruble rouble lari hryvnias hryvnia tenge som lira"
    " liras pounds rupees rials riyals dinars dirhams shillings rand naira pesos yuan yen won baht kyat"
    " rupiah ringgit zloty forints kroner francs crowns krona kronor koruna soms sums leva lei denars tomans"
    " birr euro usd eur gbp amd azn rub uah gel"
)
SIGNS: Final = {"$": "dollars", "\u20ac": "euros", "\u00a3": "pounds", "\u20b9": "rupees"}
CURRENCIES: Final = {
    "rs": "rupees",
    "sh": "shillings",
    "ksh": "shillings",
    "ush": "shillings",
    "n": "naira",
    "r": "rand",
    "p": "pesos",
    "hk$": "dollars",
    "us$": "dollars",
    "a$": "dollars",
}
PRICED: Final = re.compile(
    rf"(?P<sign>{'|'.join(re.escape(sign) for sign in CURRENCIES)})(?P<amount>\d[\d,]*(?:\.\d+)?)"
)

_ONE_NAME: Final = {
    "azn": "manat",
    "amd": "dram",
    "usd": "dollar",
    "eur": "euro",
    "gbp": "pound",
    "rub": "ruble",
    "uah": "hryvnia",
    "rouble": "ruble",
    "lira": "lira",
    "liras": "lira",
    "lari": "lari",
    "gel": "lari",
}


def one_currency(word: str) -> str:
    """One name for the ways in which a currency is written: "manats", "manat" and "AZN"."""
    lower = word.casefold()
    single = lower.removesuffix("s")
    return _ONE_NAME.get(lower, _ONE_NAME.get(single, single))
