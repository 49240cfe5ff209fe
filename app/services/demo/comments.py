"""What people in the made-up networks write at the end, by open question. Nobody is named."""

from collections.abc import Mapping

Written = Mapping[str, tuple[str, ...]]

SAFE_SOUTH_BEFORE: Written = {
    "first-step": (
        "Spreek af wie de leiding heeft als het misgaat. Nu bellen we elkaar allemaal tegelijk.",
        "Eén lijst met gezinnen waar we samen aan werken, die iedereen kan inzien.",
        "Laat een bestuurder eens een avond meelopen in de wijk. Dan is veel vergaderen niet meer nodig.",
        "Duidelijkheid over wat we van de AVG mogen. Nu is privacy te vaak het laatste woord.",
        "Minder overleggen, en de overleggen die blijven beter voorbereiden.",
    ),
    "keep": (
        "De korte lijnen tussen wijkagent, jongerenwerk en school.",
        "Iedereen wil hier echt iets voor de wijk betekenen.",
        "Het maandelijkse rondje door de buurt met bewoners erbij.",
        "We kunnen eerlijk tegen elkaar zijn, ook als iets niet lukt.",
    ),
}

SAFE_SOUTH_NOW: Written = {
    "first-step": (
        "Vertel ons wat er met onze signalen gebeurt. We schrijven veel op en horen weinig terug.",
        "Zorg dat het werk doorgaat als iemand vertrekt. Nu begint het dan weer van voren af aan.",
        "De stuurgroep mag vaker bij de uitvoerders aan tafel zitten.",
        "Neem de tijd die dit netwerk vraagt op in de jaarplannen van de organisaties.",
        "Meer aandacht voor de lichte kant: buurtsport, een bijbaan, iemand die meedenkt.",
        "Betrek de wijkraad eerder. Wij horen plannen nu pas als ze af zijn.",
    ),
    "keep": (
        "Sinds er één procesregisseur is, weten we wie wat doet.",
        "Het weekoverleg van de uitvoerders. Kort, staand en met een actielijst.",
        "Het privacyprotocol. We durven nu te delen wat nodig is.",
        "De betrokkenheid. Niemand laat de ander zwemmen.",
        "Bewoners merken dat er sneller iemand komt als ze bellen.",
    ),
}

YOUTH: Written = {
    "first-step": (
        "Eerst kiezen: handhaven of helpen? Zolang dat niet duidelijk is, trekken we aan twee kanten.",
        "Eén keer goed ruzie maken met een goede voorzitter erbij, en dan verder.",
        "Stop met praten over regels en begin met de twintig jongeren die we allemaal kennen.",
        "Grenzen stellen. Er is nu nooit een gevolg als een jongere zich niet aan de afspraak houdt.",
        "Vraag de jongeren zelf wat ze nodig hebben. Boetes helpen hen niet aan een diploma.",
        "Laat iemand van buiten de leiding nemen, die niet bij een van de partijen hoort.",
        "Een gezamenlijk plan op één bladzijde, waar alle directeuren hun naam onder zetten.",
    ),
    "keep": (
        "Op de werkvloer weten we elkaar te vinden, ook als het overleg vastzit.",
        "De vrijdagavonden in de Havenstraat: politie, jongerenwerk en horeca samen op straat.",
        "Dat de jongerenraad aan tafel zit.",
        "Er gaat iedere week iemand langs bij jongeren die thuiszitten.",
    ),
}

CARE_AND_SAFETY: Written = {
    "first-step": (
        "Iedereen houdt informatie voor zich, ook als delen gewoon mag. De stuurgroep moet dat uitspreken.",
        "Afspreken wat we wél delen, in plaats van steeds wat niet mag.",
        "Eén systeem, of in elk geval één plek waar je ziet wie er al bij iemand betrokken is.",
        "Een kleiner overleg. Met zestig mensen om de tafel wordt er niets besloten.",
        "Per gemeente een vast team. De regio is te groot om elkaar te leren kennen.",
        "Laat crisisdienst en politie eens een week met elkaar ruilen.",
        "Neem de familie serieus. Die weet vaak al weken dat het misgaat, maar zit hier niet aan tafel.",
        "Begin met de man uit de Veerstraat over wie we het in maart hadden. Dat had niet gehoeven.",
        "Minder verantwoorden. De helft van onze tijd gaat naar formulieren.",
        "Dat iemand terugbelt. We melden iets en horen daarna nooit meer wat ermee is gedaan.",
    ),
    "keep": (
        "De afspraken over het vervoer van verwarde personen. Die zijn helder en werken.",
        "De vaste plek van dit werk in onze organisatie. Er is tijd en geld voor.",
        "Het Zorg- en Veiligheidshuis zit zaken goed voor.",
        "We hebben een breed aanbod, van een kop koffie tot opname.",
        "De gezamenlijke scholing in het voorjaar.",
        "Het vaste belmoment op maandagochtend.",
    ),
}

CARE_AND_SAFETY_REWRITTEN: Mapping[str, str] = {
    "Begin met de man uit de Veerstraat over wie we het in maart hadden. Dat had niet gehoeven.": "Begin bij "
    "één casus [weggelaten: over één inwoner] en kijk samen waar de informatie bleef liggen.",
}
"""One text was about somebody who can be recognised."""

GROWING_OLD: Written = {
    "first-step": (
        "Samen drie doelen kiezen voor komend jaar, en de rest laten liggen.",
        "Een telefoonnummer waar je met een vraag over een oudere altijd terechtkunt.",
    ),
    "keep": (
        "De inloopochtend in de bibliotheek, waar iedereen elkaar tegenkomt.",
        "De mantelzorgers horen er echt bij.",
    ),
}
