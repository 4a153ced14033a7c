// Shows a paper of the phone: to read, to print, to send as a text.
"use strict";
globalThis.roundPaper = (() => {
  const dialog = document.querySelector("[data-paper]");
  if (!dialog || !globalThis.roundBook) return null;
  const root = document.querySelector("[data-round]"), say = root.dataset;
  const slot = name => dialog.querySelector(`[data-slot=${name}]`);
  const text = () => [
    "*" + say.place + "*", say.paperTitle + " " + slot("number").textContent,
    ...[...dialog.querySelectorAll("dl > div")].map(row => row.querySelector("dt").textContent + ": " + row.querySelector("dd").textContent),
    slot("state").textContent, slot("check").hidden ? "" : slot("check").href,
  ].filter(line => line).join("\n");
  const show = paper => {
    const when = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeStyle: "short", timeZone: "Asia/Jakarta" });
    slot("number").textContent = roundBook.number(paper);
    slot("when").textContent = when.format(new Date(paper.takenAt));
    slot("member").textContent = paper.name + " · " + paper.member;
    slot("for").textContent = paper.what;
    slot("amount").textContent = roundBook.rupiah(paper.amount);
    slot("state").textContent = paper.sent ? paper.sentence : say.unsentPaper;
    const check = slot("check");
    check.hidden = !(paper.sent && paper.entryNo && paper.mark);
    if (!check.hidden) {
      check.href = `/bukti/${say.coop}/${paper.entryNo}?h=${paper.mark}`;
      check.textContent = say.check;
    }
    slot("chat").href = "https://wa.me/?text=" + encodeURIComponent(text());
    if (!dialog.open) dialog.showModal();
  };
  slot("share").hidden = !navigator.share;
  slot("share").addEventListener("click", () => navigator.share({ text: text() }).catch(() => {}));
  slot("print").addEventListener("click", () => print());
  slot("close").addEventListener("click", () => dialog.close());
  return { show };
})();
