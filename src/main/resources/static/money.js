// Groups the digits of a money field while one types; "20rb" and "1,5jt" become figures on leaving it.
"use strict";
(() => {
  const FACTOR = { rb: 1e3, ribu: 1e3, k: 1e3, jt: 1e6, juta: 1e6, m: 1e9, miliar: 1e9 };
  const group = digits => digits.replace(/^0+(?=\d)/, "").replace(/\B(?=(\d{3})+$)/g, ".");
  // What cannot be read stays as typed: the server says what is wrong with it.
  const read = typed => {
    const match = /^(?:rp\.?)?\s*(\d[\d.,]*)\s*(rb|ribu|k|jt|juta|m|miliar)?$/.exec(typed.trim().toLowerCase());
    if (!match) return null;
    let [, number, suffix] = match;
    if (/^\d{1,3}(\.\d{3})+(,\d+)?$/.test(number)) number = number.replaceAll(".", "");
    else if (number.includes(".") && !(suffix && /^\d+\.\d{1,2}$/.test(number))) return null;
    const value = Number(number.replace(",", ".")) * (FACTOR[suffix] ?? 1);
    const rupiah = Math.round(value);
    if (!Number.isSafeInteger(rupiah) || Math.abs(value - rupiah) > 1e-6) return null;
    return group(String(rupiah));
  };
  document.addEventListener("input", event => {
    const field = event.target;
    if (!field.matches?.("[data-money]") || !/^[\d.]+$/.test(field.value)) return;
    const behind = field.value.slice(field.selectionStart).replaceAll(".", "").length;
    field.value = group(field.value.replaceAll(".", ""));
    let caret = field.value.length;
    for (let digits = 0; digits < behind && caret > 0;) if (field.value[--caret] !== ".") digits++;
    field.setSelectionRange(caret, caret);
  });
  document.addEventListener("change", event => {
    const field = event.target;
    if (!field.matches?.("[data-money]")) return;
    const text = read(field.value);
    if (text !== null) field.value = text;
  });
  for (const field of document.querySelectorAll("[data-money]")) if (/^\d+$/.test(field.value)) field.value = group(field.value);
  // Common amounts under the field: one tap instead of six.
  for (const usual of document.querySelectorAll("[data-usual]")) {
    usual.hidden = false;
    usual.addEventListener("click", event => {
      const button = event.target.closest("button");
      if (!button) return;
      const field = document.getElementById(usual.dataset.usual);
      field.value = button.value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
      field.focus();
    });
  }
})();
