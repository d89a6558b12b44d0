"""`vragenlijsten`: which questionnaires there are."""

import sys

from .laden import VragenlijstOptie, laad_vragenlijst, vragenlijstmap


def vragenlijsten(vragenlijst: VragenlijstOptie = None) -> None:
    """Toon de vragenlijsten, met versie, bronnen en lengte.

    Voorbeeld: beleidsscan vragenlijsten
    """
    from ..lezen.vragenlijst import beschikbaar
    from ..model.bevinding import BeleidsscanFout, Uitgang
    from ..rekenen.leestijd import minuten_voor
    from ..schrijven.overzicht import beschrijf_vragenlijst

    map_ = vragenlijstmap(vragenlijst)
    namen = [map_.name] if (map_ / "vragenlijst.yaml").is_file() else beschikbaar(map_)
    if not namen:
        raise BeleidsscanFout(f"In de map {map_} staat geen vragenlijst.", Uitgang.NIETS)
    lijsten = [laad_vragenlijst(map_, naam).vragenlijst for naam in namen]
    minuten = [{rol: minuten_voor(lijst, rol) for rol in lijst.rollen} for lijst in lijsten]
    sys.stdout.write("\n".join(map(beschrijf_vragenlijst, lijsten, minuten)))
