// HTML that Python made, as nodes without anything that could run. What learners write reaches Python
// and comes back escaped; this is a second safeguard.

const TAGS = new Set(
  "a b br code div em i li ol p pre span strong table tbody td th thead tr ul".split(" "),
);
const ATTRIBUTES = new Set(["aria-hidden", "class", "role", "style"]);
const NOTEBOOK = /^(\w+)\.ipynb(?:#cell-id=([\w-]+))?$/;

/**
 * The nodes of a piece of HTML.
 *
 * @param {string} html
 * @param {(notebook: string, cell?: string) => string} addressOf  where a link to a cell leads
 */
export function inert(html, addressOf) {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  const made = document.createDocumentFragment();
  made.append(...[...body.childNodes].map((one) => copy(one, addressOf)));
  return made;
}

function copy(node, addressOf) {
  if (node.nodeType !== Node.ELEMENT_NODE) return document.createTextNode(node.textContent ?? "");
  const name = node.localName;
  const made = document.createElement(TAGS.has(name) ? name : "span");
  for (const { name, value } of node.attributes)
    if (ATTRIBUTES.has(name)) made.setAttribute(name, value);
  const link = name === "a" && NOTEBOOK.exec(node.getAttribute("href") ?? "");
  if (link) made.href = addressOf(link[1], link[2]);
  if (name !== "script" && name !== "style")
    made.append(...[...node.childNodes].map((one) => copy(one, addressOf)));
  return made;
}
