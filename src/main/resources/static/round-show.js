// Says what is on the phone: how much was taken today, what has not been sent, what must be handed in.
"use strict";
(() => {
  const root = document.querySelector("[data-round]");
  if (!root || !globalThis.roundBook) return;
  const say = root.dataset, part = name => root.querySelector(`[data-part=${name}]`);
  const put = (text, ...values) => values.reduce((sentence, value, at) => sentence.replace(`{${at}}`, value), text);
  let sending = "";

  const draw = async () => {
    const [book, papers] = [await roundBook.book(), await roundBook.all()];
    const mine = papers.filter(paper => paper.owner === roundBook.owner).sort((one, other) => other.paper - one.paper);
    const others = papers.filter(paper => paper.owner !== roundBook.owner && !paper.sent).length;
    const today = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Jakarta" }).format(new Date(Date.now() + book.offset));
    const sum = list => list.reduce((total, paper) => total + paper.amount, 0);
    const unsent = mine.filter(paper => !paper.sent), ofToday = mine.filter(paper => paper.date === today);
    const carried = (book.bag ?? Number(say.bag)) + sum(unsent);

    part("status").hidden = false;
    const state = part("state");
    state.className = "status " + (unsent.length ? "wait" : "good");
    state.lastElementChild.textContent = unsent.length ? put(say.unsent, unsent.length, roundBook.rupiah(sum(unsent))) : say.allSent;
    state.firstElementChild.textContent = unsent.length ? "◷" : "✓";
    part("send").hidden = !unsent.length;
    const told = { "signed-out": say.signedOut, other: say.other, later: unsent.length ? say.later : "", refused: say.later, sending: say.sending }[sending] ?? "";
    part("told").textContent = [told, book.phone ? "" : say.noBook, others ? put(say.others, others) : ""].filter(line => line).join(" ");
    part("sign-in").hidden = sending !== "signed-out";
    part("carried").textContent = roundBook.rupiah(carried);
    part("today").textContent = roundBook.rupiah(sum(ofToday));
    part("count").textContent = String(ofToday.length);
    const limit = Number(say.limit ?? 0);
    part("over").hidden = !limit || carried <= limit;

    if (book.phone) root.dataset.phone = book.phone;
    const list = part("papers");
    list.replaceChildren(...mine.slice(0, 60).map(paper => {
      const row = root.querySelector("template[data-row]").content.cloneNode(true).firstElementChild;
      const button = row.querySelector("button");
      row.querySelector("[data-slot=what]").textContent = `${roundBook.number(paper)} · ${paper.name}`;
      row.querySelector("[data-slot=state]").textContent = paper.what + " · " + (paper.sent ? paper.outcome === "POSTED" ? say.sent : say.kept : paper.sentence ?? say.unsentShort);
      row.querySelector("[data-slot=amount]").textContent = roundBook.rupiah(paper.amount);
      button.addEventListener("click", () => roundPaper.show(paper));
      return row;
    }));
    part("book").hidden = !mine.length;
    // A line that was paid today says so, also after the page was opened again without a network.
    for (const mark of root.querySelectorAll("[data-paid]")) {
      const paid = ofToday.filter(paper => `${paper.member}/${paper.kind}/${paper.target}` === mark.dataset.paid);
      mark.textContent = paid.length ? put(say.paid, roundBook.rupiah(sum(paid))) : "";
    }
  };
  const soon = () => draw().catch(() => { part("told").textContent = say.noRoom; part("status").hidden = false; });
  document.addEventListener("round:changed", soon);
  document.addEventListener("round:sending", event => { sending = event.detail.state; soon(); });
  part("send").addEventListener("click", () => document.dispatchEvent(new Event("round:send")));
  soon();
})();
