"""The only place that speaks to the network: one guarded request at a time, and only when asked.

A name is resolved here, every address of it is checked, and the connection goes to the address that was
checked, so that a name cannot point elsewhere in between. Each redirect is checked in the same way.
"""

import ipaddress
import socket
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Final, Self
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

from casetracker.errors import InputError
from casetracker.news.formats.limits import MAX_BYTES
from casetracker.text import safe_line
from casetracker.version import VERSION

if TYPE_CHECKING:
    from types import TracebackType

    import httpx

REDIRECTS: Final = 5
SECONDS: Final = 30.0
MAX_URL: Final = 2000
_PORTS: Final = {"http": 80, "https": 443}
_MOVED: Final = frozenset([301, 302, 303, 307, 308])
_OK, _NOT_MODIFIED, _BUSY = 200, 304, 429
_CHUNK: Final = 65_536
# addresses that hide another one in them
_WRAPPING: Final = tuple(
    ipaddress.ip_network(each)
    for each in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")
)


class FetchError(InputError):
    """Something that could not be fetched."""

    def __init__(self, url: str, why: str) -> None:
        """Name the address, and say why and what to do."""
        super().__init__(f"{safe_line(url)[:200]}: {why}")


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server answered: nothing new, or a document with what the server says of it."""

    url: str
    status: int
    payload: bytes = b""
    media_type: str | None = None
    etag: str | None = None
    last_modified: str | None = None

    @property
    def is_unchanged(self) -> bool:
        """Whether the server says that nothing changed since the last time."""
        return self.status == _NOT_MODIFIED


class Fetcher:
    """Fetches documents; `allow_private` lets it reach the machine's own network and any port.

    `seconds` is the time that a document may take from the first step to its last byte.
    """

    def __init__(self, *, seconds: float = SECONDS, allow_private: bool = False) -> None:
        self._seconds = seconds
        self._allow_private = allow_private
        self._client: httpx.Client | None = None

    def __enter__(self) -> Self:
        """The fetcher itself; nothing is connected yet."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: "TracebackType | None",
    ) -> None:
        """Close the connections."""
        if self._client is not None:
            self._client.close()

    def fetch(
        self, url: str, *, etag: str | None = None, last_modified: str | None = None
    ) -> Fetched:
        """A document, with redirects followed; raises FetchError."""
        deadline = monotonic() + self._seconds
        conditions = {
            name: value
            for name, value in (("If-None-Match", etag), ("If-Modified-Since", last_modified))
            if value
        }
        here = url.strip()
        for _ in range(REDIRECTS + 1):
            answer = self._answered(url, here, conditions, deadline)
            if isinstance(answer, Fetched):
                return answer
            here = answer
        raise FetchError(
            url, f"it redirects more than {REDIRECTS} times: give the last address itself"
        )

    def _answered(
        self, url: str, here: str, conditions: dict[str, str], deadline: float
    ) -> "Fetched | str":
        """The document at an address, or the address that it points to."""
        import httpx  # noqa: PLC0415 - only fetching needs it, and it takes a tenth of a second

        parts = checked_url(here, any_port=self._allow_private)
        request = self._request(parts, conditions, deadline)
        try:
            response = self._opened().send(request, stream=True)
            try:
                return self._taken(url, here, response, deadline)
            finally:
                response.close()
        except httpx.TimeoutException as error:
            raise FetchError(
                url, f"no answer within {self._seconds:g} seconds: try again later"
            ) from error
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, ValueError) as error:
            raise FetchError(
                url, f"{_reason(error)}: check the address and the connection"
            ) from error

    def _request(
        self, parts: SplitResult, conditions: dict[str, str], deadline: float
    ) -> "httpx.Request":
        host = parts.hostname or ""
        port = parts.port or _PORTS[parts.scheme]
        address = self._address(host, port, urlunsplit(parts))
        at = f"[{address}]" if ":" in address else address
        left = max(0.1, deadline - monotonic())
        return self._opened().build_request(
            "GET",
            urlunsplit((parts.scheme, f"{at}:{port}", parts.path or "/", parts.query, "")),
            headers={"Host": parts.netloc, **conditions},
            extensions={
                "sni_hostname": host,
                "timeout": dict.fromkeys(("connect", "read", "write", "pool"), left),
            },
        )

    def _address(self, host: str, port: int, url: str) -> str:
        """The address to connect to; every address of the name must be allowed."""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise FetchError(
                url, f"the name {host!r} is not found: check it, and whether you are online"
            ) from error
        addresses = [str(each[4][0]) for each in found]
        for address in addresses:
            if not self._allow_private and not is_public(address):
                raise FetchError(
                    url,
                    "it leads into a private network and is not fetched:"
                    " set allow_private_addresses if you trust it",
                )
        if not addresses:
            raise FetchError(url, f"the name {host!r} has no address: check it")
        return addresses[0]

    def _taken(
        self, url: str, here: str, response: "httpx.Response", deadline: float
    ) -> "Fetched | str":
        status = response.status_code
        target: str | None = response.headers.get("location")
        if status in _MOVED and target:
            return urljoin(here, target[:MAX_URL])
        if status == _NOT_MODIFIED:
            return Fetched(here, status)
        if status != _OK:
            again = " for now: try again later" if status in (_BUSY, 503) else ": check the address"
            raise FetchError(url, f"the server refuses it ({status}){again}")
        payload = bytearray()
        for part in _unpacked(response, url):
            payload += part
            if len(payload) > MAX_BYTES:
                raise FetchError(
                    url, f"it has more than {MAX_BYTES:,} bytes: save the article and read that"
                )
            if monotonic() > deadline:
                raise FetchError(
                    url, f"it took longer than {self._seconds:g} seconds: try again later"
                )
        headers = response.headers
        return Fetched(
            here,
            status,
            bytes(payload),
            headers.get("content-type"),
            headers.get("etag"),
            headers.get("last-modified"),
        )

    def _opened(self) -> "httpx.Client":
        if self._client is None:
            import httpx  # noqa: PLC0415 - see above

            # no cookies, no referrer, no proxy or netrc of the surroundings
            self._client = httpx.Client(
                follow_redirects=False,
                trust_env=False,
                limits=httpx.Limits(max_keepalive_connections=0),
                headers={
                    "User-Agent": f"casetracker/{VERSION} (feed reader; run by hand)",
                    "Accept": "text/html, application/rss+xml, application/atom+xml, */*;q=0.5",
                    "Accept-Encoding": "gzip",
                },
            )
        self._client.cookies.clear()
        return self._client


