/* A quiz as a file of its own: unpacks style, scripts and data, which wait as gzip in base64 in the
   element's template. The policy of the file knows them by their hashes. */
(async function () {
  "use strict";
  const template = /** @type {HTMLTemplateElement} */ (document.querySelector("careerfit-quiz template"));
  /** @param {string} tag @param {string} text */
  const add = (tag, text) =>
    document.head.append(Object.assign(document.createElement(tag), { textContent: text }));
  try {
    const bytes = Uint8Array.from(atob(template.content.textContent ?? ""), (c) => c.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    const { style, script, bundle } = JSON.parse(await new Response(stream).text());
    template.content.textContent = JSON.stringify(bundle);
    add("style", style);
    add("script", script);
  } catch {
    // An old browser: the sheet for a pen stays, and one sentence says why.
    for (const said of document.querySelectorAll("[data-old]")) said.removeAttribute("hidden");
  }
})();
