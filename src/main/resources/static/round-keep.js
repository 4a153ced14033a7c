// Keeps the list on the phone, so that it opens on the road, and says that it is kept.
"use strict";
(() => {
  const root = document.querySelector("[data-round]");
  if (!root || !globalThis.caches || !("serviceWorker" in navigator)) return;
  const ready = root.querySelector("[data-part=ready]");
  const keep = async () => {
    await navigator.serviceWorker.ready;
    const pages = await caches.open("pages");
    if (navigator.onLine) {
      const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } });
      if (answer.ok && !answer.redirected) {
        const headers = new Headers(answer.headers);
        headers.set("X-Kept", String(Date.now()));
        await pages.put(location.pathname, new Response(await answer.blob(), { headers }));
      }
    }
    ready.hidden = !await pages.match(location.pathname);
  };
  const again = () => keep().catch(() => { /* the network went away: what is kept stays */ });
  // After sending, what is due has changed: the kept list follows.
  document.addEventListener("round:sending", event => { if (event.detail.state === "done" && event.detail.detail !== "0") again(); });
  again();
})();
