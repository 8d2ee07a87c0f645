// The service worker: once Python has been loaded, the whole site works without a network. It
// keeps each file under its digest, so an update fetches only what has changed, and a page never
// mixes two versions: the list of files belongs to this worker. `docs/offline.py` writes the list
// before this source: FILES, {path: digest} of what is fetched at once, and LATER, of what is kept
// when it is first asked for.

const NAME = "mlpkit";
const AT_ONCE = 6; // requests
const root = self.registration.scope;
const all = { ...FILES, ...LATER };
// as the cache spells it, with %20 for a space
const key = (path) => new URL(`${path}?${encodeURIComponent(all[path])}`, root).href;

async function kept(path) {
  const cache = await caches.open(NAME);
  const found = await cache.match(key(path));
  if (found) return found;
  const integrity = `sha256-${all[path]}`; // a host that is being updated may have another version
  const answer = await fetch(root + path, { integrity, cache: "no-cache" });
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  await cache.put(key(path), answer.clone());
  return answer;
}

async function keepAll() {
  const paths = Object.keys(FILES);
  const one = async () => {
    for (let path = paths.pop(); path !== undefined; path = paths.pop())
      await (await kept(path)).body?.cancel();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}

async function forgetOthers() {
  const cache = await caches.open(NAME);
  const wanted = new Set(Object.keys(all).map(key));
  for (const { url } of await cache.keys()) if (!wanted.has(url)) await cache.delete(url);
}

// A new version waits until no page of the old one is open; the only page may be reloaded for it.
async function answer(request, path) {
  const { waiting } = self.registration;
  if (request.mode === "navigate" && waiting && (await clients.matchAll()).length < 2) {
    waiting.postMessage("begin");
    return new Response("", { headers: { Refresh: "0" } });
  }
  return kept(path).catch(() => fetch(request));
}

self.addEventListener("install", (event) => event.waitUntil(keepAll()));
self.addEventListener("activate", (event) =>
  event.waitUntil(forgetOthers().then(() => clients.claim())),
);
self.addEventListener("message", ({ data }) => data === "begin" && self.skipWaiting());
self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method !== "GET" || !url.startsWith(root)) return;
  let path = decodeURIComponent(new URL(url).pathname.slice(new URL(root).pathname.length));
  if (path === "" || path.endsWith("/")) path += "index.html";
  if (path in all) event.respondWith(answer(event.request, path));
});
