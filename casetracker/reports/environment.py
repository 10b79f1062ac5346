"""The sandbox that templates are filled in: one escaper for every expression, and little else.

A template sees plain values only. It may loop, choose and include; it cannot compute, call a method,
reach an attribute of a Python object, or print anything unescaped.
"""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final

from jinja2 import BytecodeCache, FileSystemLoader, StrictUndefined, nodes, pass_context
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError
from jinja2.runtime import BlockReference, Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from casetracker.paths import bundled
from casetracker.reports import directions, escaping
from casetracker.reports.charts.blocks import block, unfolded
from casetracker.reports.charts.drawing import DRAWN, WRITTEN
from casetracker.reports.languages import say, say_in
from casetracker.reports.marks import FootnoteMarks

FILTERS: Final = ("count", "default", "first", "last", "length")
_MOST_COMPILED: Final = 200
TESTS: Final = ("defined", "undefined", "none", "true", "false", "eq", "ne", "==", "!=", "in")
_ESCAPERS: Final[Mapping[str, Callable[[object], Markup]]] = {
    "html": escaping.html,
    "markdown": escaping.markdown,
    "text": escaping.plain,
    "docx": escaping.office,
}

_ISOLATED: Final[Mapping[str, Callable[[object], Markup]]] = {"html": directions.isolated_html}


class _Compiled(BytecodeCache):
    """Templates as they were compiled in this process, by their text: no two reports compile one twice.

    What is compiled holds nothing of a report: values, formats and languages come in when it runs.
    """

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what was compiled of the same name and text."""
        kept = self._kept.get(bucket.key + bucket.checksum)
        if kept is not None:
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it, and no more of them than a handful of users' folders hold."""
        if len(self._kept) >= _MOST_COMPILED:
            self._kept.clear()
        self._kept[bucket.key + bucket.checksum] = bucket.bytecode_to_string()


_COMPILED: Final = _Compiled()


class _Printing(CodeGenerator):
    """Compiles what a template prints: once through our own escaper, which always gives markup.

    The engine would escape the markup once more, which changes nothing and takes a quarter of the time;
    and it would hand up every word by itself through all templates that include one another.
    """

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802 - the engine's name
        """Join what stands between two tags of the template before it is handed on."""
        if frame.buffer is not None or frame.require_output_check or len(node.nodes) == 1:
            super().visit_Output(node, frame)
            return
        joined = frame.copy()
        joined.buffer = self.temporary_identifier()
        self.writeline(f"{joined.buffer} = []")
        super().visit_Output(node, joined)
        self.writeline(f"yield concat({joined.buffer})")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if finalize.src is None:
            super()._output_child_pre(node, frame, finalize)
            return
        self.write(f"({finalize.src}")


class ReportEnvironment(ImmutableSandboxedEnvironment):
    """A sandbox without arithmetic, methods or attributes of anything but its own macros."""

    code_generator_class = _Printing
    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%", "**"})
    intercepted_unops = frozenset({"+", "-"})

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Refuse: what needs computing belongs in the report's content."""
        del context, left, right
        raise SecurityError(_no_arithmetic(operator))

    def call_unop(self, context: Any, operator: str, arg: Any) -> Any:
        """Refuse, as for two operands."""
        del context, arg
        raise SecurityError(_no_arithmetic(operator))

    def is_safe_callable(self, obj: Any) -> bool:
        """Whether it is a macro, a block or a loop of the template itself."""
        return isinstance(obj, Macro | BlockReference | LoopContext)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A key of a plain value, or an attribute of a loop or an imported template."""
        if isinstance(obj, dict):
            try:
                return obj[attribute]
            except KeyError:
                return self.undefined(obj=obj, name=attribute)
        if isinstance(obj, str | int | list | tuple):
            return self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """A key of a mapping or a place in a list; never an attribute."""
        try:
            return obj[argument]
        except (LookupError, TypeError):
            return self.undefined(obj=obj, name=argument)


def report_environment(
    report_format: str,
    *,
    user_templates: Path | None = None,
    bundled_templates: Path | None = None,
) -> ReportEnvironment:
    """An environment for one rendering of one format; a user's template shadows ours by name."""
    escaper = _ESCAPERS[report_format]
    environment = ReportEnvironment(
        loader=FileSystemLoader(template_folders(user_templates, bundled_templates)),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=_once(escaper),
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=_COMPILED,
    )
    environment.globals.clear()
    known = dict(environment.filters)
    environment.filters.clear()
    environment.filters.update({name: known[name] for name in FILTERS})
    environment.filters.update(say=_said, audience=partial(say_in, "Confidentiality"))
    environment.filters.update(isolated=_ISOLATED.get(report_format, _ESCAPERS[report_format]))
    figures = _figures(report_format)
    environment.filters.update(figures, draw=_drawing(figures))
    marks = FootnoteMarks(has_links=report_format == "html")
    environment.filters.update(marks=marks.marks, backlinks=marks.backlinks)
    tests = dict(environment.tests)
    environment.tests.clear()
    environment.tests.update({name: tests[name] for name in TESTS})
    return environment


def template_folders(
    user_templates: Path | None = None, bundled_templates: Path | None = None
) -> tuple[Path, ...]:
    """Where templates are looked for, in this order."""
    ours = bundled("templates") if bundled_templates is None else bundled_templates
    return (ours,) if user_templates is None else (user_templates, ours)


@pass_context
def _said(_context: Context, message: str) -> str:
    """The filter that puts a message into the language of the report; it fills in no values.

    Asking for the context keeps a message from being translated when a template is compiled.
    """
    return say(message)


def _once(escaper: Callable[[object], Markup]) -> Callable[[Context, object], Markup]:
    """Escape what an expression prints, unless it is our own markup or a macro's.

    Asking for the context keeps constants from being escaped as HTML when a template is compiled.
    """

    @pass_context
    def finalize(_context: Context, value: object) -> Markup:
        return value if value.__class__ is Markup else escaper(value)

    return finalize


def _drawing(
    figures: Mapping[str, Callable[[Mapping[str, Any]], Markup]],
) -> Callable[[Mapping[str, Any]], Markup]:
    """The filter that draws whichever chart a block of a report holds."""

    def draw(block: Mapping[str, Any]) -> Markup:
        return figures[block["chart"]](block["figure"])

    return draw


def _figures(report_format: str) -> dict[str, Callable[[Mapping[str, Any]], Markup]]:
    if report_format == "html":
        return dict(DRAWN)
    is_fenced = report_format == "markdown"

    def written(chart: Callable[[Mapping[str, Any]], str]) -> Callable[[Mapping[str, Any]], Markup]:
        def write(figure: Mapping[str, Any]) -> Markup:
            lines = block(chart(figure))
            drawn = f"```text\n{lines}\n```" if is_fenced else unfolded(lines)
            return Markup(drawn)  # noqa: S704 - block() defused it

        return write

    return {name: written(chart) for name, chart in WRITTEN.items()}


def _no_arithmetic(operator: str) -> str:
    return f"'{operator}' is not allowed: templates do not compute"
