// Prints a receipt on A4 or on a 58 mm roll, and shares its address where the device can.
"use strict";
for (const buttons of document.querySelectorAll("[data-print]")) {
  buttons.hidden = false;
  for (const button of buttons.querySelectorAll("[data-print-as]"))
    button.addEventListener("click", () => {
      document.body.classList.toggle("roll", button.dataset.printAs === "roll");
      print();
    });
  const share = buttons.querySelector("[data-share]");
  if (share && navigator.share) {
    share.hidden = false;
    share.addEventListener("click", () => navigator.share({ title: share.dataset.share, url: location.href }).catch(() => {}));
  }
}
addEventListener("afterprint", () => document.body.classList.remove("roll"));
