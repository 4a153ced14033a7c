// Registers the service worker; closes the small menus on Escape and on a tap elsewhere.
"use strict";
if ("serviceWorker" in navigator && isSecureContext) navigator.serviceWorker.register("/sw.js");
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
