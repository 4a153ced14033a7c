// Keeps the shell of the pages, the member's last pages and the collector's list, so that they open without a network and say so.
"use strict";
const SHELL = "shell-{version}", PAGES = "pages";
const FILES = ["{shell}"];
// A collector's list, whatever stands behind the question mark.
const ROUND = /^\/k\/\d{13}\/keliling$/;

self.addEventListener("install", event => {
  event.waitUntil(caches.open(SHELL).then(cache => cache.addAll([...FILES, "/luring"])).then(() => self.skipWaiting()));
});
self.addEventListener("activate", event => {
  event.waitUntil(caches.keys()
    .then(names => Promise.all(names.filter(name => name.startsWith("shell-") && name !== SHELL).map(name => caches.delete(name))))
    .then(() => self.clients.claim()));
});
self.addEventListener("fetch", event => {
  const { request } = event, url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (request.method !== "GET") {
    // Whoever signs in or out leaves no page of theirs behind for the next one.
    if (url.pathname === "/keluar" || url.pathname === "/masuk") event.waitUntil(caches.delete(PAGES));
    return;
  }
  if (url.pathname.startsWith("/static/"))
    event.respondWith(caches.match(request).then(kept => kept ?? fetch(request)));
  else if (request.mode === "navigate")
    event.respondWith(url.pathname === "/anggota" || url.pathname.startsWith("/anggota/") ? keptPage(request, request)
      : ROUND.test(url.pathname) ? keptPage(request, url.pathname) : page(request));
});

// An installed app begins at "/", which leads a member and a collector to their pages: without a network, to those that
// were kept.
const page = request => fetch(request).catch(async () => {
  if (new URL(request.url).pathname === "/") {
    const pages = await caches.open(PAGES), kept = await pages.match("/anggota");
    if (kept) return stale(kept);
    const round = (await pages.keys()).find(({ url }) => ROUND.test(new URL(url).pathname));
    if (round) return Response.redirect(round.url, 303);
  }
  return caches.match("/luring");
});

const keptPage = async (request, name) => {
  try {
    const fresh = await fetch(request);
    if (fresh.ok && !fresh.redirected) {
      const headers = new Headers(fresh.headers);
      headers.set("X-Kept", String(Date.now()));
      const cache = await caches.open(PAGES);
      await cache.put(name, new Response(await fresh.clone().blob(), { headers }));
    }
    return fresh;
  } catch {
    const kept = await (await caches.open(PAGES)).match(name);
    return kept ? stale(kept) : caches.match("/luring");
  }
};

// The kept page says from when it is, in its own language.
const stale = async kept => {
  const html = await kept.text();
  const language = /<html lang="([a-z]+)"/.exec(html)?.[1] ?? "id";
  const sentence = /data-stale="([^"]*)"/.exec(html)?.[1] ?? "";
  const when = new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short" }).format(Number(kept.headers.get("X-Kept")));
  const notice = `<div class="notice wait" role="status"><span class="mark" aria-hidden="true">◷</span><p>${sentence} ${when}.</p></div>`;
  return new Response(html.replace(/(<main[^>]*>)/, "$1" + notice), { headers: kept.headers });
};
