// The contents page in JupyterLab: the first tab, which can't be closed. `/lab` opens it. The other
// files here add to the notebooks.
//
// JupyterLab loads this file and asks it for its plugin, as if its own tools had built the file
// ("module federation"): `init` gets what JupyterLab shares, `get` returns the plugin. Where the
// server shows no course, or its half of the extension is switched off, it does nothing.
//
// The types are checked by `npm run style` in mlpkit/widgets/browser.

/** @import { Actions, Ask, NotebookPanel } from "./notebooks.js" */

/**
 * What JupyterLab shares: packages by name, then by version.
 *
 * @typedef {Record<string, Record<string, { get(): Promise<() => any> }>>} Scope
 */

/**
 * What contents.py answers: whether there is a course; the page as HTML and the folder of the
 * notebooks; or the notebook that was written and a sentence about it.
 *
 * @typedef {{ found: boolean }} Found
 * @typedef {{ page: string, folder: string }} Page
 * @typedef {{ opened: string | null, told: string }} Written
 */

/**
 * What is used here of JupyterLab's application.
 *
 * @typedef {{
 *   name: string,
 *   serviceManager: { serverSettings: { baseUrl: string } },
 *   commands: { execute(name: string, options: object): Promise<NotebookPanel | undefined> },
 *   docRegistry: { addWidgetExtension(kind: string, made: object): void },
 *   restored: Promise<void>,
 *   shell: {
 *     collapseLeft(): void,
 *     widgets(area: string): Iterable<{ id: string }>,
 *     add(widget: object, area: string, options: object): void,
 *     activateById(id: string): void,
 *   },
 * }} App
 */

const ADDRESS = "checker/";

/**
 * The package that JupyterLab shares under a name, in the version that it has.
 *
 * @param {Scope} scope
 * @param {string} name
 */
async function getShared(scope, name) {
  const [version] = Object.values(scope[name]);
  return (await version.get())();
}

/**
 * @param {App} app
 * @param {Scope} scope
 */
