// Makes ../bundles: one file for each explorer, with all that it imports, and the licences of that.
// Run by `make bundles`, with the folder where the packages of package.json were installed.

import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const packages = resolve(process.argv[2], "node_modules");
const esbuild = createRequire(join(packages, "_"))("esbuild");
const sources = dirname(fileURLToPath(import.meta.url));
const bundles = join(sources, "../bundles");

const sha256 = (...texts) => texts.reduce((hash, text) => hash.update(text), createHash("sha256")).digest("hex");
const read = (...path) => readFileSync(join(...path), "utf8");

const shared = readdirSync(sources, { withFileTypes: true })
  .filter((entry) => entry.isFile()).map((entry) => entry.name).sort().map((name) => read(sources, name));
const used = new Set();

rmSync(bundles, { recursive: true, force: true });
mkdirSync(bundles);
for (const name of readdirSync(join(sources, "explorers")).sort()) {
  const made = await esbuild.build({
    entryPoints: [join(sources, "explorers", name)],
    bundle: true, format: "esm", minify: true, target: "es2022", charset: "utf8",
    loader: { ".css": "text" }, nodePaths: [packages], legalComments: "none",
    metafile: true, write: false,
  });
  Object.keys(made.metafile.inputs)
    .map((path) => path.match(/node_modules\/([^/]+)\//)?.[1])
    .filter(Boolean).forEach((one) => used.add(one));
  const code = made.outputFiles[0].text;
  const from = sha256(...shared, read(sources, "explorers", name));
  const head = `// Made by "make bundles"; licences in LICENSES.txt. Sources ${from}, code ${sha256(code)}\n`;
  writeFileSync(join(bundles, name), head + code);
}
const licences = [...used].sort().map((name) => {
  const { version } = JSON.parse(read(packages, name, "package.json"));
  return `${name} ${version}\n\n${read(packages, name, "LICENSE").trim()}\n`;
});
writeFileSync(join(bundles, "LICENSES.txt"), licences.join("\n----\n\n"));
