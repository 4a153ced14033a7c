// Adds up the denomination table while one types, and says at once what is missing or too much.
"use strict";
for (const table of document.querySelectorAll("[data-denominations]")) {
  const text = rupiah => String(Math.abs(rupiah)).replace(/\B(?=(\d{3})+$)/g, ".");
  const figure = rupiah => rupiah === 0 ? "–" : rupiah < 0 ? "(" + text(rupiah) + ")" : text(rupiah);
  const pieces = [...table.querySelectorAll("[data-face]")];
  const add = () => {
    let total = 0;
    let typed = false;
    for (const field of pieces) {
      const count = /^\d{1,6}$/.test(field.value.trim()) ? Number(field.value) : 0;
      const worth = count * Number(field.dataset.face);
      field.closest("tr").querySelector("[data-worth]").textContent = figure(worth);
      typed ||= field.value.trim() !== "";
      total += worth;
    }
    table.querySelector("[data-total]").textContent = figure(total);
    const row = table.querySelector("[data-difference]");
    if (!row) return;
    const difference = total - Number(table.dataset.book);
    row.hidden = !typed;
    row.classList.toggle("missing", difference < 0);
    row.querySelector("output").textContent = difference === 0 ? "Rp0" : figure(difference);
  };
  table.addEventListener("input", add);
  // Enter goes to the next note instead of sending half a count.
  table.addEventListener("keydown", event => {
    const here = pieces.indexOf(event.target);
    if (event.key !== "Enter" || here < 0 || here === pieces.length - 1) return;
    event.preventDefault();
    pieces[here + 1].focus();
  });
  add();
}
