/* The header's buttons open what the theme opens with labels: the menu on a phone, and the search.
   Each `<button data-toggles=ID>` turns the theme's box of that id. Escape closes the menu, and the
   focus comes back. Without this script the labels work by mouse and touch. */
(() => {
  "use strict";
  const MENU = "__drawer";
  const asleep = [];

  /* While the menu is open, the page behind it is out of reach; the header stays. */
  function open(menu) {
    for (let node = menu; node !== document.body; node = node.parentElement) {
      for (const other of node.parentElement.children) {
        if (other === node || other.matches("header, label, input, script")) continue;
        other.inert = true;
        asleep.push(other);
      }
    }
    menu.querySelector("li a[href]")?.focus();
  }

  function close() {
    for (const other of asleep.splice(0)) other.inert = false;
  }

  /* Whatever had the focus is hidden now. */
  function focusBack(button) {
    const now = document.activeElement;
    if (now === document.body || now.closest(".md-sidebar, .md-search")) button.focus();
  }

  function bind(button) {
    const box = document.getElementById(button.dataset.toggles);
    button.addEventListener("click", () => box.click());
    box.addEventListener("change", () => {
      button.setAttribute("aria-expanded", String(box.checked));
      if (box.checked && box.id === MENU) open(document.querySelector(".md-sidebar--primary"));
      else if (box.checked) document.querySelector(".md-search__input")?.focus();
      else {
        close();
        setTimeout(focusBack, 0, button);
      }
    });
  }

  function closeMenu() {
    const box = document.getElementById(MENU);
    if (box.checked) box.click();
  }

  document.querySelectorAll("[data-toggles]").forEach(bind);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") closeMenu(); });
  matchMedia("(min-width: 76.25em)").addEventListener("change", closeMenu);
})();
