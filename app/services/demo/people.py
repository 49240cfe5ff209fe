"""The people of the made-up region: who they are and where they can be reached, always the same."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle
from random import Random

from app.domain.vocabulary import Language, Level
from app.services.demo.description import DemoNetwork, Partner

_FIRST_NAMES = (
    "Aafke Abdel Aisha Albert Anja Annemiek Anouk Arjan Astrid Ayşe Bart Bas Bilal Bram Carla Charlotte "
    "Chantal Chaima Chris Corrie Daan Daniëlle Dennis Dewi Dirk Edith Eefje Elif Els Emre Erik Esther Eva "
    "Fatima Femke Ferry Fleur Floor Frank Gerda Gijs Gülay Hajar Hanneke Hans Harmen Hatice Heleen Henk "
    "Hilde Ibrahim Ilse Imane Ineke Iris Irma Jacqueline Jan Jasmijn Jelle Jeroen Joke Joris José Joyce "
    "Judith Karim Karin Kees Khadija Kim Koen Lars Laura Leila Leontien Lisette Loes Lotte Maaike Maarten "
    "Malika Marcel Margriet Mariska Mark Marloes Martijn Meral Merel Michiel Mieke Mirjam Mohamed Monique "
    "Mourad Nadia Nicole Niels Nienke Noor Nynke Olga Omar Patrick Paul Petra Pieter Rachid Ramon Renske "
    "Richard Rob Roos Ruud Saida Sander Sanne Saskia Sharon Sietske Simone Sjoerd Sofie Stefan Suzanne "
    "Tamara Theo Thijs Tineke Tom Trudy Vera Vincent Wendy Wesley Wilma Wouter Yasmina Youssef Yvonne Zeynep"
)

_SURNAMES = (
    "Aalders,Achterberg,van Aken,Amrani,Arends,Aydın,Baas,Bakker,van den Berg,Berends,el Bakkali,"
    "Bijlsma,Blom,den Boer,Boersma,Bongers,ten Brink,van den Broek,Brouwer,Bruinsma,Çelik,van Dam,"
    "Dekker,Demir,van Dijk,Dijkstra,Doornbos,van Doorn,van Driel,Eijkelboom,van Es,Faber,Ferdinandus,"
    "Geerts,van Gelder,de Graaf,Groen,de Haan,Haddou,Harmsen,Heijnen,Hendriks,van der Heide,Hoekstra,"
    "Hofman,van Houten,Huisman,Idrissi,Jansma,Janssen,de Jong,Jonker,Kamphuis,Kaya,van Keulen,"
    "Kloosterman,de Kok,Koning,Kramer,Kuiper,van Laar,de Lange,Leenders,van Leeuwen,Lont,Maas,Martens,"
    "van der Meer,Meijer,Mohan,Mulder,Nijhuis,van Nes,Noordhoek,Oosterhuis,Öztürk,Peeters,Pinas,Postma,"
    "Prins,Ramdin,van Rijn,Rietveld,Rozema,de Ruiter,Sahin,Schipper,Schouten,Simons,Slot,Smeets,"
    "van der Sluis,Spaans,Steenbergen,Stolk,Sweers,Tahiri,Terpstra,Timmer,Tromp,van der Veen,Verbeek,"
    "Vermeer,Visser,van Vliet,Vos,de Vries,de Waal,Wagenaar,Wiersma,van Wijk,de Wit,Wolters,Yılmaz,"
    "Zandstra,Zijlstra,van Zanten"
)

ENGLISH_SPEAKING = 0.03
NOT_DECOMPOSED = str.maketrans({"ı": "i", "ø": "o", "ß": "ss"})


@dataclass(frozen=True)
class Person:
    """`email` tells people apart, in all networks together."""

    name: str
    email: str
    level: Level
    language: Language
    partner: Partner


def people_of(networks: Sequence[DemoNetwork], seed: int) -> dict[str, tuple[Person, ...]]:
    """Everybody who ever took part in each network, by its name; no name occurs twice."""
    random = Random(f"{seed}/people")  # noqa: S311 - made-up data, always the same
    first_names, surnames = _FIRST_NAMES.split(), _SURNAMES.split(",")
    random.shuffle(first_names)
    random.shuffle(surnames)
    names = zip(cycle(first_names), cycle(surnames), strict=False)
    return {
        network.name: tuple(
            _person(*next(names), level, partner, random)
            for partner in network.partners
            for level in partner.levels
        )
        for network in networks
    }


def _person(first: str, surname: str, level: Level, partner: Partner, random: Random) -> Person:
    return Person(
        name=f"{first} {surname}",
        email=f"{_plain(first)}.{_plain(surname)}@{partner.domain}.example",
        level=level,
        language="en" if random.random() < ENGLISH_SPEAKING else "nl",
        partner=partner,
    )


def _plain(name: str) -> str:
    """The letters of a name as they stand in an address."""
    decomposed = unicodedata.normalize("NFKD", name.lower().translate(NOT_DECOMPOSED))
    return "".join(letter for letter in decomposed if letter.isascii() and letter.isalpha())
