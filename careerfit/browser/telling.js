/* A result becomes sentences. Its twin in Python is the room telling/; both say the same words. */
(function () {
  "use strict";
  const careerfit = globalThis.careerfit;
  const { FULL } = careerfit;
  const NAMED = 4; // names in a row, and lines of a ledger, before "and n more"
  const TRIES = 3;
  const OWN_LEVEL = /** @type {const} */ (["disposition", "skill"]);

  /** A sentence of the program; one that depends on a number is chosen by `n`.
   * @param {string} key @param {string} language @param {Record<string, any>} [data] */
  function say(key, language, data = {}) {
    const words = careerfit.words[language] || Object.values(careerfit.words)[0];
    const found = words[key];
    const said = typeof found === "string" ? found : found[data.n === 1 ? "one" : "other"];
    return said.replace(/\{(\w+)\}/g, (whole, name) => (name in data ? String(data[name]) : whole));
  }

  /** Where a band lies against a level, or against the middle without one.
   * @param {ScaleShown} scale @param {number | null} level */
  function standing(scale, level) {
    if (scale.low == null || scale.high == null) return "too_few";
    const wanted = level === null ? FULL / 2 : level;
    if (scale.low >= wanted) return "reached";
    return scale.high < wanted ? "not_yet" : "unclear";
  }

  /** Everything a result says, the most important first.
   * @param {Bundle} bundle @param {Form} form @param {Result} result @param {string} language
   * @returns {Told} */
  function tell(bundle, form, result, language) {
    const at = bundle.languages.indexOf(language);
    /** @param {string} key @param {Record<string, any>} [data] */
    const said = (key, data) => say(`result.${key}`, language, data);
    /** @param {string} slug */
    const title = (slug) => bundle.roles[slug].title[at];
    /** @param {string} slug */
    const trait = (slug) => bundle.traits[slug].name[at];
    /** @param {string[]} slugs */
    const titles = (slugs) => listed(slugs.map(title), language);
    const planned = new Map(form.plan.roles.map((role) => [role.id, role.values]));
    const parts = new Map(form.plan.layers[1].map((value) => [value.id, value.of]));
    /** @param {string} slug @param {string} name */
    const scaleOf = (slug, name) => result.scales[planned.get(slug)?.[name] ?? ""];
    /** @param {string} slug @param {string} name @returns {[string, number, number][]} */
    const partsOf = (slug, name) => parts.get(planned.get(slug)?.[name] ?? "") ?? [];
    /** @param {[string, number, number]} part */
    const where = ([child, , level]) => standing(result.scales[child], level);

    const value = ["interest", "readiness"].find((name) =>
      Object.values(result.roles).some((role) => role[/** @type {"interest"} */ (name)] !== null));
    const first = result.order[0];
    const tied = value === undefined ? [] : [first,
      ...result.ties[/** @type {"interest"} */ (value)].filter((pair) => pair.includes(first)).flat()];
    const leaders = result.order.filter((slug) => tied.includes(slug));
    /** The highest level that a leading role asks of each trait. @type {Map<string, number>} */
    const levels = new Map();
    for (const role of leaders)
      for (const [child, , level] of [...partsOf(role, "readiness"), ...partsOf(role, "learning")])
        levels.set(child, Math.max(level, levels.get(child) ?? 0));

    function headline() {
      if (!leaders.length) return said("headline_none");
      const all = leaders.length === result.order.length && leaders.length > 1;
      const many = all ? "all" : leaders.length === 1 ? "one" : "many";
      const interest = scaleOf(leaders[0], "interest");
      const weak = value === "interest" && interest && standing(interest, null) === "not_yet";
      return said(`headline_${weak ? "weak" : value}_${many}`, { roles: titles(leaders) });
    }

    /** The first few names, and how many more there are. @param {string[]} names */
    function named(names) {
      const more = names.length - NAMED;
      if (more <= 0) return listed(names, language);
      return `${names.slice(0, NAMED).join(", ")}, ${said("and_more", { count: more })}`;
    }

    /** `4 of 6 reached, 1 unclear`. @param {[string, number, number][]} of */
    function counted(of) {
      const found = of.map(where);
      if (found.every((place) => place === "too_few")) return "";
      /** @param {string} place */
      const count = (place) => found.filter((each) => each === place).length;
      return [said("count_reached", { reached: count("reached"), of: of.length }),
        ...["unclear", "not_yet", "too_few"].filter(count)
          .map((place) => said(`count_${place}`, { count: count(place) }))].join(", ");
    }

    /** What there is to learn, the farthest first. @param {[string, number, number][]} of */
    function learning(of) {
      const open = of.filter((part) => ["not_yet", "unclear"].includes(where(part)));
      if (!open.length) return counted(of);
      /** @param {[string, number, number]} part */
      const short = ([child, , level]) => (result.scales[child].score ?? 0) - level;
      return named(open.sort((a, b) => short(a) - short(b)).map(([child]) => trait(child)));
    }

    /** @param {string} slug @returns {[string, string][]} */
    function words(slug) {
      const readiness = counted(partsOf(slug, "readiness"));
      const toLearn = learning(partsOf(slug, "learning"));
      /** @type {[string, string][]} */
      const found = [];
      if (readiness) found.push([said("readiness"), readiness]);
      if (toLearn) found.push([said("learning"), toLearn]);
      return found;
    }

    /** @param {string} slug @returns {[string, Measure, string][]} */
    function measures(slug) {
      return ["interest", "realism"].flatMap((name) => {
        const scale = scaleOf(slug, name), found = scale && measure(scale, null);
        if (!found) return [];
        return [[said(name), found, said(`middle_${standing(scale, null)}`)]];
      });
    }

    /** What is missing, by name. @param {string} slug @param {RoleResult} role */
    function cannotSay(slug, role) {
      if (role.state === "ok") return "";
      const missing = ["interest", "realism", "knowledge", "readiness", "learning"].flatMap((name) => {
        if (!planned.get(slug)?.[name] || role[/** @type {"interest"} */ (name)] !== null) return [];
        const of = partsOf(slug, name);
        if (!of.length) return [said(`missing_${name}`)];
        return of.filter((part) => where(part) === "too_few").map(([child]) => trait(child));
      });
      return said("cannot_say", { missing: named([...new Set(missing)]) });
    }

    /** The strongest lines; two items behind one sentence are one line.
     * @param {Line[]} lines @param {"supports" | "consider"} side */
    function ledger(lines, side) {
      /** @type {Map<string, {said: string, statement: string}>} */
      const found = new Map();
      for (const { statement } of lines) {
        const entry = bundle.statements[statement];
        const about = said(entry[side], entry.trait === null ? {} : { trait: trait(entry.trait) });
        const whole = entry.text.length ? `${about}: ${entry.text[at]}` : about;
        if (!found.has(whole)) found.set(whole, { said: whole, statement });
      }
      return [...found.values()];
    }

    function* tiedGroups() {
      for (const name of /** @type {const} */ (["interest", "readiness"]))
        for (const group of groups(result.ties[name], result.order))
          yield said(`tie_${name}`, { roles: titles(group) });
    }

    /** @param {readonly string[]} kinds @returns {TraitReport[]} */
    function traits(kinds) {
      return Object.keys(bundle.traits)
        .filter((slug) => kinds.includes(bundle.traits[slug].kind) && slug in result.scales)
        .map((slug) => {
          const scale = result.scales[slug], level = levels.get(slug) ?? null;
          const found = measure(scale, level);
          const words = !found ? said("too_few", { answered: scale.answered, of: scale.of }) :
            level === null ? "" : said(`standing_${standing(scale, level)}`);
          return { slug, name: trait(slug), measure: found, standing: words };
        });
    }

    /** The first three entries of the leading roles, one of each in turn.
     * @param {"next_steps" | "people"} section */
    function ofLeaders(section) {
      const lists = leaders.map((slug) => (bundle.roles[slug][section] ?? []).map((text) =>
        ({ said: text[at], role: title(slug) })));
      const longest = Math.max(0, ...lists.map((list) => list.length));
      /** @type {Map<string, string>} */
      const found = new Map();
      for (let turn = 0; turn < longest; turn++)
        for (const list of lists) {
          const entry = list[turn];
          if (entry && !found.has(entry.said))
            found.set(entry.said, leaders.length > 1 ? `${entry.said} (${entry.role})` : entry.said);
        }
      return [...found.values()].slice(0, TRIES);
    }

    /** @type {[string, string[]][]} */
    const sections = [
      [said("flags"), result.flags.map((flag) => said(`flag_${flag}`))],
      [said("limits"), form.limits.map((text) => text[at])],
      [said("tries"), ofLeaders("next_steps")],
      [said("people"), ofLeaders("people")],
      [said("questions"), bundle.questions.map((text) => text[at])],
      [said("notices"), bundle.notices.map((text) => text[at])],
    ];
    return {
      headline: headline(),
      order: said(value === "interest" ? "roles" : "roles_unordered"),
      roles: result.order.map((slug) => ({
        slug, title: title(slug), measures: measures(slug), words: words(slug),
        supports: ledger(result.roles[slug].supports, "supports"),
        consider: ledger(result.roles[slug].consider, "consider"),
        cannot_say: cannotSay(slug, result.roles[slug]),
      })),
      ties: [...tiedGroups()],
      leaders,
      traits: OWN_LEVEL.map((kind) => /** @type {[string, TraitReport[]]} */ ([
        said(`traits_${kind}`),
        traits(kind === "skill" ? ["skill", "knowledge"] : [kind]),
      ])).filter(([, rows]) => rows.length),
      level_of: leaders.length ? titles(leaders) : "",
      sections: sections.filter(([, sentences]) => sentences.length),
    };
  }

  /** @param {ScaleShown} scale @param {number | null} level @returns {Measure | null} */
  function measure({ low, score, high }, level) {
    return score === null || low == null || high == null ? null : { low, score, high, level };
  }

  /** `a`, `a and b`, `a, b, and c`. @param {string[]} words @param {string} language */
  function listed(words, language) {
    const last = words[words.length - 1], most = words.slice(0, -1);
    if (!most.length) return last;
    return say(`result.list_${most.length === 1 ? "two" : "more"}`, language,
      { most: most.join(", "), last });
  }

  /** Groups in which everybody is tied with everybody; ties are not transitive.
   * @param {[string, string][]} pairs @param {string[]} order */
  function groups(pairs, order) {
    /** @param {string} a @param {string} b */
    const tied = (a, b) => pairs.some((pair) => pair.includes(a) && pair.includes(b));
    /** @param {[string, string]} pair */
    const places = (pair) => pair.map((slug) => order.indexOf(slug)).sort((a, b) => a - b);
    /** @type {string[][]} */
    const found = [];
    const inOrder = [...pairs].sort((a, b) =>
      places(a)[0] - places(b)[0] || places(a)[1] - places(b)[1]);
    for (const pair of inOrder) {
      if (found.some((group) => pair.every((slug) => group.includes(slug)))) continue;
      const group = new Set(pair);
      for (const other of order)
        if (!group.has(other) && [...group].every((one) => tied(other, one))) group.add(other);
      found.push(order.filter((slug) => group.has(slug)));
    }
    return found;
  }

  /** The skipped items of scales that some role lacks: answering them would say more.
   * @param {Plan} plan @param {Result} result @param {Answers} answers @returns {string[]} */
  function gaps(plan, result, answers) {
    const parts = new Map(plan.layers[1].map((value) => [value.id, value.of.map(([child]) => child)]));
    const lacking = new Set(plan.roles.flatMap((role) => Object.entries(role.values)
      .filter(([name]) => result.roles[role.id][/** @type {"interest"} */ (name)] === null)
      .flatMap(([, value]) => parts.get(value) ?? [value])));
    const wanted = new Set(plan.layers[0]
      .filter((scale) => lacking.has(scale.id) && result.scales[scale.id].state === "too_few")
      .flatMap((scale) => scale.of.map(([item]) => item)));
    return plan.items.map((item) => item.id).filter((id) => wanted.has(id) && answers[id] == null);
  }

  Object.assign(careerfit, { tell, say, standing, gaps, listed });
})();
