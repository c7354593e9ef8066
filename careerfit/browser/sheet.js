/* One answer sheet: the plan's scorer in the browser. Its twin in Python is scoring/sheet.py; both
   execute the plan's integers and nothing else (docs/dev/scoring.md). No DOM. */
(function () {
  "use strict";
  const FULL = 10000;
  const HALF = FULL / 2;
  const PRIOR = 63 * FULL * FULL / 1000; // within-person item variance
  const PRIOR_ITEMS = 8;
  const RUN = 10;
  const MIN_ANSWERS = 8;
  const MIN_OPTIONS = 4;
  const SECONDS_AN_ITEM = 2;
  const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // of a class code
  const TIE = 16425; // 10,000 * z(0.90)^2

  /** num/den rounded half up; exact, as all numbers here stay below 2^52.
   * @param {number} num @param {number} den */
  const mean = (num, den) => Math.floor(num / den + 0.5);

  /** @param {number[]} numbers */
  const sum = (numbers) => numbers.reduce((all, each) => all + each, 0);

  /** @param {number} score @param {number} level */
  const attainment = (score, level) => mean(FULL * Math.min(score, level), level);

  /** The names of answers that answer nothing: an unknown item, or no option of its item.
   * @param {Plan} plan @param {Answers} answers */
  function refused(plan, answers) {
    const options = new Map(plan.items.map((item) => [item.id, item.credits.length]));
    return Object.keys(answers).filter((id) => {
      const most = options.get(id), option = answers[id];
      return most === undefined ||
        option !== null && !(Number.isInteger(option) && option >= 1 && option <= most);
    });
  }

  /** Scores one sheet strictly. Throws RangeError naming every refused answer.
   * @param {Plan} plan @param {Answers} answers @param {number | null} [seconds]
   * @returns {Result} */
  function score(plan, answers, seconds) {
    const wrong = refused(plan, answers);
    if (wrong.length) throw new RangeError(wrong.join(" "));
    /** @type {Map<string, number | null>} */
    const credits = new Map();
    for (const item of plan.items) {
      const option = answers[item.id];
      if (option != null) credits.set(item.id, item.credits[option - 1]);
    }
    const likert = new Set(plan.items.filter((i) => i.kind === "likert").map((i) => i.id));
    const unsure = new Set(plan.items.filter((i) => i.unsure !== null &&
      answers[i.id] === i.unsure).map((i) => i.id));
    const [layer, upper] = plan.layers;
    const scales = new Map(layer.map((s) => [s.id, scale(s, credits, !likert.has(s.of[0][0]), plan)]));
    const values = new Map(upper.map((v) => [v.id, value(v, scales)]));
    const roles = plan.roles.map((r) => role(r, scales, values, credits, unsure));
    return {
      quiz: plan.quiz, form: plan.form, version: plan.version, plan: plan.hash,
      purpose: plan.purpose,
      scales: Object.fromEntries([...scales].map(([id, found]) => [id, found.shown])),
      roles: Object.fromEntries(plan.roles.map((r, at) => [r.id, roles[at]])),
      order: order(plan.roles.map((r, at) => ({ id: r.id, ...roles[at] }))),
      ties: { interest: ties("interest", plan, scales, values),
        readiness: ties("readiness", plan, scales, values) },
      flags: flags(plan, answers, seconds),
    };
  }

  /** Mean of the answered items; the band's width comes from them and a prior.
   * @param {Value} planned @param {Map<string, number | null>} credits @param {boolean} keyed
   * @param {Plan} plan @returns {Scale} */
  function scale(planned, credits, keyed, plan) {
    const present = /** @type {number[]} */ (
      planned.of.map(([item]) => credits.get(item) ?? null).filter((credit) => credit !== null));
    const n = present.length, of = planned.of.length;
    const right = present.filter((credit) => credit === FULL).length;
    const counted = { answered: n, of };
    if (!n || 100 * n < planned.coverage * of)
      return { se: 0, shown: keyed ? { score: null, ...counted, right, state: "too_few" } :
        { score: null, ...counted, low: null, high: null, state: "too_few" } };
    const total = sum(present), reached = mean(total, n);
    if (keyed) return { se: 0, shown: { score: reached, ...counted, right, state: "ok" } };
    const squares = sum(present.map((credit) => credit * credit));
    const within = PRIOR_ITEMS * n * PRIOR + n * squares - total * total;
    const se = Math.floor(Math.sqrt(Math.floor(within / (n * n * (n + PRIOR_ITEMS - 1)))));
    const half = mean(plan.t[n] * se, 1000);
    const low = Math.max(0, reached - half), high = Math.min(FULL, reached + half);
    return { se, shown: { score: reached, ...counted, low, high, state: "ok" } };
  }

  /** A role's value, and the part of each scale in its standard error.
   * @param {Value} planned @param {Map<string, Scale>} scales @returns {Estimate} */
  function value(planned, scales) {
    let weights = 0, attained = 0;
    const none = { score: null, parts: new Map() }, parts = new Map();
    for (const [child, weight, level] of planned.of) {
      const { se, shown } = /** @type {Scale} */ (scales.get(child));
      if (shown.score === null) {
        if (planned.must.includes(child)) return none;
        continue;
      }
      weights += weight;
      attained += weight * attainment(shown.score, level);
      const above = attainment(Math.min(FULL, shown.score + se), level);
      parts.set(child, weight * (above - attainment(Math.max(0, shown.score - se), level)));
    }
    const all = sum(planned.of.map(([, weight]) => weight));
    if (!weights || 100 * weights < planned.coverage * all) return none;
    for (const [child, width] of parts) parts.set(child, mean(width, 2 * weights));
    return { score: mean(attained, weights), parts };
  }

  /** @param {string} id @param {Map<string, Scale>} scales @param {Map<string, Estimate>} values
   * @returns {Estimate} */
  function estimate(id, scales, values) {
    const found = values.get(id);
    if (found) return found;
    const { se, shown } = /** @type {Scale} */ (scales.get(id));
    return { score: shown.score, parts: new Map([[id, se]]) }; // a scale's only part is its own
  }

  /** @param {PlanRole} planned @param {Map<string, Scale>} scales
   * @param {Map<string, Estimate>} values @param {Map<string, number | null>} credits
   * @param {Set<string>} unsure @returns {RoleResult} */
  function role(planned, scales, values, credits, unsure) {
    /** @param {string} name */
    const reached = (name) =>
      name in planned.values ? estimate(planned.values[name], scales, values).score : null;
    /** @type {Line[]} */ const supports = [];
    /** @type {Line[]} */ const consider = [];
    for (const line of planned.ledger) {
      const { statement } = line;
      if ("trait" in line) {
        const found = /** @type {Scale} */ (scales.get(line.trait)).shown.score;
        if (found === null) continue;
        const points = line.weight * Math.abs(found - line.level);
        (found >= line.level ? supports : consider).push({ statement, trait: line.trait, points });
        continue;
      }
      const { item, side } = line, credit = credits.get(item);
      if (credit === undefined || credit === null || credit === HALF) continue;
      const entry = { statement, item, points: Math.abs(2 * credit - FULL) };
      if (credit > HALF) {
        if (side !== "consider") supports.push(entry);
      } else if (side !== "supports" && !unsure.has(item)) consider.push(entry);
    }
    for (const ledger of [supports, consider]) ledger.sort((a, b) => b.points - a.points);
    const planned_none = Object.keys(planned.values).some((name) => reached(name) === null);
    return {
      interest: reached("interest"), readiness: reached("readiness"),
      learning: reached("learning"), realism: reached("realism"),
      knowledge: reached("knowledge"), state: planned_none ? "cannot_say" : "ok",
      supports, consider,
    };
  }

  /** By interest, then readiness, highest first, none last; then by slug.
   * @param {{id: string, interest: number | null, readiness: number | null}[]} roles */
  function order(roles) {
    return roles.sort((a, b) =>
      (b.interest ?? -1) - (a.interest ?? -1) || (b.readiness ?? -1) - (a.readiness ?? -1) ||
      (a.id < b.id ? -1 : 1)).map((each) => each.id);
  }

  /** Pairs of roles whose values differ less than their uncertainty; not transitive.
   * @param {string} name @param {Plan} plan @param {Map<string, Scale>} scales
   * @param {Map<string, Estimate>} values @returns {[string, string][]} */
  function ties(name, plan, scales, values) {
    const found = plan.roles.filter((each) => name in each.values)
      .map((each) => ({ id: each.id, ...estimate(each.values[name], scales, values) }))
      .filter((each) => each.score !== null).sort((a, b) => (a.id < b.id ? -1 : 1));
    /** @type {[string, string][]} */
    const pairs = [];
    found.forEach((a, at) => found.slice(at + 1).forEach((b) => {
      const names = [...new Set([...a.parts.keys(), ...b.parts.keys()])];
      const spread = sum(names.map((part) =>
        ((a.parts.get(part) ?? 0) - (b.parts.get(part) ?? 0)) ** 2));
      const apart = /** @type {number} */ (a.score) - /** @type {number} */ (b.score);
      if (10000 * apart ** 2 <= TIE * spread) pairs.push([a.id, b.id]);
    }));
    return pairs;
  }

  /** Signs of careless answering; they never reject.
   * @param {Plan} plan @param {Answers} answers @param {number | null} [seconds] */
  function flags(plan, answers, seconds) {
    const options = plan.items.filter((i) => i.kind === "likert" && i.credits.length >= MIN_OPTIONS)
      .map((item) => answers[item.id]).filter((option) => option != null);
    let run = 0, longest = 0;
    options.forEach((option, at) => {
      run = at && option === options[at - 1] ? run + 1 : 1;
      longest = Math.max(longest, run);
    });
    const answered = Object.values(answers).filter((option) => option != null).length;
    const found = [];
    if (longest >= RUN) found.push("longest_run");
    if (options.length >= MIN_ANSWERS && new Set(options).size === 1) found.push("no_variation");
    if (seconds != null && answered && seconds < SECONDS_AN_ITEM * answered) found.push("too_fast");
    return found;
  }

  /** A class code: the answers of a sheet, two items a letter, and two letters that check them.
   * Its twin in Python is exchange/answers/codes.py. @param {Plan} plan @param {Answers} answers */
  function code(plan, answers) {
    const given = plan.items.map((item) => Math.min(answers[item.id] ?? 0, 4));
    let said = "", check = 0;
    for (let at = 0; at < given.length; at += 2) said += LETTERS[5 * given[at] + (given[at + 1] ?? 0)];
    for (const letter of plan.hash + said) check = (33 * check + letter.charCodeAt(0)) % 1021;
    return said + LETTERS[check >> 5] + LETTERS[check & 31];
  }

  const careerfit = globalThis.careerfit = globalThis.careerfit || /** @type {any} */ ({});
  Object.assign(careerfit, { score, refused, code, FULL });
})();
