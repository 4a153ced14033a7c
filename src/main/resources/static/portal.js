// Keeps the member's pages for the time without a network, and offers to install where the browser can.
"use strict";
(() => {
  // The service worker keeps what one opens; this also keeps the doors of the first page, before one needs them.
  const keep = async () => {
    const first = document.querySelector("[data-keep]:not(a)");
    if (!first || !navigator.onLine || !("serviceWorker" in navigator)) return;
    await navigator.serviceWorker.ready;
    const pages = await caches.open("pages");
    const doors = [...document.querySelectorAll("a[data-keep]")].map(door => door.href);
    for (const address of [location.href, ...new Set(doors)]) {
      const answer = await fetch(address, { headers: { Accept: "text/html" } });
      if (!answer.ok || answer.redirected) continue;
      const headers = new Headers(answer.headers);
      headers.set("X-Kept", String(Date.now()));
      await pages.put(address, new Response(await answer.blob(), { headers }));
    }
  };
  if (globalThis.caches) keep().catch(() => { /* the network went away, or storage is full: what is kept stays */ });

  addEventListener("beforeinstallprompt", event => {
    event.preventDefault();
    const now = document.querySelector("[data-install-now]");
    if (!now) return;
    now.hidden = false;
    now.closest("details").open = true;
    now.querySelector("button").addEventListener("click", async () => {
      now.hidden = true;
      await event.prompt();
    });
  });
})();
