// What TypeScript doesn't know by itself.

/** A style sheet is imported as its text; build.mjs tells esbuild so. */
declare module "*.css" {
  const text: string;
  export default text;
}

interface Window {
  /** JupyterLab's extensions by name, as "module federation" has them. */
  _JUPYTERLAB: Record<string, unknown>;
}

interface FocusOptions {
  /** Whether the focus gets its ring; browsers know it, the types don't yet. */
  focusVisible?: boolean;
}
