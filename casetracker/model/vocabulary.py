"""The closed vocabularies of the docket, stored by value as text.

Stage codes are open and live in `seeds/vocabulary/stages.toml`: a pack may add its own.
"""

from enum import StrEnum
from typing import Final


class PublisherKind(StrEnum):
    """What kind of body publishes a source."""

    AGENCY = "agency"
    NEWSPAPER = "newspaper"
    BROADCASTER = "broadcaster"
    OFFICIAL = "official"
    COURT = "court"
    NGO = "ngo"
    SOCIAL = "social"
    UNKNOWN = "unknown"


class SourceKind(StrEnum):
    """What kind of document a source is."""

    NEWS = "news"
    STATEMENT = "statement"
    COURT_DOCUMENT = "court_document"
    FEED_ENTRY = "feed_entry"
    NOTE = "note"


class ClaimKind(StrEnum):
    """What a claim is about."""

    GROUP_SIZE = "group_size"
    IDENTITY = "identity"
    STAGE_REACHED = "stage_reached"
    CHARGE = "charge"
    CUSTODY = "custody"
    HEARING = "hearing"
    SENTENCE = "sentence"
    RELEASE = "release"
    TRANSFER = "transfer"
    DEATH = "death"
    DENIAL = "denial"
    WARRANT = "warrant"
    CORRECTION = "correction"
    RETRACTION = "retraction"


class Modality(StrEnum):
    """How a claim is put: only what is asserted may advance a stage."""

    ASSERTED = "asserted"
    ALLEGED = "alleged"
    DENIED = "denied"
    NEGATED = "negated"
    PLANNED = "planned"
    POSSIBLE = "possible"
    REQUESTED = "requested"
    CONDITIONAL = "conditional"


class Attribution(StrEnum):
    """Whose voice a claim is in."""

    OWN = "own"
    REPORTED = "reported"
    DIRECT = "direct"
    DOCUMENT = "document"


class DateBasis(StrEnum):
    """How a date was read."""

    EXPLICIT = "explicit"
    RELATIVE = "relative"
    INFERRED_YEAR = "inferred_year"
    PUBLICATION = "publication"
    NONE = "none"


class ReviewStatus(StrEnum):
    """Where a claim stands in review."""

    NEW = "new"
    IN_REVIEW = "in_review"
    ACCEPTED = "accepted"
    PARTLY_ACCEPTED = "partly_accepted"
    REJECTED = "rejected"
    DEFERRED = "deferred"
    UNVERIFIABLE = "unverifiable"
    DUPLICATE = "duplicate"


class Decision(StrEnum):
    """What a reviewer decided on a claim."""

    ACCEPT = "accept"
    REJECT = "reject"
    DEFER = "defer"
    UNVERIFIABLE = "unverifiable"


class Effect(StrEnum):
    """What accepting a claim would do to the docket."""

    NEW = "new"
    CONFIRMS = "confirms"
    REFINES = "refines"
    CONFLICTS = "conflicts"
    CONTEXT = "context"


class Stance(StrEnum):
    """How a claim bears on a fact of the docket."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    CONTEXT = "context"


class ClaimLinkKind(StrEnum):
    """How one claim bears on another."""

    CORRECTS = "corrects"
    RETRACTS = "retracts"


class MonitoringStatus(StrEnum):
    """Whether a case is being followed."""

    OPEN = "open"
    WATCHED = "watched"
    CLOSED = "closed"


class Confidentiality(StrEnum):
    """Who may see a record outside of the team."""

    INTERNAL = "internal"
    PARTNER = "partner"
    PUBLIC = "public"


class Priority(StrEnum):
    """How urgent a case is to those who follow it."""

    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"


class CaseLinkKind(StrEnum):
    """How one case stands to another."""

    JOINED_INTO = "joined_into"
    SEVERED_FROM = "severed_from"
    APPEAL_OF = "appeal_of"
    RETRIAL_OF = "retrial_of"
    COMPANION = "companion"


class NameKind(StrEnum):
    """Where a spelling of a name comes from."""

    AS_PRINTED = "as_printed"
    OFFICIAL = "official"
    TRANSLITERATION = "transliteration"


class IdentityVerdict(StrEnum):
    """Whether two person records are one person."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class Certainty(StrEnum):
    """How sure the membership of a person in a group is."""

    STATED = "stated"
    INFERRED = "inferred"
    ASSUMED = "assumed"


class GroupEventKind(StrEnum):
    """What happened to a group as a group."""

    FORMED = "formed"
    IDENTIFIED = "identified"
    SPLIT = "split"
    MERGED = "merged"
    TRANSFERRED = "transferred"
    PARTLY_RELEASED = "partly_released"
    RECOUNTED = "recounted"


