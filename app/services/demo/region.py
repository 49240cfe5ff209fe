"""Oevergouw, a small region that does not exist, and five networks in it."""

from app.domain.vocabulary import Level
from app.services.demo import agreements, comments, profiles
from app.services.demo.description import DemoNetwork, Partner, Wave

N: Level = "national"
G: Level = "governance"
M: Level = "management"
O: Level = "operations"  # noqa: E741
R: Level = "residents"

FULL, QUICK = "slagvaardigheid", "slagvaardigheid-quickscan"

AFTER_THE_FIRE = DemoNetwork(
    name="Nazorg Werfplein",
    purpose="Bewoners van het Werfplein na de brand helpen aan een woning, aan spullen en aan rust, en hen "
    "daarbij niet van het kastje naar de muur sturen.",
    formality="informal",
    scale="case",
    phase="concluding",
    founded=0.6,
    questionnaire=QUICK,
    reply_to="wijken@gemeente-lisvoorde.example",
    partners=(
        Partner("Gemeente Lisvoorde, wijken", "gemeente-lisvoorde", "municipality", "midfield", (O,)),
        Partner("Woningcorporatie De Lisbloem", "delisbloem", "housing", "midfield", (O,)),
        Partner("Brandweer, post Lisvoorde", "brandweer-oevergouw", "other", "defence", (O,)),
        Partner("Welzijn Lisvoorde", "welzijn-lisvoorde", "care-welfare", "midfield", (O,)),
        Partner("Bewoners Werfplein", "werfplein", "residents", "forward", (R, R)),
    ),
    waves=(
        Wave(
            opened=-62,
            closes=-41,
            answered=5,
            profile=profiles.AFTER_THE_FIRE,
            words="We ronden de nazorg op het Werfplein bijna af. Wat moeten we onthouden voor een volgende "
            "keer? Invullen kost u drie minuten.",
        ),
    ),
)

SAFE_SOUTH = DemoNetwork(
    name="Veilig Lisvoorde-Zuid",
    purpose="Minder overlast en minder jongeren die in de criminaliteit terechtkomen in de vier buurten van "
    "Lisvoorde-Zuid.",
    formality="formal",
    scale="district",
    phase="running",
    founded=4.2,
    questionnaire=FULL,
    reply_to="veiligzuid@gemeente-lisvoorde.example",
    breakdowns=("level",),
    shared=True,
    partners=(
        Partner("Gemeente Lisvoorde", "gemeente-lisvoorde", "municipality", "midfield", (G, G, M, O)),
        Partner("Handhaving Lisvoorde", "gemeente-lisvoorde", "municipality", "defence", (O,)),
        Partner("Politie, basisteam Lisvoorde", "politie-oevergouw", "police-justice", "defence", (G, O, O)),
        Partner("Openbaar Ministerie Oevergouw", "om-oevergouw", "police-justice", "goal", (G,)),
        Partner("Zorg- en Veiligheidshuis Oevergouw", "zvh-oevergouw", "police-justice", "defence", (M,)),
        Partner("Woningcorporatie De Lisbloem", "delisbloem", "housing", "midfield", (G, O)),
        Partner("Scholengroep Oevergouw", "scholengroep-oevergouw", "education", "midfield", (G,)),
        Partner("Basisschool De Kade", "dekade", "education", "midfield", (M,)),
        Partner("Welzijn Lisvoorde", "welzijn-lisvoorde", "care-welfare", "midfield", (G, O)),
        Partner("Jongerenwerk Zuid", "jongerenwerkzuid", "youth", "midfield", (O, O)),
        Partner("GGZ Oevergouw", "ggz-oevergouw", "health", "midfield", (O,)),
        Partner("Ondernemers Zuidpoort", "zuidpoort", "business", "midfield", (M,)),
        Partner("Wijkraad Zuid", "wijkraadzuid", "residents", "forward", (R, R)),
        Partner("Huurders De Kade", "huurders-dekade", "residents", "forward", (R,)),
        Partner("Buurtpreventie De Kade", "buurtpreventie-dekade", "residents", "forward", (R,), until=1),
        Partner(
            "Reclassering Oevergouw", "reclassering-oevergouw", "police-justice", "defence", (O,), since=2
        ),
    ),
    waves=(
        Wave(
            opened=-430,
            closes=-402,
            answered=21,
            profile=profiles.SAFE_SOUTH_BEFORE,
            words="Wij willen weten hoe onze samenwerking in Zuid loopt. De uitkomsten bespreken we in de "
            "stuurgroep en in het overleg van de uitvoerders.\n\nHet programmateam Veilig Lisvoorde-Zuid",
            comments=comments.SAFE_SOUTH_BEFORE,
            actions=agreements.SAFE_SOUTH_BEFORE,
        ),
        Wave(
            opened=-66,
            closes=-38,
            answered=22,
            profile=profiles.SAFE_SOUTH_NOW,
            words="Vorig jaar vulde u deze vragenlijst ook in. Daarna maakten we afspraken over de regie en "
            "over het delen van informatie. Nu willen we weten wat die hebben opgeleverd.\n\n"
            "Het programmateam Veilig Lisvoorde-Zuid",
            comments=comments.SAFE_SOUTH_NOW,
        ),
    ),
)

