import pytest

from sayso.model import Document, Factuality, Reading
from sayso.reading.commitment.factuality import factuality_at
from sayso.reading.parse import segment


def how_sure(text: str, word: str) -> Factuality:
    reading = segment(Reading(Document("an-article", text)))
    return factuality_at(reading, next(token.i for token in reading.parse.tokens if token.text == word))


@pytest.mark.parametrize(
    ("text", "word", "factuality"),
    [
        ("Ruiz endorsed Okafor.", "endorsed", "certain"),
        ("Smith said that Jones resigned.", "resigned", "certain"),
        ("Smith may have said that Jones resigned.", "resigned", "certain"),
        ("Ruiz did not endorse Okafor.", "endorse", "denied"),
        ("Ruiz never met Okafor.", "met", "denied"),
        ("Ruiz denied endorsing Okafor.", "endorsing", "denied"),
        ("Ruiz denies that he met Okafor.", "met", "denied"),
        ("Ruiz refused to endorse Okafor.", "endorse", "denied"),
        ("Ruiz failed to endorse Okafor.", "endorse", "denied"),
        ("Ruiz did not fail to endorse Okafor.", "endorse", "certain"),
        ("Ruiz managed to defeat Okafor.", "defeat", "certain"),
        ("Ruiz did not manage to defeat Okafor.", "defeat", "denied"),
        ("Neither Ruiz nor Okafor paid the party.", "paid", "denied"),
        ("Nobody met Okafor.", "met", "denied"),
        ("Ruiz left without endorsing Okafor.", "endorsing", "denied"),
        ("Ruiz did not succeed Okafor; the post was scrapped.", "succeed", "denied"),
        ("Ruiz resigned rather than dismiss Okafor.", "dismiss", "denied"),
        ("Ruiz ruled out running for mayor.", "running", "denied"),
        ("Ruiz may endorse Okafor.", "endorse", "possible"),
        ("Ruiz could face Okafor if the court allows it.", "face", "possible"),
        ("The board is to be chaired by Ruiz.", "chaired", "possible"),
        ("Ruiz will endorse Okafor.", "endorse", "possible"),
        ("Ruiz will not run for office.", "run", "denied"),
        ("Ruiz plans to nominate Okafor.", "nominate", "possible"),
        ("Ruiz threatened to sue Okafor.", "sue", "possible"),
        ("Ruiz is to meet Okafor.", "meet", "possible"),
        ("It was speculated that Ruiz met Okafor.", "met", "possible"),
        ("It was speculated that Ruiz probably met Okafor.", "met", "probable"),
        ("Ruiz probably advised Okafor.", "advised", "probable"),
        ("It was probably Ruiz who advised Okafor.", "advised", "probable"),
        ("Ruiz reportedly met Okafor.", "met", "probable"),
        ("Ruiz is believed to have met Okafor.", "met", "probable"),
        ("Ruiz is likely to succeed Okafor.", "succeed", "probable"),
        ("Ruiz is unlikely to succeed Okafor.", "succeed", "probably_not"),
        ("Ruiz probably did not meet Okafor.", "meet", "probably_not"),
        ("The two may not get along.", "get", "possibly_not"),
        ("Smith asked whether Ruiz met Okafor.", "met", "unknown"),
        ("Smith asked whether Ruiz may meet Okafor.", "meet", "unknown"),
        ("Did Ruiz meet Okafor?", "meet", "unknown"),
        ("If confirmed, Ruiz would replace Okafor.", "replace", "unknown"),
        ("Should he win, Ruiz will replace Okafor.", "replace", "unknown"),
        ("Smith urged Ruiz to resign.", "resign", "unknown"),
        ("Ruiz no longer supports Okafor.", "supports", "certain"),
        ("Ruiz is not only a friend but a rival.", "friend", "certain"),
        ("Ruiz is not a friend of Okafor.", "friend", "denied"),
        ("Ruiz is not the first mayor to resign.", "mayor", "certain"),
        ("Ruiz is certainly not the only candidate.", "candidate", "certain"),
        ("There is no other friend of Okafor.", "friend", "certain"),
        ("Ruiz could not agree more with Okafor.", "agree", "certain"),
        ("Ruiz has never publicly blamed Okafor.", "blamed", "unknown"),
        ("Ruiz did not attack Okafor directly.", "attack", "unknown"),
        ("Ruiz does not recognise Dol and accuses Okafor.", "accuses", "certain"),
        ("Ruiz did not attack and blame Okafor.", "blame", "denied"),
        ("Ruiz is not a friend but a rival of Okafor.", "rival", "certain"),
        ("People forget that Ruiz hired Okafor.", "hired", "certain"),
        ("Ruiz forgot to hire Okafor.", "hire", "denied"),
        ("Ruiz was reluctant to endorse Okafor.", "endorse", "unknown"),
        ("Ruiz will wait until she meets Okafor.", "meets", "possible"),
        ("Ruiz vowed to sue Dol and declined to meet Okafor.", "meet", "denied"),
        ("Ruiz could win by naming Okafor.", "naming", "possible"),
        ("Ruiz won by naming Okafor.", "naming", "certain"),
        ("Ruiz went on to blame Okafor.", "blame", "certain"),
        ("Ruiz can act without the approval of Okafor.", "approval", "unknown"),
        ("Without a treaty, Ruiz will not lead Dol.", "lead", "unknown"),
        ("Ruiz dismissed the accusations by Okafor.", "accusations", "certain"),
        ("Ruiz offered praise for Okafor.", "praise", "certain"),
        ("Ruiz made a failed bid for governor.", "bid", "certain"),
        ("Ruiz declined to affirm his support for Okafor.", "support", "unknown"),
        ("Ruiz could not confirm that Okafor resigned.", "resigned", "unknown"),
        ("Ruiz did not say that Okafor resigned.", "resigned", "unknown"),
        ("Ruiz did not mention that Okafor resigned.", "resigned", "certain"),
        ("If Ruiz announced that Okafor resigned, they would leave.", "resigned", "unknown"),
        ("As if to please them, Ruiz said that Okafor resigned.", "resigned", "certain"),
        ("Ruiz made an announcement that he will not run for mayor.", "run", "denied"),
        ("Ruiz was accused of leading the party.", "leading", "probable"),
        ("Ruiz denied the meeting.", "meeting", "denied"),
        ("Ruiz did not hire a lawyer.", "lawyer", "certain"),
    ],
)
def test_words_commit_so_far_to_what_they_say(text: str, word: str, factuality: str) -> None:
    assert how_sure(text, word) == factuality


@pytest.mark.parametrize("text", ["", "?", "not not not not", "If if if \u2028 if", "may " * 2000])
def test_odd_text_raises_nothing(text: str) -> None:
    reading = segment(Reading(Document("an-article", text)))

    assert all(isinstance(factuality_at(reading, token.i), Factuality) for token in reading.parse.tokens)
