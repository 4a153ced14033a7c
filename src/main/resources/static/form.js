// A form is sent once, and what was typed survives a dead network and an expired session.
"use strict";
(() => {
  const key = form => "draft:" + form.dataset.draft;
  const keep = form => {
    const fields = {};
    for (const field of form.elements) {
      if (!field.name || field.name === "_csrf" || field.type === "password" || field.type === "file") continue;
      if ((field.type === "radio" || field.type === "checkbox") && !field.checked) continue;
      if (field.type === "submit" || field.type === "button") continue;
      fields[field.name] = field.value;
    }
    try { sessionStorage.setItem(key(form), JSON.stringify(fields)); } catch { /* storage is off: nothing to keep it in */ }
  };
  const say = (form, text) => {
    let notice = form.querySelector(".notice.said");
    if (!notice) {
      notice = document.createElement("div");
      notice.className = "notice wait said";
      notice.setAttribute("role", "status");
      form.prepend(notice);
    }
    notice.textContent = text;
    notice.scrollIntoView({ block: "nearest" });
  };
  const restore = form => {
    const kept = sessionStorage.getItem(key(form));
    if (!kept || form.querySelector("[aria-invalid=true], .notice.act")) return;
    const fields = JSON.parse(kept);
    let restored = false;
    for (const field of form.elements) {
      if (!(field.name in fields) || field.name === "_csrf" || field.type === "file") continue;
      if (field.type === "radio" || field.type === "checkbox") {
        const checked = field.value === fields[field.name];
        restored ||= field.checked !== checked;
        field.checked = checked;
      } else {
        restored ||= field.type !== "hidden" && field.value !== fields[field.name];
        field.value = fields[field.name];
      }
    }
    // A page that shows what was typed anyway, such as the confirmation, has nothing to tell.
    if (restored) say(form, document.body.dataset.restored);
  };
  const drafts = [...document.querySelectorAll("form[data-draft]")];
  try {
    drafts.forEach(restore);
    // Any other page than the form, the sign-in and an error means that the form has arrived.
    if (!location.pathname.startsWith("/masuk") && !document.querySelector(".calm"))
      for (const name of Object.keys(sessionStorage))
        if (name.startsWith("draft:") && !drafts.some(form => key(form) === name)) sessionStorage.removeItem(name);
  } catch { /* storage is off */ }

  document.addEventListener("submit", event => {
    const form = event.target;
    if (form.dataset.draft) keep(form);
    if (!("once" in form.dataset)) return;
    if (!navigator.onLine) {
      event.preventDefault();
      say(form, document.body.dataset.offline);
      return;
    }
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "true";
    // After this turn, so that the pressed button's name and value still travel.
    setTimeout(() => form.querySelectorAll("[type=submit]").forEach(button => { button.disabled = true; }));
  });
  addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(form => {
    delete form.dataset.sent;
    form.querySelectorAll("[type=submit]").forEach(button => { button.disabled = false; });
  }));
  // A form that came back with problems starts at the first of them.
  const wrong = document.querySelector("[aria-invalid=true]") ?? document.querySelector("[data-focus]");
  if (wrong) wrong.focus();
})();
