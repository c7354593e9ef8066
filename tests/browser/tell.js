// Tells results in node: {words, bundle, sheets: [{form, answers}]} in; each sheet told in each language.
"use strict";
const fs = require("fs");
const path = require("path");
const vm = require("vm");

for (const name of ["sheet.js", "telling.js"]) {
  const script = path.join(__dirname, "../../careerfit/browser", name);
  vm.runInThisContext(fs.readFileSync(script, "utf8"), script);
}
const { careerfit } = globalThis;
const { words, bundle, sheets } = JSON.parse(fs.readFileSync(0, "utf8"));
careerfit.words = words;
process.stdout.write(JSON.stringify(sheets.map(({ form: name, answers }) => {
  const form = bundle.forms.find((each) => each.form === name);
  const result = careerfit.score(form.plan, answers);
  return {
    told: bundle.languages.map((language) => careerfit.tell(bundle, form, result, language)),
    gaps: careerfit.gaps(form.plan, result, answers),
  };
})));
