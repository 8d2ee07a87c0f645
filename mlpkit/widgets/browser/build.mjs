// Makes ../bundles: one file for each explorer with all that it imports, and the licences of what is
// imported. `make bundles` runs it after installing what package-lock.json names.

import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const sources = dirname(fileURLToPath(import.meta.url));
const bundles = join(sources, "../bundles");

const read = (...path) => readFileSync(join(sources, ...path));
const shared = readdirSync(sources)
  .filter((name) => /\.(css|js|mjs)$|^package-lock/.test(name))
  .sort();
const used = new Set();

rmSync(bundles, { recursive: true, force: true });
mkdirSync(bundles);
for (const name of readdirSync(join(sources, "explorers")).sort()) {
  const { metafile, outputFiles } = await build({
    absWorkingDir: sources,
    entryPoints: [`explorers/${name}`],
    bundle: true,
    format: "esm",
    minify: true,
    target: "es2022",
    charset: "utf8",
    loader: { ".css": "text" },
    legalComments: "none",
    metafile: true,
    write: false,
  });
  for (const path of Object.keys(metafile.inputs)) {
    const [, one] = path.match(/^node_modules\/([^/]+)\//) ?? [];
    if (one) used.add(one);
  }
  // So that tests/widgets/test_bundles.py sees without Node.js that a source has changed.
  const hash = createHash("sha256");
  for (const path of [...shared, `explorers/${name}`]) hash.update(read(path));
  const head = `// Made by "make bundles"; licences in LICENSES.txt. Sources ${hash.digest("hex")}\n`;
  writeFileSync(join(bundles, name), head + outputFiles[0].text);
}
const licences = [...used].sort().map((name) => {
  const { version } = JSON.parse(read("node_modules", name, "package.json"));
  return `${name} ${version}\n\n${read("node_modules", name, "LICENSE").toString().trim()}\n`;
});
writeFileSync(join(bundles, "LICENSES.txt"), licences.join("\n----\n\n"));
