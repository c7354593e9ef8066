// Class codes in node: [{plan, sheets: [answers]}] in, codes out.
"use strict";
const fs = require("fs");
const path = require("path");
const vm = require("vm");

const script = path.join(__dirname, "../../careerfit/browser/sheet.js");
vm.runInThisContext(fs.readFileSync(script, "utf8"), script);

const given = JSON.parse(fs.readFileSync(0, "utf8"));
const found = given.map(({ plan, sheets }) =>
  sheets.map((answers) => globalThis.careerfit.code(plan, answers)));
process.stdout.write(JSON.stringify(found));
