// The order of results in Sphinx's search. The numbers are Sphinx's own, except in `score`: a
// notebook's step of that name comes first, then the notebook, then a function (16), then notebooks
// that have the word in their text (5).
var Scorer = {
  objNameMatch: 11,
  objPartialMatch: 6,
  objPrio: { 0: 15, 1: 5, 2: -5 },
  objPrioDefault: 0,
  title: 15,
  partialTitle: 7,
  term: 5,
  partialTerm: 2,
  score: ([page, , , , score, , kind]) =>
    score + (page.startsWith("notebooks/") ? (kind === "title" ? 20 : 10) : 0),
};
