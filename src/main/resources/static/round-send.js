// Sends what the phone wrote: each paper stays here until the books answered it, however often the network breaks.
"use strict";
(() => {
  const root = document.querySelector("[data-round]");
  if (!root || !globalThis.roundBook) return;
  const api = root.dataset.api, BATCH = 20;
  const tell = (state, detail = "") => document.dispatchEvent(new CustomEvent("round:sending", { detail: { state, detail } }));
  const ask = async (path, init = {}) => {
    const answer = await fetch(api + path, { ...init, cache: "no-store", headers: { Accept: "application/json", ...init.headers }, signal: AbortSignal.timeout(30000) });
    if (answer.status === 401) throw Object.assign(new Error("signed out"), { state: "signed-out" });
    if (!answer.ok) throw Object.assign(new Error("status " + answer.status), { state: answer.status < 500 ? "refused" : "later" });
    return answer.json();
  };
  const unsent = async () => (await roundBook.all())
    .filter(paper => paper.owner === roundBook.owner && !paper.sent)
    .sort((one, other) => one.paper - other.paper);

  const send = async () => {
    const contact = await ask("/contact");
    // The page is of one collector; another may have signed in on this phone since it was kept.
    if (String(contact.collector) !== root.dataset.collector) return tell("other");
    const post = (path, body) => ask(path, { method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json", "X-CSRF-TOKEN": contact.formToken } });
    let book = await roundBook.book();
    const { phone, last } = await post("/phones", { device: book.device });
    book = await roundBook.note({ phone, next: last + 1, bag: contact.bag, offset: Date.parse(contact.now) - Date.now() });
    const waiting = await unsent();
    for (let from = 0; from < waiting.length; from += BATCH) {
      const some = waiting.slice(from, from + BATCH);
      tell("sending");
      const { answers, bag } = await post("/receipts", {
        phone, pending: waiting.length - from - some.length,
        receipts: some.map(({ id, paper, kind, member, target, amount, date, takenAt }) => ({ id, paper, kind, member, target, amount, date, takenAt })),
      });
      for (const { id, outcome, entryNo, mark, sentence } of answers) {
        const sent = outcome === "POSTED" || outcome === "HELD" || outcome === "WAITING";
        await roundBook.answered(id, { sent, outcome, entryNo, mark, sentence });
      }
      await roundBook.note({ bag });
    }
    if (!waiting.length) await post("/receipts", { phone, pending: 0, receipts: [] });
    tell("done", String(waiting.length));
  };

  let running = null, again = false;
  const once = () => {
    if (running) { again = true; return running; }
    running = (async () => {
      try {
        // One tab of the phone sends; were two to send, the books would still take each paper once.
        if (navigator.locks) await navigator.locks.request("keliling", send);
        else await send();
      } catch (broken) {
        tell(broken.state ?? "later");
      }
    })().finally(() => {
      running = null;
      if (again) { again = false; once(); }
    });
    return running;
  };
  document.addEventListener("round:taken", () => { if (navigator.onLine) once(); });
  document.addEventListener("round:send", once);
  addEventListener("online", once);
  setInterval(async () => { if (navigator.onLine && !running && (await unsent()).length) once(); }, 60000);
  navigator.storage?.persist?.().catch(() => {});
  roundBook.tidy().catch(() => {});
  once();
})();
