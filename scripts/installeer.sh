#!/usr/bin/env bash
# Zet klaar wat de computer zelf moet hebben. Gebruik: installeer.sh PYTHON pango|proefbank
# Met apt en rechten wordt het geïnstalleerd; anders staat er wat u zelf kunt doen, en gaat de rest gewoon door.
set -eu
python=$1
wat=$2

installeer() {
  if ! command -v apt-get >/dev/null 2>&1; then
    echo "Op deze computer is geen apt. In de README staat wat u zelf installeert." >&2
    return 0
  fi
  local voor=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! sudo -n true 2>/dev/null; then
      echo "Er zijn geen rechten om te installeren. Vraag uw beheerder om: apt-get install $*" >&2
      return 0
    fi
    voor=(sudo)
  fi
  "${voor[@]}" apt-get update -qq || echo "De pakketlijst is niet bijgewerkt; wij proberen het met de oude." >&2
  "${voor[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null ||
    echo "Niet gelukt: apt-get install $*. Installeer dit zelf." >&2
}

heeft_bibliotheek() { "$python" -c "import ctypes.util, sys; sys.exit(not ctypes.util.find_library('$1'))"; }

case $wat in
  pango)
    nodig=()
    "$python" -c 'import ensurepip, venv' 2>/dev/null || nodig+=(python3-venv)
    heeft_bibliotheek pango-1.0 || nodig+=(libpango-1.0-0)
    heeft_bibliotheek pangoft2-1.0 || nodig+=(libpangoft2-1.0-0)
    heeft_bibliotheek harfbuzz-subset || nodig+=(libharfbuzz-subset0)
    [ ${#nodig[@]} -eq 0 ] || installeer "${nodig[@]}"
    [ -x .venv/bin/pip ] || "$python" -m venv --clear .venv
    ;;
  proefbank)
    command -v chromium >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1 || installeer chromium
    ;;
  *)
    echo "Kies pango of proefbank." >&2
    exit 2
    ;;
esac
