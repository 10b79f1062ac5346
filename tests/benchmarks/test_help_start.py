from tests.benchmarks.figures import help_start


def test_help_starts_within_its_ratio_to_the_library_that_it_stands_on() -> None:
    figure = help_start(10)

    assert figure.is_kept, f"{figure.ratio:.2f} times the floor, goal {figure.goal}"
