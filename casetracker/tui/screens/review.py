"""Review of one source: decisions on its facts, journaled at once, applied when it is closed."""

from dataclasses import replace
from typing import Final

from casetracker.model.vocabulary import Decision, Effect
from casetracker.tui.actions import Action, bindings_for
from casetracker.tui.dialogs.edit import EditDialog, edit_key
from casetracker.tui.dialogs.link import LinkDialog
from casetracker.tui.dialogs.message import ClosingDialog
from casetracker.tui.dialogs.reason import ReasonDialog
from casetracker.tui.fact_words import is_settled, is_undecided
from casetracker.tui.screens.item import ItemScreen
from casetracker.tui.screens.second_reader import AsksForReader
from casetracker.tui.screens.source import SourceScreen
from casetracker.tui.widgets.facts import fact_rows
from casetracker.tui.widgets.vtable import VTable
from casetracker.tui.words import count
from casetracker.views.review import ClaimEdit, ClaimView, QueueLine, SourceView

_ON_A_FACT: Final = ("review.accept", "review.reject", "review.edit", "review.later", "review.link",
                     "fact.source")  # fmt: skip
_DECIDING: Final = ("review.accept", "review.reject", "review.edit", "review.later", "review.link")


def _reason_key(ref: str) -> str:
    """What the draft of a reason is kept under until the fact is decided."""
    return f"claim.reject:{ref}"


