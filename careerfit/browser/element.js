/* <careerfit-quiz>: fetches the quiz's scripts where one comes near the screen, and begins.
   A custom element, because instant navigation brings pages without loading them. */
(function () {
  "use strict";
  const careerfit = globalThis.careerfit = globalThis.careerfit || /** @type {any} */ ({});
  const FILES = ["quiz.css", "words.js", "quiz.js"];
  const here = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : "";
  /** @type {Promise<unknown> | undefined} */
  let loaded;

  /** @param {string} name */
  function file(name) {
    const address = here.replace(/[^/]*$/, name);
    return new Promise((done, fail) => document.head.append(Object.assign(
      document.createElement(name.endsWith(".css") ? "link" : "script"),
      name.endsWith(".css") ? { rel: "stylesheet", href: address } : { src: address, async: false },
      { onload: done, onerror: fail })));
  }

  /** The style and all scripts, run in order, once. A single file has them written in. */
  function load() {
    if (!careerfit.begin) loaded = loaded || Promise.all(FILES.map(file));
    return loaded;
  }

  /** Whether the place is on the screen or soon will be, or a link brings answers for it.
   * @param {Element} place */
  const wanted = (place) => new Promise((done) => {
    if (location.hash.startsWith("#jawab=")) return done(true);
    const watch = new IntersectionObserver((seen) => {
      if (!seen.some((entry) => entry.isIntersecting)) return;
      watch.disconnect();
      done(true);
    }, { rootMargin: "100%" });
    watch.observe(place);
  });

  if (!customElements.get("careerfit-quiz"))
    customElements.define("careerfit-quiz", class extends HTMLElement {
      connectedCallback() {
        // Its template is parsed after its start tag; a second arrival finds the quiz begun.
        if (this.hasAttribute("begun")) return;
        this.setAttribute("begun", "");
        const ready = document.readyState === "loading" ?
          new Promise((done) => document.addEventListener("DOMContentLoaded", done)) :
          Promise.resolve();
        ready.then(() => wanted(this)).then(load).then(() => careerfit.begin?.(this));
      }
    });
})();
