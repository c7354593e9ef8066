/* Search from a disk: under file: no browser starts a Worker, so its script runs in a hidden frame.
   The frame has a global object of its own, as a worker has; messages go both ways as events.
   MkDocs' Material looks for a script of this file's name before it loads one from elsewhere. */
(function () {
  "use strict";
  if (location.protocol !== "file:") return;

  /* The theme asks each of these for a list of pages, which no browser reads from a disk. */
  document.querySelectorAll("link[rel=alternate]").forEach(function (link) { link.remove(); });

  /** @param {Document} inside @param {URL} address @returns {Promise<void>} */
  function run(inside, address) {
    return new Promise(function (done, failed) {
      var script = inside.createElement("script");
      script.src = address.href;
      script.onload = function () { done(); };
      script.onerror = failed;
      inside.body.appendChild(script);
    });
  }

  /** Stands in for Worker: the part of it that a classic script with importScripts needs.
   * @param {string} address */
  function FrameWorker(address) {
    var port = new EventTarget();
    var place = new URL(address, document.baseURI);
    var frame = document.createElement("iframe");
    frame.hidden = true;
    document.body.appendChild(frame);
    var inside = /** @type {any} */ (frame.contentWindow);

    /** @param {EventTarget} target @param {unknown} data */
    function tell(target, data) {
      setTimeout(function () { target.dispatchEvent(new MessageEvent("message", { data: data })); });
    }
    inside.postMessage = function (/** @type {unknown} */ data) { tell(port, data); };
    inside.importScripts = function (/** @type {string[]} */ ...names) {
      return names.reduce(function (before, name) {
        return before.then(function () { return run(inside.document, new URL(name, place)); });
      }, Promise.resolve());
    };
    var ready = run(inside.document, place);
    return Object.assign(port, {
      postMessage: function (/** @type {unknown} */ data) {
        ready.then(function () { tell(inside, data); });
      },
      terminate: function () { frame.remove(); },
    });
  }
  window.Worker = /** @type {any} */ (FrameWorker);
})();
