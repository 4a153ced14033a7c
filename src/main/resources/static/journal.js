// Shows the running difference of a manual journal while one types; without it the server shows it after "add a line".
(function () {
  "use strict";
  function rupiah(text) {
    var match = /^\s*(?:rp\.?)?\s*([\d.]+)(?:,(\d+))?\s*(rb|ribu|k|jt|juta|m|miliar)?\s*$/i.exec(text);
    if (!match) return 0n;
    var zeros = { rb: 3, ribu: 3, k: 3, jt: 6, juta: 6, m: 9, miliar: 9 }[(match[3] || "").toLowerCase()] || 0;
    var cents = (match[2] || "").slice(0, zeros);
    return BigInt(match[1].replace(/\./g, "") + cents.padEnd(zeros, "0") || "0");
  }
  function grouped(number) {
    var text = (number < 0n ? -number : number).toString().replace(/\B(?=(\d{3})+(?!\d))/g, ".");
    return number < 0n ? "(" + text + ")" : text;
  }
  function show(form) {
    var bar = form.querySelector("[data-difference]");
    if (!bar) return;
    var sums = { D: 0n, K: 0n };
    form.querySelectorAll("fieldset.line").forEach(function (line) {
      sums[line.querySelector("[data-side]").value] += rupiah(line.querySelector("[data-money]").value);
    });
    var difference = sums.D - sums.K;
    bar.querySelector("[data-debit]").textContent = grouped(sums.D);
    bar.querySelector("[data-credit]").textContent = grouped(sums.K);
    bar.querySelector("[data-state]").textContent =
      difference === 0n ? bar.dataset.balanced : bar.dataset.differ.replace("…", "Rp" + grouped(difference));
    bar.classList.toggle("off", difference !== 0n);
  }
  document.querySelectorAll("form.journal").forEach(function (form) {
    form.addEventListener("input", function () { show(form); });
    form.addEventListener("change", function () { show(form); });
    show(form);
  });
})();
