"""test_furniture: lines of page furniture go, lines of articles stay."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.sources.furniture import (
    BODY,
    HEAD,
    TAIL,
    find_reason,
    is_bare_name,
    is_caption,
    is_link,
    is_prose,
    opens_link_list,
)

EVERYWHERE = {
    "reading_time": ["3 min read", "Reading time: 4 minutes", "One minute read", "(5-minute read)"],
    "sharing": [
        "Share",
        "Share this page",
        "Share on Facebook",
        "Facebook Twitter WhatsApp",
        "Print | E-mail | Share this story",
        "Copy link",
        "Follow us on Twitter: @example_wire",
        "Follow us on Twitter: @example_wire none",
        "Follow Jane Roe on Twitter @janeroe",
        "For more news, follow us on Facebook and Twitter",
        "120 shares",
        "@example_wire",
        "www.example.org/news",
    ],
    "invitation": [
        "Sign up for our newsletter",
        "Subscribe",
        "Get the latest news delivered to your inbox",
        "Subscribe to our YouTube channel",
        "Download our free app",
        "Comments",
        "12 comments",
        "Be the first to comment",
        "Support our journalism",
    ],
    "advertisement": [
        "Advertisement",
        "- ADVERTISEMENT -",
        "Ads",
        "Sponsored content",
        "Story continues below advertisement",
    ],
    "copyright": [
        "© 2019 Example Wire. All rights reserved.",
        "Copyright Example Wire",
        "Terms of use | Privacy policy",
    ],
    "credit": [
        "Reporting by Jane Roe; Editing by John Doe",
        "(Additional reporting by Jane Roe in Tunis)",
        "Jane Roe in Tunis contributed to this report.",
        "Source: Agencies",
        "Getty Images",
        "AFP/Getty Images",
        "Photo: Jane Roe/AFP",
    ],
    "media": ["Video", "Photos: the road to the port", "Image caption", "1 of 5", "02:31", "Click to enlarge"],
    "navigation": [
        "Read more",
        "Read more: The harbour that keeps the town alive",
        "Also read | Who holds the road",
        "Related articles",
        "Most read",
        "You may also like",
        "Home > News > Libya",
        "Skip to main content",
        "Tags: Libya, oil",
        "Click here to read more",
        "We use cookies to improve your experience. By continuing you agree to this.",
    ],
    "markup": [
        "{{ article.title }}",
        "<div class='ad'>",
        "&nbsp;",
        "[embedded content]",
        "none",
        "undefined",
        "* * *",
        "---",
    ],
}
IN_HEAD = {
    "byline": [
        "By Jane Roe",
        "BY JANE ROE AND JOHN DOE",
        "By Jane Roe and John Doe in Tripoli",
        "By Jane Roe, Middle East correspondent",
        "Jane Roe in Tripoli",
        "Jane Roe in Tripoli and John Doe in Cairo",
        "Jane Roe, AFP",
        "Jane Roe and agencies",
        "Reuters",
        "Example Wire Staff",
        "Our correspondent",
    ],
    "dateline": ["TRIPOLI, April 5 (Reuters)", "Tripoli, Libya, 5 April", "TRIPOLI (Reuters) -"],
    "date_line": ["5 April 2019", "Jane Roe | 5 April 2019 | 3 min read", "By Jane Roe · June 15, 2018 · 5 min read"],
    "navigation": ["News", "Middle East", "World / Africa", "Story highlights"],
}
IN_TAIL = {"credit": ["AFP", "- Reuters", "(AP)"], "date_line": ["5 April 2019"], "navigation": ["Politics", "Libya"]}
TEXT = [
    "Share prices fell in Tripoli on Sunday",
    "Sign up to the deal, envoy tells rivals",
    "More than 20 people were killed",
    "Report says war is over",
    "Source close to the council",
    "Follow the money",
    "Watch the roads, officials say",
    "'They gave us nothing'",
    "Landlords get nervous",
    "Two days later",
    "April 2019",
    "“No comment,” he said.",
    "Read the text aloud, the mayor told them.",
    "He follows us on Twitter, the fighter said.",
    "The photo shows a tank, a witness said.",
    "“Subscribe to nothing,” she said, “and sign nothing that comes in your inbox.”",
    "Gallery: the men who were there said that the roof fell in.",
    "Editing by hand was slow. The council asked for a machine.",
]


def table(lines: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(reason, line) for reason, group in lines.items() for line in group]


@pytest.mark.parametrize("region", [HEAD, BODY, TAIL])
@pytest.mark.parametrize(("reason", "line"), table(EVERYWHERE))
def test_furniture_everywhere(reason: str, line: str, region: str) -> None:
    assert find_reason(line, region) == reason


@pytest.mark.parametrize(("reason", "line"), table(IN_HEAD))
def test_furniture_above_the_first_paragraph_only(reason: str, line: str) -> None:
    assert (find_reason(line, HEAD), find_reason(line, BODY)) in ((reason, None), (reason, "navigation"))


@pytest.mark.parametrize(("reason", "line"), table(IN_TAIL))
def test_furniture_below_the_last_paragraph_only(reason: str, line: str) -> None:
    assert (find_reason(line, TAIL), find_reason(line, BODY)) == (reason, None)


@pytest.mark.parametrize("line", TEXT)
def test_text_stays(line: str) -> None:
    assert [find_reason(line, region) for region in (HEAD, BODY, TAIL)] == [None] * 3


@pytest.mark.parametrize(
    ("line", "in_head", "in_body"),
    [
        pytest.param("A tank burns in the square [Getty]", True, True, id="agency in square brackets"),
        pytest.param("A tank burns in the square [Jane Roe/Example Post]", True, False, id="names in square brackets"),
        pytest.param("A tank burns in the square. (AFP)", True, True, id="agency in round brackets"),
        pytest.param("A tank burns in the square (Photo: Jane Roe)", True, True, id="photo label in brackets"),
        pytest.param("A tank burns in the square. Photograph: Jane Roe/AFP", True, True, id="photograph label"),
        pytest.param("A tank burns in the square REUTERS/Jane Roe", True, True, id="agency and photographer"),
        pytest.param("A tank in the square, AFP via Getty Images", True, True, id="agency via agency"),
        pytest.param("FILE PHOTO: Two men of the guard stand on a tank in the square", True, True, id="called a photo"),
        pytest.param("He met the Palestinian Authority (PA).", False, False, id="acronym that is an agency's too"),
        pytest.param("Forces of the Government of National Accord (GNA)", False, False, id="acronym"),
        pytest.param("They drove 20/30 kilometres", False, False, id="stroke"),
        pytest.param("File: closed", False, False, id="too short for a caption"),
    ],
)
def test_captions(line: str, in_head: bool, in_body: bool) -> None:
    assert (is_caption(line, HEAD), is_caption(line, BODY)) == (in_head, in_body)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("The column left the town on Monday and did not come back.", True, id="sentence"),
        pytest.param("“The column left the town,” he said, “and it did not come back.”", True, id="quotation"),
        pytest.param("The column left.", False, id="short sentence"),
        pytest.param("The column left the town on Monday and did not come back", False, id="headline"),
        pytest.param("word " * 41, True, id="many words"),
    ],
)
def test_prose(line: str, expected: bool) -> None:
    assert is_prose(line) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Jane Roe", True),
        ("Jane Roe and Karim al-Doe", True),
        ("Jane", False),
        ("Jane roe", False),
        ("Reply Weird.", False),
    ],
)
def test_bare_names(line: str, expected: bool) -> None:
    assert is_bare_name(line) is expected


def test_link_lists() -> None:
    assert opens_link_list("Related stories:")
    assert not opens_link_list("More than a hundred people left")
    assert is_link("Who holds the road to the port?")
    assert not is_link("They hold the road to the port.")


@settings(deadline=None)
@given(st.text(max_size=300), st.sampled_from([HEAD, BODY, TAIL]))
def test_any_line_is_judged(line: str, region: str) -> None:
    find_reason(line, region)
    is_caption(line, region)
