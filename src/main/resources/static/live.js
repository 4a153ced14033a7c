// Keeps an open dashboard in step with the ledgers: figures, feed, map. Says so when the line is broken.
"use strict";
(() => {
  const status = document.querySelector("[data-live]");
  if (!status || !window.EventSource) return;
  const text = status.querySelector("[data-live-text]");
  const feed = document.querySelector("[data-feed]");
  const map = document.querySelector("[data-map-here]");
  const words = status.dataset;
  let source, mapTimer, mapStale = false;

  const say = (state, word) => {
    if (status.dataset.state === state) return;
    status.dataset.state = state;
    text.textContent = word;
  };

  const glow = element => {
    element.classList.remove("glow");
    void element.offsetWidth;
    element.classList.add("glow");
  };

  const show = figures => {
    for (const [name, value] of Object.entries(figures)) {
      const element = document.querySelector(`[data-figure="${name}"]`);
      if (element && element.textContent !== value) {
        element.textContent = value;
        glow(element);
      }
    }
  };

  const part = (tag, value, css) => {
    const element = document.createElement(tag);
    element.textContent = value;
    if (css) element.className = css;
    return element;
  };

  const tell = items => {
    if (!feed) return;
    for (const item of items.slice().reverse()) {
      if (feed.querySelector(`[data-key="${item.key}"]`)) continue;
      const row = document.createElement("li");
      row.dataset.key = item.key;
      const door = document.createElement("a");
      door.href = "/dinas/koperasi/" + item.coop;
      door.append(part("span", item.what, "what"), part("b", item.amount), part("small", item.name), part("time", item.time));
      row.append(door);
      feed.prepend(row);
      glow(row);
    }
    while (feed.children.length > 15) feed.lastElementChild.remove();
    const empty = document.querySelector("[data-feed-empty]");
    if (empty && feed.children.length) empty.hidden = true;
  };

  const touch = coops => {
    if (!map || !coops.length) return;
    for (const coop of coops) {
      const tile = map.querySelector(`a[href="/dinas/koperasi/${coop}"]`);
      if (tile) {
        tile.classList.remove("just");
        void tile.getBoundingClientRect();
        tile.classList.add("just");
      }
    }
    mapStale = true;
    // Colours are classes over all places, so the server draws them; not more often than the eye needs.
    mapTimer ??= setTimeout(redraw, 4000);
  };

  const redraw = async () => {
    mapTimer = undefined;
    if (!mapStale || document.hidden || map.contains(document.activeElement)) {
      if (mapStale) mapTimer = setTimeout(redraw, 4000);
      return;
    }
    mapStale = false;
    try {
      const answer = await fetch(words.map + (location.search.includes("peta=petak") ? "&peta=petak" : ""), {redirect: "error"});
      if (answer.ok) map.innerHTML = await answer.text();
    } catch { mapStale = true; }
  };

  const ended = async () => {
    // The browser gave up: either the session is over, or the house is full, or the server is away.
    try {
      const answer = await fetch(words.live, {redirect: "manual", headers: {Accept: "text/event-stream"}});
      answer.body?.cancel();
      if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) {
        say("ended", "");
        const door = part("a", words.liveEnded);
        door.href = "/masuk?lanjut=" + encodeURIComponent(location.pathname + location.search);
        text.replaceChildren(door);
        return;
      }
      say(answer.status === 503 ? "full" : "lost", answer.status === 503 ? words.liveFull : words.liveLost);
    } catch {
      say("lost", words.liveLost);
    }
    setTimeout(connect, 5000);
  };

  const connect = () => {
    source = new EventSource(words.live);
    source.addEventListener("open", () => say("on", words.liveOn));
    source.addEventListener("pulse", event => {
      const message = JSON.parse(event.data);
      show(message.figures);
      tell(message.feed);
      touch(message.moved);
    });
    source.addEventListener("error", () => {
      if (source.readyState === EventSource.CLOSED) ended();
      else setTimeout(() => { if (source.readyState !== EventSource.OPEN) say("lost", words.liveLost); }, 3500);
    });
  };
  addEventListener("pagehide", () => source?.close());
  addEventListener("pageshow", event => { if (event.persisted) connect(); });
  connect();
})();
