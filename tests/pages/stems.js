// Words in, their stems out, as JSON; lunr stands in with the few names that the file touches.
"use strict";
const fs = require("fs");
const path = require("path");
const vm = require("vm");

const below = "careerfit/pages/theme/assets/javascripts/lunr/min/lunr.id.min.js";
const script = path.join(__dirname, "../..", below);
function Index() {}
Index.prototype.search = () => [];
globalThis.lunr = { Index, Pipeline: { registerFunction() {} } };
vm.runInThisContext(fs.readFileSync(script, "utf8"), script);
const words = JSON.parse(fs.readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(words.map(globalThis.lunr.id.stem)));
