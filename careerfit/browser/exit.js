/* Quick exit, for any page with exit.css and links `<a data-exit href=ADDRESS rel=noreferrer>`.
   One link has words: `data-leaving`, `data-two`, `data-one`, `data-expired`. It gets lights, and
   a status message behind it. At the document's event "careerfit-exit", whoever keeps answers
   drops them and stores no more. Shift alone, three times within 5 s each, presses the link. */
(() => {
  "use strict";
  if (window.careerfitExit) return;
  window.careerfitExit = true;

  const BETWEEN = 5000; // ms
  let presses = 0;
  let alone = false; // the Shift that is down has changed no other key or click
  let timer = 0;
  let cover = null;
  let title = "";

  const main = () => document.querySelector("a[data-exit][data-leaving]");

  function made(name, ...attribute) {
    const element = document.createElement("span");
    element.className = name;
    element.setAttribute(...attribute);
    return element;
  }

  /* Only the changes of a status are announced: it is there from the start. */
  function prepare() {
    const link = main();
    if (!link || link.querySelector(".exit-lights")) return;
    const lights = made("exit-lights", "aria-hidden", "true");
    for (let n = 0; n < 3; n += 1) lights.append(document.createElement("i"));
    link.append(lights);
    link.after(made("exit-status", "role", "status"));
  }

  function show(words) {
    prepare();
    const link = main();
    link.nextElementSibling.textContent = link.dataset[words];
    link.classList.toggle("exit-counting", presses > 0);
    link.querySelectorAll("i").forEach((light, n) => light.classList.toggle("on", n < presses));
  }

  function expire() {
    clearTimeout(timer);
    presses = 0;
    show("expired");
  }

  /* Hidden, not removed: a browser may bring the page back. */
  function blank() {
    if (cover) return;
    cover = made("exit-cover", "role", "alert");
    document.documentElement.classList.add("exit-left");
    document.body.append(cover);
    title = document.title;
    cover.textContent = document.title = main().dataset.leaving;
  }

  function forget() {
    document.dispatchEvent(new Event("careerfit-exit"));
    for (const name of ["localStorage", "sessionStorage"]) {
      try {
        window[name].clear();
      } catch {
        // nothing may be stored here
      }
    }
  }

  function leave(address) {
    clearTimeout(timer);
    presses = 0;
    blank();
    forget();
    location.replace(address);
  }

  function press() {
    const link = main();
    if (!link) return;
    clearTimeout(timer);
    presses += 1;
    if (presses === 3) return leave(link.href);
    timer = setTimeout(expire, BETWEEN);
    show(presses === 1 ? "two" : "one");
  }

  /* Before the theme, which may follow links by script. */
  const on = (type, react) => window.addEventListener(type, react, true);

  on("click", (event) => {
    const link = event.target.closest?.("a[data-exit]");
    if (!link) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    leave(link.href);
  });
  on("pointerdown", () => { alone = false; });
  on("keydown", (event) => {
    if (event.key !== "Shift") {
      alone = false;
      if (presses) expire();
    } else if (!event.repeat) alone = !(event.ctrlKey || event.altKey || event.metaKey);
  });
  on("keyup", (event) => {
    if (event.key !== "Shift" || !alone) return;
    alone = false;
    press();
  });
  /* No "Leave this page?" */
  on("beforeunload", (event) => { if (cover) event.stopImmediatePropagation(); });
  on("pageshow", (event) => {
    if (!event.persisted || !cover) return;
    document.documentElement.classList.remove("exit-left");
    cover.remove();
    cover = null;
    document.title = title;
  });

  document.addEventListener("DOMContentLoaded", prepare);
  prepare();
})();
