/* The theme fetches its search index, the largest file of the site, on every visit. Here it waits
   until someone goes to the search field. Runs before the theme's own script. */
(() => {
  "use strict";
  const INDEX = /\/search\/search_index\.json$/;
  const request = XMLHttpRequest.prototype;
  const { open, send } = request;
  const waiting = new Set();

  request.open = function (method, address, ...rest) {
    if (INDEX.test(address)) waiting.add(this);
    return open.call(this, method, address, ...rest);
  };
  request.send = function (...body) {
    if (!waiting.has(this)) send.apply(this, body);
  };

  function release(event) {
    if (!event.target.matches(".md-search__input")) return;
    document.removeEventListener("focusin", release);
    Object.assign(request, { open, send });
    for (const one of waiting) one.send();
  }
  document.addEventListener("focusin", release);
})();