class ReviewScreen(AsksForReader, ItemScreen):
    """Decisions are journaled at once; the docket changes when the item is closed."""

    BINDINGS = bindings_for("review")
    contexts = ("pane", "review")

    # -- what cannot be done now, and why

    def why_not(self, action_id: str) -> str | None:
        """The reasons of this screen."""
        claim = self.claim
        if action_id in _ON_A_FACT and claim is None:
            return "There is no fact under the cursor."
        if action_id in _DECIDING and claim is not None and is_settled(claim):
            return "This fact was decided before; undo on Home takes a closed item back."
        match action_id:
            case "review.close":
                return self._why_not_close()
            case "review.withdraw":
                return self._why_not_withdraw()
            case "review.accept_confirming":
                return self._why_not_confirming()
            case "review.next_source":
                return self._why_not_step(1)
            case "review.previous_source":
                return self._why_not_step(-1)
        return super().why_not(action_id)

    def _why_not_close(self) -> str | None:
        left = sum(is_undecided(each) for each in self.claims)
        if left:
            return f"{count(left, 'fact')} undecided: a, r, e or space (later) first."
        if not any(each.decision and not is_settled(each) for each in self.claims):
            return "Nothing was decided in this item."
        return None

    def _why_not_withdraw(self) -> str | None:
        return None if self._journaled() else "No decision of this item is left to take back."

    def _why_not_confirming(self) -> str | None:
        if any(is_undecided(each) and each.effect is Effect.CONFIRMS for each in self.claims):
            return None
        return "No undecided fact only confirms what is known."

    def _why_not_step(self, by: int) -> str | None:
        if self._neighbour(by) is not None:
            return None
        return "This is the last item." if by > 0 else "This is the first item."

    def _neighbour(self, by: int) -> str | None:
        refs = [line.ref for line in self._queue]
        if self.ref not in refs:
            return refs[0] if refs else None
        at = refs.index(self.ref) + by
        return refs[at] if 0 <= at < len(refs) else None

    def _journaled(self) -> list[ClaimView]:
        """The decisions that are not applied yet, the latest last."""
        made = [each for each in self.claims if each.decision and not is_settled(each)]
        return sorted(made, key=lambda each: (each.decided_at is not None, each.decided_at))

    def refuse(self, chosen: Action, reason: str) -> None:
        """Lead from a closing asked for too early to the fact that it waits for, and keep saying so."""
        if chosen.id != "review.close" or self.is_read_only() or not self._lead_to_undecided():
            super().refuse(chosen, reason)

    def _lead_to_undecided(self) -> bool:
        facts = self.query_one("#facts", VTable)
        order = [*range(facts.cursor, len(self.claims)), *range(facts.cursor)]
        at = next((each for each in order if is_undecided(self.claims[each])), None)
        if at is None:
            return False
        self._is_close_asked = True
        facts.focus()
        facts.move(at)
        self._show_counts()
        return True

    # -- deciding

    def do_accept(self) -> None:
        """Accept the fact."""
        self._decide(Decision.ACCEPT)

    def do_later(self) -> None:
        """Leave the fact for later."""
        self._decide(Decision.DEFER)

    def do_reject(self) -> None:
        """Ask why, then reject."""
        claim = self.claim
        if claim is not None:
            self.app.push_screen(
                ReasonDialog(
                    "Why is this fact rejected?", claim.summary, draft=_reason_key(claim.ref)
                ),
                lambda reason: (
                    self._decide(Decision.REJECT, claim, reason=reason) if reason else None
                ),
            )

    def do_edit(self) -> None:
        """Change what was read, then accept."""
        claim = self.claim
        if claim is not None:
            self.app.push_screen(
                EditDialog(claim, self.desk_app.stages),
                lambda edit: (
                    self._decide(Decision.ACCEPT, claim, edit=edit) if edit is not None else None
                ),
            )

    def do_link(self) -> None:
        """Choose the record, then accept."""
        claim = self.claim
        if claim is not None:
            self._choose(claim, None)

    def _choose(self, claim: ClaimView, edit: ClaimEdit | None) -> None:
        self.app.push_screen(
            LinkDialog(claim, self.claims),
            lambda ref: self._decide(Decision.ACCEPT, claim, edit=edit, link=ref) if ref else None,
        )

    def _decide(
        self,
        decision: Decision,
        claim: ClaimView | None = None,
        *,
        reason: str | None = None,
        edit: ClaimEdit | None = None,
        link: str | None = None,
    ) -> None:
        chosen = claim or self.claim
        if chosen is not None:
            ref = chosen.ref
            self.desk_app.desk.order(
                self,
                "decide",
                lambda services: services.review.decide(
                    ref, decision, reason=reason, edit=edit, link=link
                ),
                self._decided,
                refused=lambda error: self._not_decided(error, chosen, edit, link),
            )

    def _not_decided(
        self, error: Exception, claim: ClaimView, edit: ClaimEdit | None, link: str | None
    ) -> None:
        """Where only the record or a reason is left to be given, ask for it; say anything else."""
        # The services stand ready by now; at the start they would keep the first frame waiting.
        from casetracker.services.choosing import ChoiceNeededError  # noqa: PLC0415
        from casetracker.services.counted_right import FarCountError  # noqa: PLC0415

        if isinstance(error, ChoiceNeededError):
            self._choose(claim, edit)
        elif isinstance(error, FarCountError):
            self.app.push_screen(
                ReasonDialog("Is this number right?", str(error), yes="Accept it"),
                lambda reason: (
                    self._decide(Decision.ACCEPT, claim, reason=reason, edit=edit, link=link)
                    if reason
                    else None
                ),
            )
        else:
            self.desk_app.show_error(error)

    def _decided(self, claim: ClaimView) -> None:
        """Show the decision and go to the next fact; offer to close after the last."""
        for key in (edit_key(claim.ref), _reason_key(claim.ref)):
            self.desk_app.drafts.drop(key)
        self._replace(claim)
        at = next((at for at, each in enumerate(self.claims) if each.ref == claim.ref), 0)
        order = [*range(at + 1, len(self.claims)), *range(at)]
        following = next((i for i in order if is_undecided(self.claims[i])), None)
        self._show_facts(at if following is None else following)
        self._offer_close()

    def _replace(self, claim: ClaimView) -> None:
        source = self._source
        if source is not None:
            claims = tuple(claim if each.ref == claim.ref else each for each in source.claims)
            self._source = replace(source, claims=claims)

    def _show_facts(self, cursor: int) -> None:
        self.query_one("#facts", VTable).show(fact_rows(self.claims), cursor=cursor)
        self._show_counts()

    def do_withdraw(self) -> None:
        """Take the latest decision back."""
        ref = self._journaled()[-1].ref
        self.desk_app.desk.order(
            self, "withdraw", lambda services: services.review.withdraw(ref), self._withdrawn
        )

    def _withdrawn(self, claim: ClaimView) -> None:
        self._is_offered = False
        self._replace(claim)
        at = next((at for at, each in enumerate(self.claims) if each.ref == claim.ref), 0)
        self._show_facts(at)
        self.say(f"Taken back: the decision on fact {at + 1}")

    def do_accept_confirming(self) -> None:
        """Accept what only confirms."""
        ref = self.ref
        self.desk_app.desk.order(
            self,
            "confirming",
            lambda services: (
                services.review.decide_confirming(ref),
                services.review.source(ref),
            ),
            self._confirmed,
        )

    def _confirmed(self, answer: tuple[int, SourceView]) -> None:
        number, source = answer
        self._show_source(source)
        following = next((at for at, each in enumerate(self.claims) if is_undecided(each)), None)
        if following is not None:
            self.query_one("#facts", VTable).move(following)
        self.say(f"{count(number, 'confirming fact')} accepted")
        self._offer_close()

    # -- closing and moving on

    def _offer_close(self) -> None:
        if not self._is_offered and self._why_not_close() is None:
            self._is_offered = True
            self.app.push_screen(
                ClosingDialog(
                    "Every fact is decided. Close this item?",
                    f"{self._summary()}.\n"
                    "Closing writes the accepted facts to the docket; Home can undo it as one step.",
                    "Close the item",
                    "Not yet",
                ),
                lambda is_yes: self.do_close() if is_yes else None,
            )

    def _summary(self) -> str:
        made = [each.decision for each in self.claims if not is_settled(each)]
        return (
            f"{made.count(Decision.ACCEPT)} accepted, {made.count(Decision.REJECT)} rejected, "
            f"{made.count(Decision.DEFER)} left for later"
        )

    def do_close(self) -> None:
        """Apply the decisions in one step."""
        ref = self.ref
        following = self._neighbour(1) or self._neighbour(-1)
        summary = self._summary()
        self.desk_app.desk.order(
            self,
            "close",
            lambda services: services.review.close(ref),
            lambda _: self._applied(ref, summary, following),
            refused=self._not_applied,
        )

    def _applied(self, ref: str, summary: str, following: str | None) -> None:
        self.say(f"{ref} closed: {summary} (u on Home undoes it)")
        self.desk_app.count_waiting()
        if following is not None:
            self._open(following)
        elif self.app.screen is self:
            self.app.pop_screen()

    def _not_applied(self, error: Exception) -> None:
        """Say why nothing was written, and go to the fact that the message names."""
        self.desk_app.show_error(error)
        names = str(error).split()
        at = next((at for at, each in enumerate(self.claims) if each.ref in names), None)
        if at is not None:
            self.query_one("#facts", VTable).move(at)

    def do_next_source(self) -> None:
        """Next item."""
        self._step(1)

    def do_previous_source(self) -> None:
        """Item before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        ref = self._neighbour(by)
        if ref is not None:
            self._open(ref)

    def asked_line(self) -> QueueLine | None:
        """This item, as it stands in the queue."""
        return next((line for line in self._queue if line.ref == self.ref), None)

    def do_source(self) -> None:
        """The whole source, at this fact."""
        claim = self.claim
        if claim is not None:
            self.app.push_screen(SourceScreen(self.ref, claim.ref))
