# make voorbeeld: zet alles klaar en maakt het voorbeeldrapport. make test: zet alles klaar en toetst alles.
PYTHON ?= python3
BIN := .venv/bin
# Wat bouwt, haalt pip in een omgeving apart. Daar geldt -c niet, maar de eerste van deze (oudere pip) of de tweede wel.
VAST := PIP_CONSTRAINT=constraints.txt PIP_BUILD_CONSTRAINT=constraints.txt
INSTALLEER := $(VAST) $(BIN)/pip install --quiet --disable-pip-version-check

.PHONY: voorbeeld test meet beproef klaar klaar-voor-tests schermen

voorbeeld: klaar
	$(BIN)/beleidsscan evalueer voorbeelden/groningen-2023.yaml --naar uitvoer/

test: klaar-voor-tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n 2 --dist loadfile

# Verhoudingen in tijd en geheugen, gemeten in één keer.
meet: klaar-voor-tests
	$(BIN)/python tests/meet.py

# De lange proef: 25.000 verminkte bestanden, elk door evalueer en door controleer.
beproef: klaar-voor-tests
	BELEIDSSCAN_PROEVEN=25000 $(BIN)/pytest -n 2 tests/test_verminkt.py -q

# Nieuwe schermen en bladzijden als voorbeeld vastleggen, na ernaar gekeken te hebben.
schermen: klaar-voor-tests
	BELEIDSSCAN_LEG_VAST=1 $(BIN)/pytest -q tests/test_schermen.py tests/test_rapport.py tests/test_vergelijk.py tests/test_gesprek.py tests/test_formulier.py tests/test_bevindingen.py tests/test_controleer.py tests/test_controles.py tests/test_schemas.py tests/test_bijwerken.py tests/test_invullen.py tests/test_importeer.py

klaar: $(BIN)/klaar
klaar-voor-tests: $(BIN)/klaar-voor-tests

$(BIN)/klaar: pyproject.toml constraints.txt scripts/installeer.sh
	bash scripts/installeer.sh "$(PYTHON)" pango
	$(INSTALLEER) -e .
	touch $@

$(BIN)/klaar-voor-tests: $(BIN)/klaar
	bash scripts/installeer.sh "$(PYTHON)" proefbank
	$(INSTALLEER) -e ".[test]"
	touch $@