YOUTH = DemoNetwork(
    name="Jong Meersdam",
    purpose="Jongeren van 12 tot 23 jaar die op straat en rond het uitgaan voor overlast zorgen weer naar "
    "school, werk en hulp krijgen.",
    formality="formal",
    scale="city",
    phase="stuck",
    founded=2.5,
    questionnaire=FULL,
    reply_to="jongeren@gemeente-meersdam.example",
    breakdowns=("line",),
    partners=(
        Partner("Gemeente Meersdam, Jeugd", "gemeente-meersdam", "municipality", "midfield", (G, M)),
        Partner("Gemeente Meersdam, Openbare orde", "gemeente-meersdam", "municipality", "defence", (M, O)),
        Partner("Handhaving Meersdam", "gemeente-meersdam", "municipality", "defence", (M, O, O)),
        Partner("Politie, basisteam Meersdam", "politie-oevergouw", "police-justice", "defence", (M, O, O)),
        Partner("Openbaar Ministerie Oevergouw", "om-oevergouw", "police-justice", "goal", (M, O)),
        Partner("Raad voor de Kinderbescherming", "kinderbescherming", "police-justice", "goal", (O,)),
        Partner("Halt Oevergouw", "halt-oevergouw", "police-justice", "defence", (O,)),
        Partner("Leerplicht Oevergouw", "leerplicht-oevergouw", "education", "defence", (O,)),
        Partner("Meercollege", "meercollege", "education", "midfield", (G, M, O)),
        Partner("Mbo Oevergouw", "mbo-oevergouw", "education", "midfield", (O,)),
        Partner("Jongerenwerk Meersdam", "jongerenwerk-meersdam", "youth", "midfield", (M, O, O)),
        Partner("Jeugdhulp Oevergouw", "jeugdhulp-oevergouw", "youth", "midfield", (M, O)),
        Partner("Werkplein Oevergouw", "werkplein-oevergouw", "work-income", "midfield", (O,)),
        Partner("Horeca Havenstraat", "horeca-havenstraat", "business", "forward", (M,)),
        Partner("Jongerenraad Meersdam", "jongerenraad-meersdam", "residents", "forward", (R, R)),
        Partner("Ouders Havenwijk", "ouders-havenwijk", "residents", "forward", (R, R)),
    ),
    waves=(
        Wave(
            opened=-94,
            closes=-66,
            answered=27,
            profile=profiles.YOUTH,
            words="In het overleg komen we de laatste tijd niet verder. Met deze vragenlijst willen we zien "
            "waar dat aan ligt. Wees vooral eerlijk.\n\nDe procesregisseur",
            comments=comments.YOUTH,
        ),
    ),
)

