// Load an explorer's bundle and its recording once its figure comes into view. Until then, in print,
// and if anything is missing, its still is shown. docs/live/explorer.js starts Python for gestures
// that the recording can't follow.

const page = document.documentElement;
const follow = () => {
  document.body.dataset.jpThemeLight = page.dataset.theme !== "dark"; // as the bundles know it
};
new MutationObserver(follow).observe(page, { attributeFilter: ["data-theme"] });
follow();

// Paper is white, whatever the screen is.
const paper = matchMedia("print");
let theme = page.dataset.theme;
paper.addEventListener("change", () => {
  if (paper.matches) theme = page.dataset.theme;
  page.dataset.theme = paper.matches ? "light" : theme;
});

async function wake(figure) {
  const { at } = figure.dataset;
  const [bundle, recording] = await Promise.all([
    import(new URL(`${at}.js`, document.baseURI)),
    fetch(`${at}.json`).then((answer) => answer.json()),
  ]);
  const { default: explorer } = bundle;
  const wake = async () => Boolean(await figure.live?.wake());
  const model = await explorer.modelOf(recording, recording.cell && wake);
  const place = figure.appendChild(document.createElement("div"));
  const end = explorer.render({ model, el: place });
  figure.classList.add("awake"); // site.css then hides the still
  figure.recorded = { explorer, model, end, place, cell: recording.cell }; // for docs/live/explorer.js
  figure.dispatchEvent(new Event("awake"));
}

// The theme's folds in the list of pages have no name for a screen reader.
for (const one of document.querySelectorAll("summary"))
  if (!one.textContent.trim()) one.ariaLabel = "pages under it";

// A formula that is wider than the page is scrolled, by keyboard too.
const reach = () => {
  for (const one of document.querySelectorAll("mjx-container[display]"))
    if (one.scrollWidth > one.clientWidth) one.tabIndex = 0;
    else one.removeAttribute("tabindex");
};
addEventListener("load", () => window.MathJax?.startup.promise.then(reach));
addEventListener("resize", reach);

const sight = new IntersectionObserver(
  (entries) => {
    for (const { target } of entries.filter((one) => one.isIntersecting)) {
      sight.unobserve(target);
      wake(target);
    }
  },
  { rootMargin: "400px" },
);
for (const figure of document.querySelectorAll("figure[data-explorer]")) sight.observe(figure);
