"""What partners in the made-up networks agreed after they had read a report."""

from app.services.demo.description import Action

SAFE_SOUTH_BEFORE = (
    Action(
        finding="stalling.steering",
        intervention="steering-independent-director",
        criterion="steering",
        owner="Gemeente Lisvoorde",
        due=-300,
        state="done",
        note="Er is nu een procesregisseur. Zij legt verantwoording af aan de stuurgroep.",
    ),
    Action(
        finding="stalling.information",
        intervention="information-agreement",
        criterion="information",
        owner="Zorg- en Veiligheidshuis Oevergouw",
        due=-240,
        state="done",
        note="Het protocol past op twee bladzijden. De werkvloer schreef mee en alle besturen tekenden.",
    ),
    Action(
        finding="facet-gap.action-embedding.action.embedding",
        intervention="action-embedding-annual-plan",
        criterion="action-embedding",
        owner="Woningcorporatie De Lisbloem",
        due=-100,
        state="started",
        note="Drie partners hebben uren voor dit netwerk in hun jaarplan staan. De andere volgen.",
    ),
    Action(
        finding="pattern.willing-without-backing",
        intervention="mandate-work-visits",
        criterion="mandate",
        owner="Scholengroep Oevergouw",
        due=-180,
        state="dropped",
        note="Na twee werkbezoeken was er geen tijd meer. De stuurgroep wil dit opnieuw bespreken.",
    ),
)
