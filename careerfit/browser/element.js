/* <careerfit-quiz>: fetches the quiz's scripts on pages that have one, and begins.
   A custom element, because instant navigation brings pages without loading them. */
(function () {
  "use strict";
  const careerfit = globalThis.careerfit = globalThis.careerfit || /** @type {any} */ ({});
  const here = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : "";
  const SCRIPTS = ["words.js", "sheet.js", "telling.js", "quiz.js"];
  /** @type {Promise<unknown> | undefined} */
  let loaded;

  /** All scripts, run in order, once. Those that were written into the page are there already. */
  function load() {
    if (careerfit.begin) return Promise.resolve();
    loaded = loaded || Promise.all(SCRIPTS.map((name) => new Promise((done, fail) => {
      const script = document.createElement("script");
      Object.assign(script, { src: here.replace(/[^/]*$/, name), async: false, onload: done, onerror: fail });
      document.head.append(script);
    })));
    return loaded;
  }

  if (!customElements.get("careerfit-quiz"))
    customElements.define("careerfit-quiz", class extends HTMLElement {
      connectedCallback() {
        // Its template is parsed after its start tag; a second arrival finds the quiz begun.
        if (this.hasAttribute("begun")) return;
        this.setAttribute("begun", "");
        const ready = document.readyState === "loading" ?
          new Promise((done) => document.addEventListener("DOMContentLoaded", done)) :
          Promise.resolve();
        ready.then(load).then(() => careerfit.begin?.(this));
      }
    });
})();
