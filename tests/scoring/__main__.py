"""Print how well the reader reads the articles of `tests/data/reader`.

Run: python -m tests.scoring [--errors] [--only NUMBER]
`--errors` lists every difference of the part that may be looked at.
"""

import sys
from typing import Final

from casetracker.news.contract import ReadClaim
from tests.scoring.agreement import agreement
from tests.scoring.gold import SECOND, GoldClaim, load_articles
from tests.scoring.pairing import (
    Pair,
    Scored,
    same_count,
    same_speaker,
    same_term,
    score_article,
    step_of,
)
from tests.scoring.sentences import FAR, Wording, score_sentences
from tests.scoring.tables import Figures, figures_of

_WIDTH: Final = 110


def say(line: str = "") -> None:
    """Print a line."""
    sys.stdout.write(f"{line}\n")


def print_figures(name: str, figures: Figures, *, is_long: bool) -> None:
    """The figures of one part as a table."""
    say(f"== {name}: {figures.articles} articles")
    say(f"asserted steps      {figures.asserted}")
    say(f"claims of any kind  {figures.every}")
    say(f"not asserted, came out as asserted  {figures.dangerous}")
    say(f"how it is put       {figures.modalities}")
    say(f"counts              {figures.counts}")
    say(f"false counts        {figures.false_counts / max(figures.articles, 1):.3f} an article")
    say(f"dates               {figures.dates}")
    say(f"speakers            {figures.speakers}")
    say(f"names of people     {figures.names}")
    say(f"sentence terms      {figures.terms}")
    say(f"articles of law     {figures.provisions}")
    if is_long:
        for stage, tally in sorted(figures.by_stage.items()):
            say(f"  {stage:24} {tally}")
        for trap, share in sorted(figures.by_trap.items()):
            say(f"  trap {trap:2}  {share}")
    say()


def print_wording(name: str, wording: Wording) -> None:
    """How much of single sentences is read."""
    say(f"== {name}")
    say(f"steps read          {wording.steps}")
    say(f"empty, gave nothing {wording.empty}")
    say(f"not asserted, came out as asserted  {wording.dangerous}")
    say()


def print_errors(scored: Scored) -> None:
    """Every difference between gold and reading of an article."""
    text = scored.article.text
    say(f"## {scored.article.name}")
    for gold in scored.missed:
        mark = "opt " if gold.is_optional else "MISS"
        say(f"{mark} {gold.step} {gold.modality} {gold.traps or ''}: {_cut(text, gold)}")
    for read in scored.extra:
        say(f"EXTRA {_read(read)}: {read.quote[:_WIDTH]!r} [{read.rule}]")
    for pair in scored.pairs:
        wrong = _differences(pair)
        if wrong:
            say(
                f"DIFF {pair.gold.step} {'; '.join(wrong)}: {_cut(text, pair.gold)} [{pair.read.rule}]"
            )


def _read(claim: ReadClaim) -> str:
    count = "" if claim.count is None else f" n={claim.count.minimum}-{claim.count.maximum}"
    return f"{step_of(claim)} {claim.modality.value}{count} by {claim.speaker}"


def _cut(text: str, gold: GoldClaim) -> str:
    start = max(0, gold.start - 50)
    shown = (
        f"{text[start : gold.start]}[{text[gold.start : gold.end]}]{text[gold.end : gold.end + 40]}"
    )
    return shown.replace("\n", " / ")


def _differences(pair: Pair) -> list[str]:
    gold, read = pair.gold, pair.read
    wrong: list[str] = []
    if gold.modality != read.modality.value:
        wrong.append(f"put {read.modality.value}, gold {gold.modality}")
    is_one = gold.count is not None and gold.count.maximum == 1 and read.count is None
    if gold.count is not None and not is_one and not same_count(gold.count, read.count):
        wrong.append(f"count {read.count}, gold {gold.count}")
    if gold.count is None and read.count is not None and read.count.exact != 1:
        wrong.append(f"count {read.count}, gold none")
    interval = (read.date.earliest, read.date.latest) if read.date else None
    if gold.interval is not None and gold.interval != interval:
        wrong.append(
            f"date {read.date and read.date.edtf}, gold {gold.interval[0]} {gold.interval[1]}"
        )
    if not same_speaker(gold, read):
        wrong.append(f"speaker {read.speaker!r}, gold {gold.speakers}")
    if gold.terms and not same_term(gold, read):
        wrong.append(f"term {read.sentence}, gold {gold.terms}")
    if gold.articles and not set(gold.articles) <= {charge.article for charge in read.charges}:
        wrong.append(f"articles {read.charges}, gold {gold.articles}")
    return wrong


def main() -> None:
    """Score both parts; list errors of the open one where asked."""
    scored = [score_article(article) for article in load_articles()]
    look = [each for each in scored if not each.article.is_held]
    held = [each for each in scored if each.article.is_held]
    if "--only" in sys.argv:
        wanted = int(sys.argv[sys.argv.index("--only") + 1])
        look = [each for each in look if each.article.number == wanted]
    if "--errors" in sys.argv:
        for each in look:
            print_errors(each)
    print_figures("the part that may be looked at", figures_of(look), is_long=True)
    print_figures("the part that is only scored on", figures_of(held), is_long=True)
    print_wording("single sentences, whose wordings may be looked at", score_sentences())
    print_wording("sentences in far-fetched wordings", score_sentences(FAR))
    if SECOND.is_dir():
        say(agreement())


if __name__ == "__main__":
    main()
