"""Markdown without its marks."""

from casetracker.model.partial_date import PartialDate
from casetracker.news.documents import read_documents

TEXT = """---
title: "Seven held near Goris"
date: 2021-06-11
author: A. Desk
---

# Ignored heading

**Border guards** detained [seven farmers](https://news.example/1) near _Goris_ on Friday.
![men detained in 2016](old.jpg)

> A court released two of them on Saturday.

- Three were charged with theft.[^1]

```
Police arrested 99 men.
```

[ref]: https://news.example/2
"""


def test_the_words_stay_and_the_marks_go() -> None:
    (reading,) = read_documents(TEXT.encode(), name="a.md", published=None)
    text = reading.document.text
    assert "Border guards detained seven farmers near Goris on Friday." in text
    assert [claim.stage for claim in reading.claims] == ["detained", "released", "charged"]
    for gone in ("2016", "99 men", "news.example", "[^1]", "**", "---"):
        assert gone not in text


def test_the_front_matter_gives_title_day_and_author() -> None:
    (reading,) = read_documents(TEXT.encode(), name="a.md", published=None)
    assert reading.document.title == "Seven held near Goris"
    assert reading.document.published == PartialDate.parse("2021-06-11")
    assert reading.document.author == "A. Desk"


MARKS = b"# Two *held\n\nPolice detained two * men on Friday."


def test_marks_that_close_nothing_stay() -> None:
    (reading,) = read_documents(MARKS, name="a.md", published=None)
    assert "two * men" in reading.document.text
