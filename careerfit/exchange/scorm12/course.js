/* The quiz inside a course, SCORM 1.2: the course learns that it was opened and completed, and the
   score where its maker asked for that. It keeps the answers only while the person lets it. */
(function () {
  "use strict";
  const careerfit = globalThis.careerfit = globalThis.careerfit || /** @type {any} */ ({});
  const notice = /** @type {HTMLElement} */ (document.querySelector("[data-course]"));
  const DEEP = 10; // frames between this page and the course
  const OPTIONS = "0123456789ab"; // an answer as one letter; 0 is a skipped item, - one not seen
  const STATE = /^([a-z0-9_]+)\.([0-9a-f]{16})\.([-0-9ab]+)$/;
  const PLACE = /^([a-z]+):(\d{1,4})$/;

  /** The course's interface, in a frame around this one. @param {any} from @returns {any} */
  function found(from) {
    try {
      for (let at = from, deep = 0; at && deep < DEEP; at = at.parent === at ? null : at.parent, deep++)
        if (at.API) return at.API;
    } catch { /* a frame of another site */ }
    return null;
  }

  const api = found(window) || found(window.opener);
  let live = api !== null && String(api.LMSInitialize("")) === "true";
  /** @type {Record<string, string>} */
  const sent = {};

  /** @param {"alone" | "failed"} name */
  function warn(name) {
    notice.textContent = notice.dataset[name] ?? "";
    notice.hidden = false;
  }

  /** @param {string} name */
  const get = (name) => (live ? String(api.LMSGetValue(`cmi.${name}`)) : "");

  /** Tells the course what has changed. @param {Record<string, string>} values */
  function tell(values) {
    const fresh = Object.entries(values).filter(([name, value]) => sent[name] !== value);
    if (!live || !fresh.length) return;
    let taken = true;
    for (const [name, value] of fresh) {
      taken = String(api.LMSSetValue(`cmi.${name}`, value)) === "true" && taken;
      sent[name] = value;
    }
    if (String(api.LMSCommit("")) !== "true" || !taken) warn("failed");
  }

  /** The quiz itself, which its element has not begun yet. @returns {Bundle} */
  function bundle() {
    const waiting = /** @type {HTMLTemplateElement} */ (document.querySelector("careerfit-quiz template"));
    return JSON.parse(waiting.content.textContent ?? "");
  }

  /** The answers that the course kept, as the quiz stores them; what cannot be read is no JSON. */
  function kept() {
    const { quiz, version, forms } = bundle();
    const [form, plan, letters] = (STATE.exec(get("suspend_data")) ?? []).slice(1);
    const [view, at] = (PLACE.exec(get("core.lesson_location")) ?? []).slice(1);
    const planned = forms.find((each) => each.form === form)?.plan;
    if (!planned || planned.hash !== plan || planned.items.length !== letters.length) return "-";
    const seen = planned.items.map((item, n) => /** @type {const} */ ([item.id, letters[n]]))
      .filter(([, letter]) => letter !== "-");
    return JSON.stringify({ quiz, form, version, plan, view, at: Number(at),
      queue: planned.items.map((_, n) => n),
      answers: Object.fromEntries(seen.map(([id, letter]) => [id, OPTIONS.indexOf(letter) || null])) });
  }

  careerfit.memory = {
    getItem() {
      if (get("suspend_data")) return kept();
      if (!live || !("kept" in notice.dataset)) return null;
      const { quiz, version, forms: [{ form, plan }] } = bundle();
      return JSON.stringify({ quiz, form, version, plan: plan.hash, answers: {}, view: "intro",
        queue: [], at: 0 });
    },
    setItem(_, raw) {
      const { form, plan, answers, view, queue, at } = JSON.parse(raw);
      const { items } = shown ?? { items: [] };
      const letters = items.map(({ id }) => (id in answers ? OPTIONS[answers[id] ?? 0] : "-")).join("");
      tell({ "suspend_data": `${form}.${plan}.${letters}`,
        "core.lesson_location": `${view}:${queue[at] ?? 0}`, "core.exit": "suspend" });
    },
    removeItem() {
      tell({ "suspend_data": "", "core.lesson_location": "", "core.exit": "" });
    },
  };

  /** The plan of the form that is being answered. @type {Plan | undefined} */
  let shown;
  document.addEventListener("careerfit-view", (event) => {
    /** @type {{view: string, form: Form, answers: Answers}} */
    const { view, form, answers } = /** @type {CustomEvent} */ (event).detail;
    shown = form.plan;
    if (view !== "result") return;
    const status = get("core.lesson_status");
    tell({ ...("score" in notice.dataset ? score(form, answers) : {}),
      ...(["completed", "passed"].includes(status) ? {} : { "core.lesson_status": "completed" }) });
  });

  /** Right answers in percent of all items, half up. @param {Form} form @param {Answers} answers */
  function score({ items, plan }, answers) {
    const right = items.filter((item, n) => item.right === answers[plan.items[n].id]).length;
    const raw = Math.floor((200 * right + items.length) / (2 * items.length));
    return { "core.score.min": "0", "core.score.max": "100", "core.score.raw": String(raw) };
  }

  // The course around this page is left too; its own page may ask nothing.
  document.addEventListener("careerfit-exit", () => {
    const link = /** @type {HTMLAnchorElement} */ (document.querySelector("a[data-exit]"));
    try { window.top?.location.replace(link.href); } catch { /* this frame leaves alone */ }
  });

  if (!live) warn("alone");
  else if (["not attempted", "unknown", ""].includes(get("core.lesson_status")))
    tell({ "core.lesson_status": "incomplete" });
  window.addEventListener("pagehide", () => {
    if (live) api.LMSFinish("");
    live = false;
  });
  // A page that the browser kept for "back" has said goodbye to its course.
  window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
})();
