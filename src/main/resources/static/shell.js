// Registers the service worker; closes the small menus on Escape and on a tap elsewhere; shows the current tab.
"use strict";
if ("serviceWorker" in navigator && isSecureContext) navigator.serviceWorker.register("/sw.js");
// The tab one is on may lie beyond the edge of a narrow screen.
for (const tab of document.querySelectorAll(".tabs [aria-current]")) {
  const row = tab.closest(".tabs");
  row.scrollLeft = tab.offsetLeft - row.offsetLeft - (row.clientWidth - tab.clientWidth) / 2;
}
(() => {
  const open = () => document.querySelectorAll(".account[open], .menu details[open]");
  document.addEventListener("click", event => open().forEach(menu => {
    if (!menu.contains(event.target)) menu.open = false;
  }));
  document.addEventListener("keydown", event => {
    if (event.key === "Escape") open().forEach(menu => {
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  });
})();