CARE_AND_SAFETY = DemoNetwork(
    name="Zorg en Veiligheid Oevergouw",
    purpose="Samen optreden en helpen als iemand met onbegrepen gedrag een gevaar is voor zichzelf of voor "
    "een ander, in alle vier de gemeenten van Oevergouw.",
    formality="mandatory",
    scale="region",
    phase="running",
    founded=6.8,
    questionnaire=FULL,
    reply_to="secretariaat@zorgenveiligheid-oevergouw.example",
    row_export=True,
    partners=(
        Partner("Ministerie van Justitie en Veiligheid", "rijk-jenv", "national-government", "goal", (N,)),
        Partner("Ministerie van VWS", "rijk-vws", "national-government", "goal", (N,)),
        Partner("Gemeente Lisvoorde", "gemeente-lisvoorde", "municipality", "midfield", (G, M, O, O)),
        Partner("Gemeente Meersdam", "gemeente-meersdam", "municipality", "midfield", (G, M, O, O)),
        Partner("Gemeente Tolwaard", "gemeente-tolwaard", "municipality", "midfield", (G, M, O)),
        Partner("Gemeente Hoogriet", "gemeente-hoogriet", "municipality", "midfield", (G, M, O)),
        Partner("GGD Oevergouw", "ggd-oevergouw", "health", "midfield", (G, M, O)),
        Partner("Veiligheidsregio Oevergouw", "veiligheidsregio-oevergouw", "other", "defence", (G, M)),
        Partner("Politie Oevergouw", "politie-oevergouw", "police-justice", "defence", (G, M, O, O)),
        Partner("Openbaar Ministerie Oevergouw", "om-oevergouw", "police-justice", "goal", (G, M)),
        Partner("Reclassering Oevergouw", "reclassering-oevergouw", "police-justice", "defence", (M, O)),
        Partner(
            "Zorg- en Veiligheidshuis Oevergouw", "zvh-oevergouw", "police-justice", "defence", (M, O, O)
        ),
        Partner("GGZ Oevergouw", "ggz-oevergouw", "health", "midfield", (G, M, O, O)),
        Partner("Verslavingszorg Oevergouw", "verslavingszorg-oevergouw", "health", "midfield", (M, O)),
        Partner(
            "Ziekenhuis Meersdam, spoedeisende hulp", "ziekenhuis-meersdam", "health", "midfield", (M, O)
        ),
        Partner("Huisartsen Oevergouw", "huisartsen-oevergouw", "health", "midfield", (M, O)),
        Partner("Maatschappelijke opvang De Luwte", "deluwte", "care-welfare", "midfield", (G, O, O)),
        Partner("Woningcorporatie De Lisbloem", "delisbloem", "housing", "midfield", (G, O)),
        Partner("Wonen Meersdam", "wonen-meersdam", "housing", "midfield", (M, O)),
        Partner("Welzijn Lisvoorde", "welzijn-lisvoorde", "care-welfare", "midfield", (M, O)),
        Partner("Wijkteams Meersdam", "wijkteams-meersdam", "care-welfare", "midfield", (M, O, O)),
        Partner("Jeugdbescherming Oevergouw", "jeugdbescherming-oevergouw", "youth", "defence", (M, O)),
        Partner("Zorgkantoor Oevergouw", "zorgkantoor-oevergouw", "health", "midfield", (M,)),
        Partner("Ambulancezorg Oevergouw", "ambulance-oevergouw", "health", "defence", (M, O, O)),
    ),
    waves=(
        Wave(
            opened=-49,
            closes=-21,
            answered=43,
            profile=profiles.CARE_AND_SAFETY,
            words="De stuurgroep wil weten hoe slagvaardig ons netwerk is. In de volgende regiobijeenkomst "
            "bespreken we de uitkomsten met alle partners.",
            comments=comments.CARE_AND_SAFETY,
            rewritten=comments.CARE_AND_SAFETY_REWRITTEN,
        ),
    ),
)

GROWING_OLD = DemoNetwork(
    name="Goed Oud Tolwaard-Oost",
    purpose="Ouderen in Tolwaard-Oost kunnen langer prettig thuis wonen, omdat zorg, welzijn en buren elkaar "
    "weten te vinden.",
    formality="informal",
    scale="neighbourhood",
    phase="starting",
    founded=0.9,
    questionnaire=FULL,
    reply_to="goedoud@gemeente-tolwaard.example",
    partners=(
        Partner("Gemeente Tolwaard", "gemeente-tolwaard", "municipality", "midfield", (M, O)),
        Partner("Thuiszorg Tolwaard", "thuiszorg-tolwaard", "health", "midfield", (M, O, O)),
        Partner("Huisartsenpraktijk Oostwal", "huisarts-oostwal", "health", "defence", (O, O)),
        Partner("Ziekenhuis Meersdam, geriatrie", "ziekenhuis-meersdam", "health", "goal", (O,)),
        Partner("Woonzorgcentrum De Oostwal", "deoostwal", "care-welfare", "midfield", (M, O)),
        Partner("Woningcorporatie Tolhuis", "wonen-tolhuis", "housing", "midfield", (O,)),
        Partner("Welzijn Tolwaard", "welzijn-tolwaard", "care-welfare", "midfield", (O, O)),
        Partner("Bibliotheek Tolwaard", "bibliotheek-tolwaard", "other", "midfield", (O,)),
        Partner("Seniorenraad Tolwaard", "seniorenraad-tolwaard", "residents", "forward", (R, R)),
        Partner("Mantelzorgkring Oost", "mantelzorgkring-oost", "residents", "forward", (R, R)),
    ),
    waves=(
        Wave(
            opened=-9,
            closes=12,
            answered=7,
            profile=profiles.GROWING_OLD,
            words="Ons netwerk bestaat bijna een jaar. Wat loopt goed, en wat moet beter? In de bijeenkomst "
            "van volgende maand bespreken we de uitkomsten met elkaar.\n\nDe kerngroep van Goed Oud",
            comments=comments.GROWING_OLD,
        ),
    ),
)

NETWORKS = (AFTER_THE_FIRE, SAFE_SOUTH, YOUTH, CARE_AND_SAFETY, GROWING_OLD)
