// Scores sheets in node: [{plan, sheets: [{answers, seconds}]}] in, results or refused names out.
"use strict";
const fs = require("fs");
const path = require("path");
const vm = require("vm");

const script = path.join(__dirname, "../../careerfit/browser/sheet.js");
vm.runInThisContext(fs.readFileSync(script, "utf8"), script);

const given = JSON.parse(fs.readFileSync(0, "utf8"));
const found = given.map(({ plan, sheets }) => sheets.map(({ answers, seconds }) => {
  const refused = globalThis.careerfit.refused(plan, answers);
  if (!refused.length) return globalThis.careerfit.score(plan, answers, seconds);
  try {
    globalThis.careerfit.score(plan, answers, seconds);
  } catch (error) {
    if (error instanceof RangeError) return { refused: refused.sort() };
  }
  throw new Error("a refused sheet was scored");
}));
process.stdout.write(JSON.stringify(found));
