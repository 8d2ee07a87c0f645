// Two changes to the theme's search: a button closes its dialog, because a phone has no Escape key;
// and its excerpts show a page's text, not the page's list of headings.

const dialog = document.querySelector("#pst-search-dialog");
if (dialog) {
  const button = document.createElement("button");
  button.className = "btn close";
  button.ariaLabel = "Close the search";
  button.textContent = "×";
  button.addEventListener("click", () => dialog.close());
  dialog.append(button);
}

const BESIDE = "nav, footer, .bd-header-article, .bd-sidebar-secondary";
const APART = "p, li, h1, h2, h3, h4, summary, pre, td, th, div, section, b, span.title";

if (typeof Search !== "undefined") {
  const textOf = Search.htmlToText;
  Search.htmlToText = (html, anchor) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    for (const one of page.querySelectorAll(BESIDE)) one.remove();
    for (const one of page.querySelectorAll(APART)) one.append(" ");
    return textOf(page.documentElement.outerHTML, anchor);
  };
}
