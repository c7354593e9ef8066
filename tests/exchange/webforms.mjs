// Answers forms in the engine of ODK Web Forms; the same lines in and out as JavaRosa.java.

import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { JSDOM } from "jsdom";
import { batch } from "solid-js";

// The engine is written for a browser: it needs these of it, and a place for its XPath parser.
const { window } = new JSDOM("<!doctype html>");
const BROWSER = `DOMParser XMLSerializer Node Element Document XMLDocument Attr Text Comment
  CharacterData CDATASection ProcessingInstruction XPathResult XPathEvaluator NodeFilter File Blob
  FormData document`;
for (const name of BROWSER.split(/\s+/)) globalThis[name] = window[name];
globalThis.window = window;
globalThis.__dirname = import.meta.dirname;
const { createInstance } = await import("@getodk/xforms-engine");

let root, leaves;

const below = (node) => node.currentState.children?.flatMap(below) ?? [node];
const named = (node) => node.definition.nodeset.split("/").pop();

/** What a person reads of a text with Markdown in it: the words alone. */
function plain(nodes) {
  return nodes
    .map((node) => node.value ?? (node.children ? plain(node.children) : node.unsafeHtml ?? ""))
    .join("");
}

const verbs = {
  async form(file) {
    ({ root } = await createInstance(readFileSync(file, "utf8")));
    leaves = below(root);
  },
  language(name) {
    root.setLanguage(root.languages.find((each) => each.language === name));
  },
  sheet(said) {
    const answers = new Map(said.split(" ").map((each) => each.split("=")));
    batch(() => {
      for (const leaf of leaves) {
        if (leaf.nodeType === "select") leaf.selectValue(answers.get(named(leaf)) || null);
      }
    });
    for (const leaf of leaves) {
      const { relevant, value } = leaf.currentState;
      if (leaf.nodeType === "model-value") print("cell", leaf, String(value ?? ""));
      else if (leaf.nodeType === "note" && relevant) {
        print("note", leaf, plain(leaf.currentState.noteText.formatted));
      }
    }
    process.stdout.write("end\n");
  },
};

function print(kind, leaf, text) {
  process.stdout.write(`${kind} ${named(leaf)} ${text.replaceAll("\n", " ")}\n`);
}

for await (const line of createInterface({ input: process.stdin })) {
  const [verb, rest] = line.split(/ (.*)/s);
  await verbs[verb](rest ?? "");
}
