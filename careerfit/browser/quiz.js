/* A quiz on a page: questions, check, result. Answers live in memory and nowhere else, unless the
   person asks for a file, a link, or the memory of this tab. No data is ever read as HTML. */
(function () {
  "use strict";
  const careerfit = globalThis.careerfit;
  const { FULL, say, listed } = careerfit;
  const SHOWN = 4; // lines of a ledger before the rest is folded away
  const OPTIONS = "-123456789ab"; // an answer as one letter of a link; - is a blank
  const LINK = /^#jawab=([a-z0-9_]+)\.([a-z0-9_]+)\.(\d{1,6})\.([0-9a-f]{16})\.([-1-9ab]{1,999})$/;
  /** @type {Set<Sitting>} */
  const sittings = new Set();
  let ids = 0;

  /** An element with its attributes; `on...` listens, a false or null attribute is left out.
   * @param {string} tag @param {Record<string, any>} attributes
   * @param {...(Node | string | null | false)} children @returns {HTMLElement} */
  function h(tag, attributes, ...children) {
    return /** @type {HTMLElement} */ (fill(document.createElement(tag), attributes, children));
  }

  /** @param {string} tag @param {Record<string, any>} attributes @param {...Node} children */
  const svg = (tag, attributes, ...children) =>
    fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);

  /** @param {Element} element @param {Record<string, any>} attributes
   * @param {(Node | string | null | false)[]} children */
  function fill(element, attributes, children) {
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (value !== false && value != null) element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children.filter((child) => child !== null && child !== false)
      .map((child) => /** @type {Node | string} */ (child)));
    return element;
  }

  /** Where answers are remembered if the person asks for it: this tab, or what a course offers.
   * May throw: a browser can forbid all storage. */
  const memory = () => careerfit.memory ?? sessionStorage;

  /** What a sitting knows of the person: nothing yet. @returns {State} */
  const fresh = () => ({
    answers: {}, view: "intro", queue: [], at: 0, choice: null, remember: false, error: false,
    asking: false, link: "", note: "", earlier: null, started: null, took: null, scored: null,
    inner: null,
  });

  /** One quiz of one page. */
  class Sitting {
    /** @type {Answers} */ answers = {};
    /** @type {State["view"]} */ view = "intro";
    /** @type {number[]} */ queue = []; // the items still to ask, and where we are
    at = 0;
    /** @type {number | null} */ choice = null; // picked, not yet confirmed
    remember = false;
    error = false;
    asking = false; // whether to delete
    link = "";
    note = "";
    /** @type {Answers | null} */ earlier = null;
    /** @type {number | null} */ started = null;
    /** @type {number | null} */ took = null;
    /** @type {Result | null} */ scored = null;
    /** @type {Sitting | null} */ inner = null; // the practice inside a result

    /** @param {HTMLElement} place @param {Bundle} bundle
     * @param {{form?: string | null, level?: number, language?: string, lines?: ParentNode}} [wish] */
    constructor(place, bundle, { form, level = 2, language, lines = document } = {}) {
      const page = language ?? document.documentElement.lang;
      this.place = place;
      this.bundle = bundle;
      this.level = level;
      this.lines = lines; // where the links to the role guides stand
      this.language = bundle.languages.includes(page) ? page : bundle.languages[0];
      this.id = `cfq${ids++}`;
      this.key = `careerfit:${bundle.quiz}:${bundle.role ?? ""}`;
      this.nested = language !== undefined;
      this.train = bundle.purpose === "train";
      this.form = bundle.forms.find((each) => each.form === form) ?? bundle.forms[0];
      sittings.add(this);
      if (!this.nested) this.recall();
      this.render(false);
      if (!this.nested) this.fromLink();
    }

    /** Everything as before the first question. */
    reset() {
      Object.assign(this, fresh());
    }

    /** @param {string} name @param {Record<string, any>} [data] */
    word(name, data) { return say(`browser.${name}`, this.language, data); }
    /** @param {Sentence} text */
    read(text) { return text[this.bundle.languages.indexOf(this.language)]; }
    /** @param {number} deeper */
    heading(deeper) { return `h${Math.min(6, this.level + deeper)}`; }
    /** @param {number} at */
    itemId(at) { return this.form.plan.items[at].id; }
    get unfinished() {
      return this.place.isConnected && !this.remember && this.view !== "result" &&
        Object.keys(this.answers).length > 0;
    }

    /** @param {boolean} [move] whether the reader is taken to what is new */
    render(move = true) {
      const views = { intro: this.intro, question: this.question, verdict: this.question,
        check: this.check, result: this.train ? this.learned : this.result };
      const note = this.note &&
        h("p", { class: "cfq-note", role: "status", tabindex: "-1" }, this.note);
      this.place.replaceChildren(h("div", { class: "cfq", lang: this.language },
        this.languages(), note || null, ...views[this.view].call(this), this.tools()));
      this.note = "";
      if (!move) return;
      const target = this.place.querySelector(".cfq-error") ?? this.place.querySelector(".cfq-verdict") ??
        (note || null) ?? this.place.querySelector("[tabindex='-1']");
      if (target instanceof HTMLElement) target.focus();
      this.keep();
    }

    /** @param {State["view"]} view */
    go(view) {
      this.view = view;
      this.error = this.asking = false;
      this.link = "";
      this.render();
    }

    // Before the first question

    /** @returns {Parts} */
    intro() {
      const { bundle } = this;
      const count = (/** @type {Form} */ form) => this.word("form_items",
        { form: this.read(form.title), n: form.items.length });
      const pairs = bundle.forms.some((form) => form.form.includes("__"));
      return [
        !bundle.role && h("p", { class: "cfq-lead" }, this.read(bundle.summary)),
        ...(this.nested || bundle.role ? [] : bundle.notices.map((text) => h("p", {}, this.read(text)))),
        h("p", { class: "cfq-quiet" }, this.word("traces")),
        bundle.forms.length > 1 && h("fieldset", { class: "cfq-forms" },
          h("legend", {}, this.word(pairs ? "choose_pair" : "choose_form")),
          ...bundle.forms.map((form) => this.radio(`${this.id}f`, count(form), form === this.form,
            () => { this.form = form; }))),
        !this.nested && h("label", { class: "cfq-option" },
          h("input", { type: "checkbox", checked: this.remember, onchange: (/** @type {Event} */ event) => {
            this.remember = /** @type {HTMLInputElement} */ (event.target).checked;
            this.keep();
          } }),
          h("span", {}, this.word("remember"), h("small", {}, this.word("remember_why")))),
        h("p", { class: "cfq-row" },
          this.button("start", () => this.start(), true),
          !this.nested && this.opener("open", (raw) => this.open(raw))),
      ];
    }

    start() {
      this.answers = {};
      this.started = Date.now();
      this.ask(this.form.items.map((_, at) => at));
    }

    /** @param {number[]} queue @param {number} [at] */
    ask(queue, at = 0) {
      this.queue = queue;
      this.at = at;
      this.choice = null;
      this.go("question");
    }

    // One question a page

    /** @returns {Parts} */
    question() {
      const at = this.queue[this.at], item = this.form.items[at], id = this.itemId(at);
      const done = this.view === "verdict";
      const chosen = this.choice ?? this.answers[id] ?? null;
      const options = this.form.options[item.options];
      const fieldset = h("fieldset", { disabled: done, onkeydown: (/** @type {KeyboardEvent} */ event) => {
        const option = fieldset.querySelectorAll("input")[Number(event.key) - 1];
        if (option && !event.ctrlKey && !event.altKey && !event.metaKey) option.click(), option.focus();
      } },
        h("legend", { tabindex: "-1" },
          h("span", { class: "cfq-quiet" },
            this.word("progress", { number: this.at + 1, of: this.queue.length })),
          " ", h("span", { class: "cfq-question" }, this.read(item.text))),
        ...options.map((text, index) => this.radio(`${this.id}o`, this.read(text),
          index + 1 === chosen, () => { this.choice = index + 1; })));
      return [
        this.error && h("div", { class: "cfq-error", role: "alert", tabindex: "-1" },
          h("strong", {}, this.word("error_title")), " ",
          h("button", { type: "button", class: "cfq-link",
            onclick: () => fieldset.querySelector("input")?.focus() }, this.word("error_choose"))),
        h("form", { novalidate: true, onsubmit: (/** @type {Event} */ event) => {
          event.preventDefault();
          done ? this.onward() : this.answer();
        } }, fieldset,
          done && this.verdict(item, /** @type {number} */ (this.answers[id])),
          h("p", { class: "cfq-row" },
            h("button", { class: "cfq-main" }, this.word("next")),
            !done && this.button("skip", () => this.skip()),
            !this.train && this.at > 0 && this.button("back", () => this.ask(this.queue, this.at - 1)),
            !this.train && this.answered().length > 0 &&
              this.button("to_check", () => this.go("check")))),
      ];
    }

    answer() {
      const id = this.itemId(this.queue[this.at]);
      const chosen = this.choice ?? this.answers[id] ?? null;
      this.error = chosen === null;
      if (this.error) return this.render();
      this.answers[id] = chosen;
      this.choice = null;
      if (this.train) this.go("verdict");
      else this.onward();
    }

    skip() {
      this.answers[this.itemId(this.queue[this.at])] = null;
      this.onward();
    }

    onward() {
      if (this.at + 1 < this.queue.length) this.ask(this.queue, this.at + 1);
      else this.go(this.train ? "result" : "check");
    }

    answered() { return Object.values(this.answers).filter((option) => option !== null); }

    /** Claim, right or wrong, why, and where that is written. @param {Item} item @param {number} option */
    verdict(item, option) {
      const state = this.stateOf(item, option), right = /** @type {number} */ (item.right);
      const answer = this.read(this.form.options[item.options][right - 1]);
      return h("div", { class: `cfq-verdict cfq-${state}`, tabindex: "-1" },
        h("p", {}, h("strong", {}, say(`trained.verdict_${state}`, this.language, { answer })), " ",
          this.read(/** @type {Sentence} */ (item.fact))),
        h("p", { class: "cfq-quiet" }, this.read(/** @type {Sentence} */ (item.sources))));
    }

    /** @param {Item} item @param {number | null | undefined} option */
    stateOf(item, option) {
      if (option == null) return "skipped";
      if (option === item.right) return "right";
      return option === this.form.plan.items[this.form.items.indexOf(item)].unsure ? "unsure" : "wrong";
    }

    // Check your answers

    /** @returns {Parts} */
    check() {
      const { items, plan } = this.form;
      const blank = items.length - this.answered().length;
      const open = careerfit.gaps(plan, careerfit.score(plan, this.answers), this.answers);
      const asked = items.map((_, at) => at).filter((at) => open.includes(this.itemId(at)));
      return [
        h(this.heading(0), { tabindex: "-1" }, this.word("check_title")),
        blank > 0 && h("p", {}, this.word("check_blank", { n: blank }), " ",
          asked.length > 0 && this.word("check_gaps", { n: asked.length })),
        h("p", { class: "cfq-row" },
          this.button("see_result", () => this.go("result"), true),
          asked.length > 0 && asked.length < items.length &&
            this.button("answer_gaps", () => this.ask(asked))),
        h("ol", { class: "cfq-check" }, ...items.map((item, at) => {
          const option = this.answers[this.itemId(at)];
          const said = option == null ? this.word("blank") :
            this.read(this.form.options[item.options][option - 1]);
          return h("li", {}, h("span", {}, this.read(item.text)), " ", h("strong", {}, said), " ",
            h("button", { type: "button", class: "cfq-link", onclick: () => this.ask([at]),
              "aria-label": this.word("change_of", { number: at + 1 }) }, this.word("change")));
        })),
      ];
    }

    // The result of an explore quiz

    /** @returns {Parts} */
    result() {
      const { bundle, form, language } = this;
      const scored = this.scored = careerfit.score(form.plan, this.answers, this.seconds());
      const told = careerfit.tell(bundle, form, scored, language);
      const title = this.heading(1);
      const charted = told.traits.some(([, rows]) => rows.some((row) => row.measure));
      return [
        h(this.heading(0), { tabindex: "-1" }, this.word("result_title")),
        h("p", { class: "cfq-lead" }, told.headline),
        h(title, {}, told.order),
        h("ol", { class: "cfq-roles" }, ...told.roles.map((role, at) => this.role(role, at))),
        told.ties.length > 0 && h(title, {}, say("result.ties", language)),
        told.ties.length > 0 && this.list(told.ties),
        this.practice(told.leaders),
        ...told.traits.flatMap(([name, rows]) => [h(title, {}, name), this.traits(rows)]),
        charted && h("p", { class: "cfq-quiet" },
          told.level_of && told.traits.some(([, rows]) => rows.some((row) => row.measure?.level != null)) ?
            this.word("chart_key", { role: told.level_of }) : this.word("chart_key_alone")),
        this.earlier && this.compared(this.earlier, told),
        ...told.sections.flatMap(([name, said]) => [h(title, {}, name), this.list(said)]),
      ];
    }

    seconds() {
      if (this.started !== null && this.queue.length === this.form.items.length)
        this.took = Math.round((Date.now() - this.started) / 1000);
      this.started = null;
      return this.took;
    }

    /** @param {RoleReport} role @param {number} at */
    role(role, at) {
      const link = this.lines.querySelector(`a[data-role="${role.slug}"]`);
      const guide = link instanceof HTMLAnchorElement ? link.href.split("#")[0] : "";
      /** @param {"supports" | "consider"} side */
      const ledger = (side) => {
        const lines = role[side].map(({ said, statement }) => {
          const [owner, section, slug] = statement.split("/");
          const anchor = owner === role.slug && guide ? `${guide}#${section}-${slug}` : null;
          return h("li", {}, anchor ? h("a", { href: anchor }, said) : said);
        });
        const more = lines.slice(SHOWN);
        return lines.length > 0 && h("div", { class: `cfq-${side}` },
          h(this.heading(3), {}, say(`result.${side}`, this.language)),
          h("ul", {}, ...lines.slice(0, SHOWN)),
          more.length > 0 && h("details", {},
            h("summary", {}, say("result.and_more", this.language, { count: more.length })),
            h("ul", {}, ...more)));
      };
      return h("li", {}, h(this.heading(2), {}, `${at + 1}. `,
        guide ? h("a", { href: guide }, role.title) : role.title),
        role.cannot_say !== "" && h("p", { class: "cfq-quiet" }, role.cannot_say),
        h("dl", {},
          ...role.measures.flatMap(([label, measure, where]) => [h("dt", {}, label),
            h("dd", {}, this.bullet(measure), this.range(measure, where))]),
          ...role.words.flatMap(([label, said]) => [h("dt", {}, label), h("dd", {}, said)])),
        h("div", { class: "cfq-ledgers" }, ledger("supports"), ledger("consider")));
    }

    /** @param {Measure} measure @param {string} [where] */
    range(measure, where) {
      const low = Math.floor(measure.low * 100 / FULL), high = Math.ceil(measure.high * 100 / FULL);
      return say(where ? "result.range" : "result.range_alone", this.language, { low, high, where });
    }

    /** The needed level as a pale area, the band on it, the score as a line; words stand beside.
     * @param {Measure} measure */
    bullet({ low, score, high, level }) {
      const at = (/** @type {number} */ value) => String(value * 100 / FULL);
      const box = { y: "4", height: "4" };
      return svg("svg", { class: "cfq-bullet", viewBox: "0 0 100 12", preserveAspectRatio: "none",
        "aria-hidden": "true", focusable: "false" },
        svg("rect", { class: "cfq-track", x: "0", width: "100", y: "1", height: "10" }),
        ...(level === null ? [] : [svg("rect", { class: "cfq-need", x: at(level),
          width: at(FULL - level), y: "1", height: "10" })]),
        svg("rect", { class: "cfq-band", x: at(low), width: at(high - low), ...box }),
        svg("rect", { class: "cfq-tick", x: at(Math.min(score, FULL - 100)), width: "1", y: "2",
          height: "8" }));
    }

    /** @param {TraitReport[]} rows */
    traits(rows) {
      const level = (/** @type {Measure | null} */ measure) =>
        measure?.level == null ? this.word("no_level") : String(Math.round(measure.level * 100 / FULL));
      return this.table(["trait", "chart", "range", "level", "means"], rows.map((row) => [
        row.name,
        row.measure ? this.bullet(row.measure) : "",
        row.measure ? this.range(row.measure) : this.word("no_level"),
        level(row.measure),
        row.standing,
      ]));
    }

    /** @param {string[]} names @param {(string | Node)[][]} rows the first cell names its row */
    table(names, rows) {
      const labels = names.map((name) => this.word(name));
      return h("div", { class: "cfq-table" }, h("table", { class: "cfq-rows" },
        h("thead", {}, h("tr", {}, ...labels.map((label) => h("th", { scope: "col" }, label)))),
        h("tbody", {}, ...rows.map((cells) => h("tr", {}, ...cells.map((cell, at) =>
          at ? h("td", { "data-label": labels[at] }, cell) : h("th", { scope: "row" }, cell)))))));
    }

    /** @param {string[]} said */
    list(said) { return h("ul", {}, ...said.map((each) => h("li", {}, each))); }

    /** The leaders' own train quiz, in place. @param {string[]} leaders */
    practice(leaders) {
      const name = leaders.slice(0, 2).sort().join("__");
      const form = leaders.length > 1 && this.bundle.practice?.forms.find((each) => each.form === name);
      if (!form) return null;
      const titles = name.split("__").map((slug) => this.read(this.bundle.roles[slug].title));
      const inside = h("div", {});
      // A change of language draws the result anew; the practice goes on where it was.
      const inner = this.inner && this.inner.form === form ? this.inner : null;
      if (inner) Object.assign(inner, { language: this.language, place: inside }).render(false);
      return h("details", { class: "cfq-practice", open: inner !== null, ontoggle: () => {
        if (inside.firstChild) return;
        this.inner = new Sitting(inside,
          /** @type {Bundle} */ ({ ...this.bundle.practice, forms: [form] }),
          { level: this.level + 2, language: this.language, lines: this.lines });
      } }, h("summary", {}, this.word("practise", { n: form.items.length }), " – ",
        this.word("practise_title", { roles: listed(titles, this.language) })), inside);
    }

    /** @param {Answers} earlier @param {Told} told */
    compared(earlier, told) {
      const then = careerfit.score(this.form.plan, earlier).scales;
      const now = /** @type {Result} */ (this.scored).scales;
      const names = new Map([
        ...told.roles.map((role) => /** @type {[string, string]} */ ([
          this.form.plan.roles.find((each) => each.id === role.slug)?.values.interest ?? "",
          `${say("result.interest", this.language)}: ${role.title}`])),
        ...told.traits.flatMap(([, rows]) => rows.map((row) =>
          /** @type {[string, string]} */ ([row.slug, row.name])))]);
      const rows = [...names].filter(([scale]) => scale in now).map(([scale, name]) =>
        [name, this.band(then[scale]), this.band(now[scale]), this.word(moved(then[scale], now[scale]))]);
      return h("section", {}, h(this.heading(1), {}, this.word("compare_title")),
        h("p", { class: "cfq-quiet" }, this.word("compare_why")),
        this.table(["measure", "earlier", "now", "means"], rows));
    }

    /** @param {ScaleShown} scale */
    band({ low, high, score }) {
      if (low == null || high == null || score === null) return this.word("no_level");
      return this.range({ low, high, score, level: null });
    }

    // The result of a train quiz

    /** @returns {Parts} */
    learned() {
      const { bundle, form, language } = this;
      const option = (/** @type {Item} */ item) => this.answers[this.itemId(form.items.indexOf(item))];
      /** @param {Item[]} items @param {(item: Item) => number | null | undefined} of */
      const right = (items, of) => items.filter((item) => of(item) === item.right).length;
      const title = this.heading(1), { earlier } = this;
      const own = Object.keys(bundle.roles).map((slug) => ({ slug,
        items: form.items.filter((item) => item.owner === slug) })).filter(({ items }) => items.length);
      const before = earlier && own.map(({ slug, items }) => {
        const then = right(items, (item) => earlier[this.itemId(form.items.indexOf(item))]);
        return [this.read(bundle.roles[slug].title), `${then} / ${items.length}`,
          `${right(items, option)} / ${items.length}`];
      });
      return [
        h(this.heading(0), { tabindex: "-1" }, this.word("result_title")),
        h("p", { class: "cfq-lead" }, say("trained.headline", language, {
          right: right(form.items, option), answered: this.answered().length, of: form.items.length })),
        this.nested || bundle.role ? null : h("p", {},
          say("trained.class_code", language, { code: careerfit.code(form.plan, this.answers) })),
        before && h(title, {}, this.word("compare_title")),
        before && this.table(["measure", "earlier", "now"], before),
        ...own.flatMap(({ slug, items }) => [
          h(title, {}, say("trained.role", language, { role: this.read(bundle.roles[slug].title),
            right: right(items, option), of: items.length })),
          h("ul", { class: "cfq-learned" }, ...items.map((item) => this.lesson(item, option(item)))),
        ]),
        h(title, {}, say("trained.limits", language)),
        this.list(form.limits.map((text) => this.read(text))),
        ...(this.nested || bundle.role ? [] : [h(title, {}, say("result.notices", language)),
          this.list(bundle.notices.map((text) => this.read(text)))]),
      ];
    }

    /** @param {Item} item @param {number | null | undefined} option */
    lesson(item, option) {
      const state = this.stateOf(item, option);
      const [owner, section, slug] = (item.statement ?? "").split("/");
      const link = this.lines.querySelector(`a[data-role="${owner}"]`);
      const claim = this.read(/** @type {Sentence} */ (item.claim));
      return h("li", {}, h("strong", { class: `cfq-${state}` }, say(`trained.${state}`, this.language)), " ",
        link instanceof HTMLAnchorElement ?
          h("a", { href: `${link.href.split("#")[0]}#${section}-${slug}` }, claim) : claim,
        state !== "right" && h("p", {}, this.read(/** @type {Sentence} */ (item.fact)), " ",
          h("small", {}, this.read(/** @type {Sentence} */ (item.sources)))));
    }

    // What stands on every screen

    languages() {
      const { languages, tongues } = this.bundle;
      return !this.nested && languages.length > 1 && h("p", { class: "cfq-row cfq-languages", role: "group",
        "aria-label": this.word("language") }, ...languages.map((language, at) =>
        h("button", { type: "button", class: "cfq-link", lang: language, id: `${this.id}${language}`,
          "aria-pressed": String(language === this.language), onclick: () => {
            this.language = language;
            this.render(false);
            document.getElementById(`${this.id}${language}`)?.focus();
          } }, tongues[at])));
    }

    tools() {
      const shown = this.view === "result";
      const some = Object.keys(this.answers).length > 0;
      if (this.asking) return h("div", { class: "cfq-tools cfq-error", role: "alert", tabindex: "-1" },
        h("p", {}, this.word("delete_ask")),
        h("p", { class: "cfq-row" }, this.button("delete_yes", () => this.forget(), true),
          this.button("delete_no", () => { this.asking = false; this.render(); })));
      return h("div", { class: "cfq-tools" },
        h("p", { class: "cfq-row", role: "group", "aria-label": this.word("tools") },
          shown && !this.train && this.button("change_answers", () => this.go("check")),
          shown && this.button("print", () => window.print()),
          some && this.button("save", () => this.save()),
          shown && !this.nested && !careerfit.memory && this.button("link", () => this.share()),
          shown && this.opener("compare", (raw) => this.openEarlier(raw)),
          shown && this.button("again", () => this.start()),
          this.button("delete", () => { this.asking = true; this.render(); })),
        this.link !== "" && h("div", { class: "cfq-share" },
          h("label", { for: `${this.id}link` }, this.word("link_copy")),
          h("input", { id: `${this.id}link`, readonly: true, value: this.link,
            onfocus: (/** @type {Event} */ event) =>
              /** @type {HTMLInputElement} */ (event.target).select() }),
          this.button("copy", () => this.copy()),
          h("p", { tabindex: "-1" }, this.word("link_why"))));
    }

    /** @param {string} name @param {() => void} act @param {boolean} [main] */
    button(name, act, main = false) {
      return h("button", { type: "button", class: main ? "cfq-main" : null, onclick: act },
        this.word(name));
    }

    /** @param {string} name @param {string} text @param {boolean} checked @param {() => void} act */
    radio(name, text, checked, act) {
      return h("label", { class: "cfq-option" },
        h("input", { type: "radio", name, checked, onchange: act }), h("span", {}, text));
    }

    /** A button that opens a file. @param {string} name @param {(raw: string) => void} act */
    opener(name, act) {
      return h("label", { class: "cfq-button" }, this.word(name),
        h("input", { type: "file", accept: ".json,application/json", onchange:
          async (/** @type {Event} */ event) => {
            const file = /** @type {HTMLInputElement} */ (event.target).files?.[0];
            // An answers file has some kilobytes; anything larger is something else.
            if (file) act(file.size < 1e6 ? await file.text().catch(() => "") : "");
          } }));
    }

    // Files, links, this tab's memory

    /** @returns {Sheet} */
    sheet() {
      const { quiz, version } = this.bundle, { form, plan } = this.form;
      return { quiz, form, version, plan: plan.hash, answers: this.answers };
    }

    /** Takes over a sheet from outside, or says why not. @param {string} raw
     * @returns {{form: Form, answers: Answers, note: string} | string} */
    accepted(raw) {
      /** @type {any} */
      let sheet;
      try { sheet = JSON.parse(raw); } catch { return this.word("bad_file"); }
      const named = sheet && typeof sheet === "object" && !Array.isArray(sheet) &&
        sheet.answers && typeof sheet.answers === "object" && !Array.isArray(sheet.answers);
      if (!named) return this.word("bad_file");
      const { quiz, version } = this.bundle;
      const short = (/** @type {unknown} */ value) => String(value).slice(0, 60);
      if (sheet.quiz !== quiz)
        return this.word("other_quiz", { written: short(sheet.quiz), expected: quiz });
      if (sheet.version !== version)
        return this.word("other_version", { written: short(sheet.version), expected: version });
      const form = this.bundle.forms.find((each) => each.form === sheet.form);
      if (!form) return this.word("other_form", { written: short(sheet.form) });
      const wrong = careerfit.refused(form.plan, sheet.answers);
      if (wrong.length)
        return this.word("unknown_items", { names: wrong.slice(0, 3).map(short).join(", ") });
      const other = sheet.plan != null && sheet.plan !== form.plan.hash;
      return { form, answers: { ...sheet.answers }, note: other ? this.word("other_plan") : "" };
    }

    /** @param {string} raw @param {string} said what to say when it is open
     * @param {State["view"]} view */
    open(raw, said = this.word("opened"), view = this.train ? "result" : "check") {
      const found = this.accepted(raw);
      if (typeof found === "string") {
        this.note = found;
        return this.render();
      }
      this.answers = found.answers;
      this.form = found.form;
      this.started = null;
      this.note = [said, found.note].filter(Boolean).join(" ");
      this.go(view);
    }

    /** @param {string} raw */
    openEarlier(raw) {
      const found = this.accepted(raw);
      if (typeof found === "string") this.note = found;
      else if (found.form !== this.form) this.note = this.word("other_form", { written: found.form.form });
      else {
        this.earlier = found.answers;
        this.note = [this.word("opened"), found.note].filter(Boolean).join(" ");
      }
      this.render();
    }

    save() {
      const file = new Blob([JSON.stringify(this.sheet(), null, 1) + "\n"], { type: "application/json" });
      const address = URL.createObjectURL(file);
      h("a", { href: address, download: this.word("file_name") }).click();
      setTimeout(() => URL.revokeObjectURL(address), 1000);
    }

    share() {
      const { quiz, form, version, plan } = this.sheet();
      const letters = this.form.plan.items.map((item) => OPTIONS[this.answers[item.id] ?? 0]).join("");
      this.link = `${location.href.split("#")[0]}#jawab=${quiz}.${form}.${version}.${plan}.${letters}`;
      this.render(false);
      document.getElementById(`${this.id}link`)?.focus();
    }

    async copy() {
      const input = /** @type {HTMLInputElement} */ (document.getElementById(`${this.id}link`));
      input.select();
      // Where the page may not write to the clipboard, the selected text can be copied by hand.
      const done = await navigator.clipboard?.writeText(this.link).then(() => true, () => false);
      if (done) input.after(h("span", { role: "status" }, this.word("copied")));
    }

    /** A link's answers are opened once; the address is cleaned, so that no history keeps them. */
    fromLink() {
      const { hash } = location;
      if (!hash.startsWith("#jawab=")) return;
      const found = LINK.exec(hash), others = [...sittings].filter((each) => each.place.isConnected);
      const mine = found && found[1] === this.bundle.quiz;
      if (!mine && (others[0] !== this || found && others.some((o) => o.bundle.quiz === found[1]))) return;
      history.replaceState(history.state, "", location.pathname + location.search);
      const form = mine && this.bundle.forms.find((each) => each.form === found[2]);
      const fits = form && Number(found[3]) === this.bundle.version && found[4] === form.plan.hash &&
        found[5].length === form.items.length;
      const raw = fits && JSON.stringify({ ...this.sheet(), form: form.form, plan: form.plan.hash,
        answers: Object.fromEntries([...found[5]].map((letter, at) =>
          [form.plan.items[at].id, OPTIONS.indexOf(letter) || null])) });
      if (raw && typeof this.accepted(raw) !== "string")
        return this.open(raw, this.word("from_link"), "result");
      this.note = this.word("bad_link");
      this.render();
    }

    keep() {
      if (this.nested) return;
      this.place.dispatchEvent(new CustomEvent("careerfit-view", { bubbles: true,
        detail: { view: this.view, form: this.form, answers: this.answers } }));
      try {
        if (!this.remember) return memory().removeItem(this.key);
        const { view, queue, at } = this;
        memory().setItem(this.key, JSON.stringify({ ...this.sheet(), view, queue, at }));
      } catch { this.remember = false; }
    }

    /** What this tab was asked to remember; anything else is a clean start and one sentence. */
    recall() {
      let raw = null;
      try { raw = memory().getItem(this.key); } catch { return; }
      if (raw === null) return;
      const found = this.accepted(raw), state = typeof found === "string" ? {} : JSON.parse(raw);
      const queue = Array.isArray(state.queue) ? state.queue : [];
      const known = typeof found !== "string" &&
        ["intro", "question", "verdict", "check", "result"].includes(state.view) &&
        queue.every((/** @type {unknown} */ at) => Number.isInteger(at) && found.form.items[Number(at)]) &&
        (Number.isInteger(state.at) && state.at >= 0 && state.at < Math.max(1, queue.length)) &&
        (queue.length > 0 || !["question", "verdict"].includes(state.view));
      if (!known || typeof found === "string") {
        this.note = this.word("bad_stored");
        return this.keep();
      }
      Object.assign(this, { answers: found.answers, form: found.form, queue, at: state.at,
        view: state.view, remember: true });
      // A verdict needs its answer.
      if (this.view === "verdict" && !(this.answers[this.itemId(queue[state.at])] ?? 0)) this.view = "question";
      if (this.view !== "intro") this.note = this.word("resumed");
    }

    forget() {
      this.reset();
      this.keep();
      this.note = this.word("deleted");
      this.render();
    }
  }

  /** Bands that no longer touch are a change. @param {ScaleShown} then @param {ScaleShown} now */
  function moved(then, now) {
    if (then.low == null || then.high == null || now.low == null || now.high == null)
      return "change_unknown";
    if (now.low > then.high) return "change_up";
    return now.high < then.low ? "change_down" : "change_same";
  }

  /** Puts the quiz into its element. The sheet for paper beside it steps back. */
  careerfit.begin = (place) => {
    const paper = place.parentElement?.nextElementSibling;
    const sheet = paper instanceof HTMLElement && paper.classList.contains("careerfit-paper") && paper;
    const template = place.querySelector("template");
    if (!template) return;
    try {
      const bundle = JSON.parse(template.content.textContent ?? "");
      if (bundle.words) careerfit.words = bundle.words;
      new Sitting(place, bundle, { form: place.getAttribute("form"),
        level: Number(place.getAttribute("level")) || 2, ...(sheet ? { lines: sheet } : {}) });
      if (sheet) sheet.hidden = true;
    } catch (error) {
      // The paper stays; one broken quiz does not stop the page.
      const language = document.documentElement.lang;
      place.append(h("p", { class: "cfq-error", role: "alert" },
        careerfit.words ? say("browser.broken", language) : String(error)));
      throw error;
    }
  };

  // Bound once: the page's own language link would lose an unfinished quiz, so it asks.
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a[hreflang]");
    const open = [...sittings].find((each) => each.unfinished);
    if (!link || !open || window.confirm(open.word("leave"))) return;
    event.preventDefault();
    event.stopPropagation(); // the theme would follow the link by itself
  }, true);
  // On paper nothing is folded away.
  window.addEventListener("beforeprint", () => {
    for (const more of document.querySelectorAll(".cfq-ledgers details")) more.setAttribute("open", "");
  });
  window.addEventListener("hashchange", () => [...sittings].forEach((each) => {
    if (each.place.isConnected && !each.nested) each.fromLink();
    else if (!each.place.isConnected) sittings.delete(each);
  }));
  // Leaving by the quick exit forgets, also for a page that the browser keeps for "back".
  document.addEventListener("careerfit-exit", () => sittings.forEach((each) => {
    each.reset();
    each.keep();
    each.render(false);
  }));
})();