async function activate(app, scope) {
  if (app.name === "Jupyter Notebook") return; // a page of it has room for one thing, the notebook
  const [{ Widget }, { ServerConnection }, { NotebookActions }] = await Promise.all(
    ["@lumino/widgets", "@jupyterlab/services", "@jupyterlab/notebook"].map((name) =>
      getShared(scope, name),
    ),
  );
  /** @type {Actions} */
  const actions = NotebookActions;
  const settings = app.serviceManager.serverSettings;

  /**
   * The server's answer, as an object; throws an Error with its message if it has none.
   *
   * @type {Ask}
   */
  async function ask(end, sent) {
    const address = new URL(ADDRESS + end, settings.baseUrl).href;
    const how = sent ? { method: "POST", body: JSON.stringify(sent) } : {};
    const answer = await ServerConnection.makeRequest(address, how, settings);
    const found = await answer.json();
    if (!answer.ok) throw new Error(found.message);
    return found;
  }

  /** @type {Found} */
  const { found } = await ask("contents/folder").catch(() => ({ found: false }));
  if (!found) return;
  const [{ showCell }, { answerMissingNames, wake }, { addLetters }] = await Promise.all([
    import("./notebooks.js"),
    import("./unrun.js"),
    import("./letters.js"),
  ]);

  /** @type {new () => { node: HTMLElement, id: string, title: any, isVisible: boolean, addClass(name: string): void }} */
  const Base = Widget;

  class Contents extends Base {
    constructor() {
      super();
      this.id = "mlpkit-contents";
      this.title.label = "Contents";
      this.title.closable = false;
      this.addClass("jp-RenderedHTMLCommon");
      Object.assign(this.node.style, { overflow: "auto", padding: "1em 1.5em", outline: "none" });
      this.node.tabIndex = 0;
      this.folder = "";
      /** @type {string | undefined} */
      this.page = undefined;
      this.node.addEventListener("click", (event) => this.click(event));
    }

    onAfterAttach() {
      if (this.isVisible) this.draw();
    }

    /** Each time it comes to the front, because something may have been solved meanwhile. */
    onAfterShow() {
      this.draw();
    }

    onActivateRequest() {
      this.node.focus({ preventScroll: true });
    }

    async draw() {
      try {
        /** @type {Page} */
        const { page, folder } = await ask("contents");
        this.folder = folder;
        if (page === this.page) return;
        const first = this.page === undefined;
        this.node.innerHTML = this.page = page;
        if (first) this.node.querySelector(".here")?.scrollIntoView({ block: "nearest" });
      } catch (error) {
        this.page = undefined;
        this.node.textContent = `The contents can't be shown: ${messageOf(error)}`;
      }
    }

    /** @param {MouseEvent} event */
    click(event) {
      const target = /** @type {Element} */ (event.target);
      const link = target.closest("a[href]");
      /** @type {HTMLButtonElement | null} */
      const button = target.closest("button[data-write]");
      if (link) {
        event.preventDefault();
        const [name, place] = (link.getAttribute("href") ?? "").split("#");
        this.open(decodeURIComponent(name), place, Boolean(link.closest(".gallery")));
      } else if (button) {
        this.write(button);
      }
    }

    /**
     * Open a notebook, at a cell if `place` names one; an explorer's cell also runs.
     *
     * @param {string} name
     * @param {string} [place]
     * @param {boolean} [explorer]
     */
    async open(name, place, explorer) {
      const path = this.folder ? `${this.folder}/${name}` : name;
      const panel = await app.commands.execute("docmanager:open", { path });
      if (!panel || !place) return;
      await Promise.all([panel.context.ready, panel.revealed]);
      const { content } = panel;
      const cell = content.widgets.find(({ model }) => `cell-id=${model.id}` === place);
      if (!cell) return;
      showCell(content, cell);
      if (explorer) await wake(actions, ask, content, cell);
    }

    /**
     * Have the server write the notebook that a button stands for, show its sentence, and open the
     * notebook.
     *
     * @param {HTMLButtonElement} button
     */
    async write(button) {
      /** @type {HTMLElement | null | undefined} */
      let told = button.parentElement?.querySelector("[role=status]");
      if (!told) {
        told = document.createElement("span");
        told.setAttribute("role", "status");
        told.style.marginLeft = "0.8em";
        button.after(told);
      }
      try {
        /** @type {Written} */
        const found = await ask(`contents/${button.dataset.write}`, {});
        told.textContent = found.told;
        if (found.opened) await this.open(found.opened);
      } catch (error) {
        told.textContent = messageOf(error);
      }
    }
  }

  answerMissingNames(actions, ask);
  addLetters(
    app.docRegistry,
    actions,
    ask("letters").catch(() => ({})), // the contents page says what is wrong
  );
  app.restored.then(() => {
    if (window.innerWidth < 600) app.shell.collapseLeft(); // a phone has no room for the files
    const contents = new Contents();
    const [first] = app.shell.widgets("main");
    const beside = first && { mode: "tab-before", ref: first.id };
    // If the address names a notebook, that is what its reader wants to see.
    const activate = !/\/tree\//.test(window.location.pathname);
    app.shell.add(contents, "main", { ...beside, activate });
    if (activate) app.shell.activateById(contents.id);
  });
}

const messageOf = (/** @type {unknown} */ error) =>
  error instanceof Error ? error.message : String(error);

/** @type {Scope} */
let scope;
window._JUPYTERLAB ??= {};
window._JUPYTERLAB["mlpkit-contents"] = {
  /** @param {Scope} offered */
  init(offered) {
    scope = offered;
  },
  async get() {
    const plugin = {
      id: "mlpkit-contents:plugin",
      autoStart: true,
      description: "The contents page of a course.",
      activate: (/** @type {App} */ app) => activate(app, scope),
    };
    return () => ({ __esModule: true, default: plugin });
  },
};
