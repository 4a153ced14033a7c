// Writes a paper on the phone when money is taken, with or without a network.
"use strict";
(() => {
  const root = document.querySelector("[data-round]");
  if (!root || !globalThis.roundBook || !crypto.getRandomValues) return;
  const say = root.dataset;
  const complain = (form, sentence) => {
    let place = form.querySelector(".problem");
    if (!place) {
      place = document.createElement("p");
      place.className = "problem";
      place.setAttribute("role", "alert");
      form.querySelector(".field").append(place);
    }
    place.textContent = sentence;
  };
  let phone = null;
  roundBook.book().then(book => { phone = book.phone ?? null; }).catch(() => {});
  document.addEventListener("round:changed", () => roundBook.book().then(book => { phone = book.phone ?? null; }).catch(() => {}));

  root.addEventListener("submit", async event => {
    const form = event.target;
    if (!form.matches("[data-take]")) return;
    // Until the phone has a number of its own, the page takes the money itself, as without scripts.
    if (!phone && navigator.onLine) return;
    event.preventDefault();
    if (form.dataset.busy) return;
    if (!phone) return complain(form, say.noBook);
    const digits = form.elements.jumlah.value.replaceAll(".", "").trim();
    if (!/^[1-9]\d{0,12}$/.test(digits)) return complain(form, say.badAmount);
    const amount = Number(digits), limit = Number(say.limit ?? 0);
    form.dataset.busy = "true";
    try {
      const [book, papers] = [await roundBook.book(), await roundBook.all()];
      const carried = (book.bag ?? Number(say.bag))
        + papers.filter(paper => paper.owner === roundBook.owner && !paper.sent).reduce((sum, paper) => sum + paper.amount, 0);
      if (limit && say.strict && carried + amount > limit)
        return complain(form, say.overLimit.replace("{0}", roundBook.rupiah(carried + amount)).replace("{1}", roundBook.rupiah(limit)));
      const { kind, member, target, name, what } = form.dataset;
      const written = await roundBook.write({ kind, member: Number(member), target: Number(target), name, what, amount });
      if (!written) return complain(form, say.noBook);
      form.querySelector(".problem")?.remove();
      form.closest("details").open = false;
      roundPaper.show(written);
      document.dispatchEvent(new Event("round:taken"));
    } catch {
      complain(form, say.noRoom);
    } finally {
      delete form.dataset.busy;
    }
  });
})();
