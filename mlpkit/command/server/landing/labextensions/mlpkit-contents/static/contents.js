// The contents page in JupyterLab: the first tab, which stays. It is what `/lab` opens.
//
// JupyterLab loads this file by itself and asks it for its plugin, as for one that its own tools
// built ("module federation"): `init` gets what JupyterLab shares, `get` gives the plugin.

const ADDRESS = "checker/contents";
const [TRIES, PAUSE] = [4, 150]; // a notebook that opens grows while its cells are drawn

/** What JupyterLab shares under a name, in the version that it has. */
async function shared(scope, name) {
  const [version] = Object.values(scope[name]);
  return (await version.get())();
}

async function activate(app, scope) {
  const [{ Widget }, { ServerConnection }] = await Promise.all([
    shared(scope, "@lumino/widgets"),
    shared(scope, "@jupyterlab/services"),
  ]);
  const settings = app.serviceManager.serverSettings;

  /** What the server answers, as an object; an Error where it can't. */
  async function ask(end = "", method = "GET") {
    const address = new URL(ADDRESS + end, settings.baseUrl).href;
    const answer = await ServerConnection.makeRequest(address, { method }, settings);
    const found = await answer.json();
    if (!answer.ok) throw new Error(found.message);
    return found;
  }

  class Contents extends Widget {
    constructor() {
      super();
      this.id = "mlpkit-contents";
      this.title.label = "Contents";
      this.title.closable = false;
      this.addClass("jp-RenderedHTMLCommon");
      Object.assign(this.node.style, { overflow: "auto", padding: "1em 1.5em", outline: "none" });
      this.node.tabIndex = 0;
      this.folder = "";
      this.node.addEventListener("click", (event) => this.click(event));
    }

    onAfterAttach() {
      if (this.isVisible) this.draw();
    }

    /** Each time it comes to the front: something may have been solved meanwhile. */
    onAfterShow() {
      this.draw();
    }

    onActivateRequest() {
      this.node.focus({ preventScroll: true });
    }

    async draw() {
      try {
        const { page, folder } = await ask();
        this.folder = folder;
        if (page !== this.page) this.node.innerHTML = this.page = page;
      } catch (error) {
        this.page = undefined;
        this.node.textContent = `The contents can't be shown: ${error.message}`;
      }
    }

    click(event) {
      const link = event.target.closest("a[href]");
      const button = event.target.closest("button[data-write]");
      if (link) {
        event.preventDefault();
        const [name, place] = link.getAttribute("href").split("#");
        this.open(decodeURIComponent(name), place);
      } else if (button) {
        this.write(button);
      }
    }

    /** Open a notebook at a cell. One that is not open yet has to be there before it goes to it. */
    async open(name, place) {
      const path = this.folder ? `${this.folder}/${name}` : name;
      const panel = await app.commands.execute("docmanager:open", { path });
      if (!panel || !place) return;
      await Promise.all([panel.context.ready, panel.revealed]);
      const { content } = panel;
      const at = content.widgets.findIndex(({ model }) => `cell-id=${model.id}` === place);
      if (at < 0) return;
      content.activeCellIndex = at; // so whatever goes to the active cell goes to this one
      for (let times = 0; times < TRIES; times++) {
        await new Promise((then) => setTimeout(then, PAUSE));
        if (panel.isDisposed) return; // closed meanwhile
        await content.scrollToItem(at, "start");
      }
    }

    /** Have the server write what a button stands for; say what it says, and open it. */
    async write(button) {
      let told = button.parentNode.querySelector("[role=status]");
      if (!told) {
        told = document.createElement("span");
        told.setAttribute("role", "status");
        told.style.marginLeft = "0.8em";
        button.after(told);
      }
      try {
        const found = await ask(`/${button.dataset.write}`, "POST");
        told.textContent = found.told;
        if (found.opened) await this.open(found.opened);
      } catch (error) {
        told.textContent = error.message;
      }
    }
  }

  app.restored.then(() => {
    if (window.innerWidth < 600) app.shell.collapseLeft(); // a phone has no room for the files
    const contents = new Contents();
    const [first] = app.shell.widgets("main");
    const beside = first && { mode: "tab-before", ref: first.id };
    // Where an address names a notebook, that is what its reader wants to see.
    const activate = !/\/tree\//.test(window.location.pathname);
    app.shell.add(contents, "main", { ...beside, activate });
    if (activate) app.shell.activateById(contents.id);
  });
}

let scope;
window._JUPYTERLAB ??= {};
window._JUPYTERLAB["mlpkit-contents"] = {
  init(offered) {
    scope = offered;
  },
  async get() {
    const plugin = { id: "mlpkit-contents:plugin", autoStart: true };
    plugin.description = "The contents page of a course.";
    plugin.activate = (app) => activate(app, scope);
    return () => ({ __esModule: true, default: plugin });
  },
};