class DefendantRole(StrEnum):
    """What a person is in a case."""

    SUSPECT = "suspect"
    ACCUSED = "accused"
    DEFENDANT = "defendant"
    CONVICTED = "convicted"


class AuthorityKind(StrEnum):
    """What kind of body an authority is."""

    COURT = "court"
    PROSECUTOR = "prosecutor"
    INVESTIGATOR = "investigator"
    DETENTION_FACILITY = "detention_facility"
    GOVERNMENT = "government"
    UNKNOWN = "unknown"


class ChargeStatus(StrEnum):
    """Where a charge stands."""

    ALLEGED = "alleged"
    IN_INDICTMENT = "in_indictment"
    AMENDED = "amended"
    DROPPED = "dropped"
    CONVICTED = "convicted"
    ACQUITTED = "acquitted"


class Basis(StrEnum):
    """Whether a stage event was reported or follows from a later one."""

    REPORTED = "reported"
    DERIVED = "derived"


class CustodyKind(StrEnum):
    """On what footing a person is held."""

    ADMINISTRATIVE = "administrative"
    JUDICIAL = "judicial"
    HOUSE_ARREST = "house_arrest"
    PRISONER_OF_WAR_CLAIMED = "prisoner_of_war_claimed"
    SENTENCE = "sentence"
    UNKNOWN = "unknown"


class CustodyEnd(StrEnum):
    """How a custody episode ended."""

    RELEASED = "released"
    TRANSFERRED = "transferred"
    REPATRIATED = "repatriated"
    EXTRADITED = "extradited"
    PARDONED = "pardoned"
    DIED = "died"
    ESCAPED = "escaped"
    UNKNOWN = "unknown"


class Acknowledgement(StrEnum):
    """Whether the holder admits to holding the person."""

    ACKNOWLEDGED = "acknowledged"
    DENIED = "denied"
    NOT_REPORTED = "not_reported"


class Grade(StrEnum):
    """How a rule, an article or an institution of a pack was read.

    A: in the text itself. B: reported by a page. C: put together from fragments that agree.
    """

    A = "A"
    B = "B"
    C = "C"


class ClockOrderKind(StrEnum):
    """What is on file for a clock beside the stages."""

    START = "start"
    EXTENSION = "extension"
    SUSPENSION = "suspension"
    ACT = "act"


class LegalStatus(StrEnum):
    """A status in law that some rules hang on, and that is often the very dispute."""

    PRISONER_OF_WAR = "prisoner_of_war"
    CIVILIAN = "civilian"
    MINOR = "minor"


class DifferenceKind(StrEnum):
    """What explains a difference between a stated number and its parts."""

    DOUBLE_COUNT = "double_count"
    SEPARATE_CASE = "separate_case"
    NOT_CHARGED = "not_charged"
    UNKNOWN = "unknown"


class HearingKind(StrEnum):
    """What a hearing is for."""

    REMAND = "remand"
    PREPARATORY = "preparatory"
    TRIAL = "trial"
    JUDGMENT = "judgment"
    APPEAL = "appeal"
    CASSATION = "cassation"
    UNKNOWN = "unknown"


class HearingResult(StrEnum):
    """What became of a hearing."""

    SCHEDULED = "scheduled"
    HELD = "held"
    ADJOURNED = "adjourned"
    NOT_HELD = "not_held"


class Openness(StrEnum):
    """Whether the public was let in."""

    OPEN = "open"
    PARTLY_CLOSED = "partly_closed"
    CLOSED = "closed"
    UNKNOWN = "unknown"


class SentenceStanding(StrEnum):
    """Whether a sentence was asked for or imposed."""

    ASKED_FOR = "asked_for"
    IMPOSED = "imposed"


class SentenceKind(StrEnum):
    """What a sentence is."""

    PRISON = "prison"
    LIFE = "life"
    SUSPENDED = "suspended"
    CONDITIONAL = "conditional"
    FINE = "fine"
    DEATH = "death"
    HOUSE_ARREST = "house_arrest"
    COMMUNITY_SERVICE = "community_service"
    UNKNOWN = "unknown"


class SentenceUnit(StrEnum):
    """What the amount of a sentence counts."""

    YEARS = "years"
    MONTHS = "months"
    DAYS = "days"
    MONEY = "money"
    HOURS = "hours"


class Listing(StrEnum):
    """A listing that can be filtered and kept as a view."""

    CASE = "case"
    GROUP = "group"
    DEFENDANT = "defendant"
    SOURCE = "source"


TAKEN: Final = frozenset({"captured", "detained"})
"""The codes of the stages by which somebody is taken into custody, the same in every pack."""
