# make lab       open the course in JupyterLab; ARGS="--no-browser --port 8899" go to JupyterLab
# make test      style, unit tests, every notebook against its stored outputs, and a first look in a
#                browser; EXTRAS=bench,frameworks,jax also installs PyTorch, scikit-learn, JAX, ONNX
#                and safetensors, for tests that compare with them and for notebook 12, which is left
#                out without them
# make proofs    the tests that take long: faults put into the course, hundreds of kills, the
#                whole course in a browser, and the oldest dependencies; EXTRAS as above
# make constraints  run make test and make proofs with EXTRAS=bench,frameworks,jax,site and, if both
#                are green, write the versions in .venv into .ci/constraints.txt; to find the newest
#                ones, delete .venv first
# make outputs   run the notebooks again and store what they print; NOTEBOOKS="notebooks/..." for some
# make bench     measure speed, memory and accuracy, compared with PyTorch, scikit-learn and JAX, for
#                benchmarks/README.md, and say how long each part took; ARGS="--only busy" for one
# make oldest    unit tests and notebooks again, with Python 3.11 and the oldest versions that
#                pyproject.toml names; uv installs them into build/oldest
# make site      make the web edition in build/site from stored outputs: nothing is run again, except
#                once to record explorers; `python3 -m http.server -d build/site` shows it. With
#                Node.js its pages run Python, too
# make epub      the same as a book, without explorers: build/epub/mlpkit.epub
# make bundles   make the explorers' bundles from mlpkit/widgets/browser; needs Node.js. In that folder
#                `npm run style` checks types, lint and format; `npm run style -- --write` fixes the
#                last two
# make wasm      build NumPy and Matplotlib for the site's pages again, the archives in docs/wasm; needs
#                Emscripten, Node.js and PYTHON=python3.13 (docs/wasm/README.md); ARGS=--compare writes
#                nothing
# make stills    draw the explorers' stills that come with mlpkit again, if a picture has changed, and
#                photograph each explorer in use, in a browser, for the contents page
# make pictures  run the tests in the browser, and take the pictures of README.md again
#
# With LOCKED=1 packages are installed in the versions that the whole suite was last green with,
# those in .ci/constraints.txt, and not in the newest ones: make lab LOCKED=1, make test LOCKED=1

PYTHON ?= python3
BIN = .venv/bin
EXTRAS =
ARGS =
NOTEBOOKS =
LOCKED =
STAMP = .venv/$(if $(LOCKED),locked,installed)

lab: $(STAMP)-lab
	@$(BIN)/mlpkit lab $(ARGS)

test: $(STAMP)-test$(EXTRAS:%=,%)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/python -m pytest --nbval
	$(BIN)/python -m pytest tests/pages/test_smoke.py -m smoke -rs

proofs: $(STAMP)-test$(EXTRAS:%=,%)
	$(BIN)/python -m pytest -m '(guards or proofs) and not browser' -rs
	$(BIN)/python -m pytest -m browser -rs
	$(MAKE) oldest

constraints:
	$(MAKE) test proofs EXTRAS=bench,frameworks,jax,site
	$(BIN)/python .ci/write_constraints.py

outputs: $(STAMP)-test
	$(BIN)/python -m tests.notebooks.make_outputs $(NOTEBOOKS)

bench: $(STAMP)-test,bench
	$(BIN)/python -m benchmarks $(ARGS)

pictures: $(STAMP)-test
	MLPKIT_WRITE_PICTURES=1 $(BIN)/python -m pytest -m browser -rs

site: $(STAMP)-site
	$(BIN)/python -m docs

epub: $(STAMP)-site
	$(BIN)/python -m docs epub

oldest: $(STAMP)-test
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv venv --quiet --clear --seed --python 3.11 build/oldest
	$(BIN)/uv pip install --quiet --python build/oldest --resolution lowest-direct -e '.[test]'
	build/oldest/bin/python -m pytest --nbval

stills: $(STAMP)-test
	$(BIN)/python -m tests.widgets.make_stills
	$(BIN)/python -m tests.pages.in_use

wasm:
	cd docs/live && npm ci
	$(PYTHON) -m docs.wasm $(ARGS)

bundles:
	cd mlpkit/widgets/browser && npm ci && npm run build

# One stamp per set of extras; all are renewed when pyproject.toml changes.
.venv/installed-%: pyproject.toml
	$(install)

.venv/locked-%: pyproject.toml .ci/constraints.txt
	$(install)

define install
	@echo 'Installing mlpkit[$*] into .venv. The first time takes a few minutes.'
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check \
		$(if $(LOCKED),--constraint .ci/constraints.txt) -e '.[$*]'
	@touch '$@'
endef

.PHONY: lab test proofs constraints outputs bench oldest site epub bundles stills pictures wasm