def checked_url(url: str, *, any_port: bool = False) -> SplitResult:
    """The parts of an address that may be fetched; raises FetchError."""
    if len(url) > MAX_URL or any(ord(letter) <= 32 or ord(letter) == 127 for letter in url):  # noqa: PLR2004 - controls
        raise FetchError(url, "it is no web address: control characters, spaces or too long")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise FetchError(url, "it is no web address: check how it is written") from error
    if parts.scheme not in _PORTS or not parts.hostname:
        raise FetchError(
            url, "only http:// and https:// addresses are fetched: open it and save the page"
        )
    if parts.username is not None or parts.password is not None:
        raise FetchError(
            url.rpartition("@")[2], "an address with a password in it is not fetched: leave it out"
        )
    if not any_port and port not in (None, _PORTS[parts.scheme]):
        raise FetchError(url, "only the usual ports 80 and 443 are fetched from: check the address")
    return parts


def is_public(address: str) -> bool:
    """Whether an IP address lies in the open internet, and hides no other one."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped is not None:
            return is_public(str(found.ipv4_mapped))
        if any(found in network for network in _WRAPPING):
            return False
    return found.is_global and not found.is_multicast


def _unpacked(response: "httpx.Response", url: str) -> Iterator[bytes]:
    """The bytes of an answer, unpacked in steps that no small file can blow up."""
    packing = response.headers.get("content-encoding", "identity").strip().lower()
    if packing in ("identity", ""):
        yield from response.iter_raw()
        return
    if packing not in ("gzip", "x-gzip", "deflate"):
        raise FetchError(url, f"it is packed as {packing[:20]!r}, which is not read: save the page")
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)
    try:
        for chunk in response.iter_raw():
            rest = chunk
            while rest:
                yield unpacker.decompress(rest, _CHUNK)
                rest = unpacker.unconsumed_tail
    except zlib.error as error:
        raise FetchError(url, "what it sends is broken (its packing): try again later") from error


def _reason(error: Exception) -> str:
    text = " ".join(str(error).split())[:120]
    return f"it cannot be reached ({text or type(error).__name__})"
