"""The shapes of sentences that `texts.py` fills: how news attributes, where it does not, and what it tells in between.

`{word}` is filled by the list, frame or part of the cast of that name, and with a capital at the start as `{Word}`. A
frame that is written twice is taken twice as often.
"""

FRAMES = {
    "np": """
        the {thing}|the {thing}|the {adj} {thing}|a {adj} {thing}|a {thing}|the {place} {thing}|{adj} {things}|the {things}
        {count} {people}|{people}|the {people} of {town}|{adj} {people}|{matter}|{adj} {matter}|the {matter} of the {thing}
        the {thing} of {place}|{poss} {thing}|{poss} {adj} {thing}|the {thing} and the {thing}|{thing}-{thing} {things}
        every {thing}|most of the {things}|more than {count} {things}|one of the {things}|{org}|{place}|the {mod} {thing}
        a {person} and two {people}|both {things}|their own {thing}|this {adj} {thing}|no {thing}|{surname}|the {rare}
        the {odd} {thing}|the {odd} {rare}|the {thing} on {street}|{stranger}|the {thing} near {town}|a {rare} for {people}
        the old {town} {thing}|some of the {rare}s|{odd} {rare}s|the {rare} in {town}|{oddly} {done} {rare}s|the {family} {rare}|{oddness}
        a {adj} and {adj} {thing}|the {things} that {who} {done}
    """,
    "poss": "{place}’s|{surname}’s|the {person}’s|its|its|their|their|the {people}’|his|her|last year’s",
    "mod": "{done}|{doing}|un{done}|{adv} {done}|half-{done}|{adj}, {adj}|{matter}-{done}|{queer}|{oddly} {done}|{odd}",
    "who": "{people}|the {people}|{org}|the {person}|the {adj} {people}|{surname}|{count} {people}|the {thing}|{stranger}",
    "does": """
        {did} {np}|{did} {np} {tail}|{did} {np} {tail}|{adv} {did} {np}|had {done} {np}|had {adv} {done} {np} {tail}
        would {do} {np} {tail}|would not {do} {np} {tail}|could {do} {np} {tail}|may have to {do} {np}|has {done} {np} {tail}
        was {done} by {np}|were {done} {tail}|was {adj} {tail}|was {adj} and {adj}|did not {do} {np} {tail}|is {doing} {np}
        are {adj} for {np}|had no {thing} to {do} {tail}|agreed to {do} {np}|began to {do} {np} {tail}|was too {adj} to {do}
        {did} {np} and {np} {tail}|will {do} {np} {tail}|{queer} {np} {tail}|has never {queer} {np}|{oddly} {queer} {np}|was {odd} {tail}|did not {do} {np}
    """,
    "tail": """
        {at} {np}|{reason} {np}|in {place}|by {month}|in the {thing}|within the {thing}|in {year}|{when}|for three {things}
        through the {things}|at ${amount} million|by {amount} percent|without {np}|with {np}|from {np} to {np}|{adv}|over {np}
        under {np}|against {np}|for the {matter} of {people}|in {town}|{at} {np} {reason} {np}|of {np} in {town}
    """,
    "when": "on {day}|last {month}|this week|since {year}|in the spring|on {month} {day1}|at noon|later|long ago",
    "clause": """
        {who} {does}|{who} {does}|{who} {does} {tail}|{np} {does}|{np} {does}, {link} {np} {does}|there was {adj} {matter} {tail}
        {who} {does} and {did} {np} {tail}|it was {adj} to {do} {np} {tail}|{who} {does}, {doing} {np}|{np}, which {does}, {does}
        {who} {does}, {link} {who} {does}|{np} {does} {link} {np} {does}
    """,
    "link": "and|but|while|because|although|so|as|even though|where",
    "spoken": """
        we {did} {np} {tail}|we can’t {do} {np} {tail}|I don’t {do} {np}, and I won’t {do} {np}|they’ve {done} {np} {tail}
        it’s {adj}, and it isn’t {adj}|{np} {does}|nobody {did} {np} {tail}|you {do} {np}, you {do} {np}|we’re {adj} about {np}
        there’s no {adj} {thing}, only {matter}|this isn’t about {np}; it’s about {np}|what {people} need is {adj} {matter}
        my {thing} was {done} {tail}|{clause}|I was there {reason} {np}, and {clause}|that’s {adj} for {people} like us
        if {who} {does}, {who} {does}|we will {do} {np} until {np} {does}
    """,
    "says": "said|said|said|said|said|said|says|says|added|told reporters|explained|wrote",
    "that": """
        said|said|said|said|said that|said that|says|says that|told {outlet} that|argued that|warned that|noted that|added that
        acknowledged that|insisted that|wrote that|testified that|told the {thing} that|predicted that|promised that
    """,
    "paper": """
        a report by {org}|the report|its annual review|minutes of the meeting {when}|a letter to {org}|court papers
        the audit, published in {month},|an email seen by {outlet}|a study by {stranger} of {org}|{org} records
    """,
    "unnamed": "a spokesman for {org}|a {person} at {org}|{people} in {place}|lawyers for {org}|the {odd} {people}",
    "attributed": """
        {Speaker} {that} {clause}.|{Speaker} {that} {clause}.|{Speaker} {that} {clause}.|{Clause}, {speaker} {says}.
        {Clause}, according to {speaker}.|{Clause}, according to {speaker}.|“{Spoken},” {speaker} {says}.
        “{Spoken},” {says} {speaker}.|“{Spoken},” {speaker} {says}. “{Spoken}.”|“{Spoken},” {speaker} said {tail}.
        {Speaker} {that} {clause} and that {clause}.|{Paper} {found} that {clause}.|In a statement, {org} said {clause}.
        {Speaker}, who {does}, {that} {clause}.|“{Spoken},” said {speaker}, who {does}.|{Speaker} called {np} “{adj}”.
        Asked about {np}, {speaker} said {clause}.|{Unnamed} {that} {clause}.|{Speaker} said {clause}, and {clause}.
        {Speaker} told {outlet} that {clause}.|But {speaker} {that} {clause}.|{Speaker}: “{Spoken}.”
        “{Spoken},” {he} said, “and {spoken}.”|{He} {that} {clause}.|{He} {that} {clause}.|{Org} announced {np} {when}.
        {Org} expects {np} to {do} {np} {tail}.|“{Spoken}.” {Speaker} was {adj}.|{Clause}, {speaker} {says}.
    """,
    "found": "found|found|shows|says|concluded|states",
    "weak": """
        Officials said {clause}.|Critics argue that {clause}.|{Clause}, reportedly {tail}.|{Who} reportedly {did} {np}.
        Sources close to {org} say {clause}.|{Clause}, according to people familiar with the matter.
        Analysts expect {who} to {do} {np}.|It is believed that {clause}.|Some experts say {clause}.|{Who} allegedly {did} {np}.
        A {person} who spoke on condition of anonymity said {clause}.|Reports suggest that {clause}.|Observers say {clause}.
        Many believe that {clause}.|There are rumours that {clause}.|{Who} {does} amid fears of {matter}.
        Opposition sources suggest that {clause}.|Local media reported that {clause}.|{Who} is said to have {done} {np}.
        It is widely known that {clause}.|Insiders claim {clause}.|Studies show that {clause}.
    """,
    "told": """
        {Clause}.|{Clause}.|{Clause}.|{Clause} {tail}.|{Clause}, and {clause}.|{Tail}, {clause}.|{Clause} {tail}; {clause}.
        {On} {clause}.|{On} {clause} {tail}.|{Who} {does}, {link} {clause}.|{Clause} – {np} {tail}.|{Who} {does} {tail}, {doing} {np}.
        When {who} {does}, {clause}.|{Stranger}, {age}, {does}.|{Speaker} {did} {np} {tail}.|{Surname}’s {thing} {does} {tail}.
        {Count} {people} {does}, up from {count} in {year}.|The {thing} of {month} {day1}, {year}, {does}.|{Org} {does} {tail}.
        {Np} cost ${amount} million; {np} {does} (see {np}).|{Doing} {np} {tail}, {who} {does}.|{He} {does} {tail}.
        {Clause} {tail}.|{Clause}.|{Who}, {who} and {who} {did} {np} {tail}.|{Clause} where {clause}.|{He} {does} {tail}, {link} {clause}.
    """,
    "on": "Meanwhile,|However,|In {month},|After {np},|For years,|Two weeks later,|In {place},|By {year},|Then|At first",
    "sentence": "{told}|" * 52 + "{attributed}|" * 45 + "{weak}|" * 3,
    "headline": "{Who} {do} {np} {tail}|{Place} {thing} to {do} {np}|{Np} {done} {tail}|{People} in {place}: ‘{Spoken}’",
    "flagged": """
        {Odd} {people} from {town} said {who} {did} {np}.|{Oddly} {done} {people} in {town} say {np} {did} {np}.
        {Some} {odd} {people} near {town} say {who} {did} {np}.|A {odd} {person} at the {rare} said {who} {did} {np}.
    """,
    "some": "Some|Many|Several|Most|Other",
}


def alternatives(frame):
    """The alternatives of a frame: literal, name, literal, name, …, literal."""
    texts = (text.strip() for line in frame.splitlines() for text in line.split("|"))
    return [split(text) for text in texts if text]


def split(text):
    return tuple(part for chunk in text.split("{") for part in chunk.split("}"))
