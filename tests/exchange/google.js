// Runs an Apps Script against forms that record what is asked of them and refuse what Google does.

const { readFileSync } = require("node:fs");
const { runInNewContext } = require("node:vm");

const forms = [];

/** An object that has these methods only; each records its name and arguments and returns it. */
function recorder(calls, methods) {
  const made = {};
  for (const [name, does] of Object.entries(methods)) {
    made[name] = (...given) => {
      const back = does(...given);
      calls.push([name, ...given]);
      return back === undefined ? made : back;
    };
  }
  return made;
}

function text(value) {
  if (typeof value !== "string") throw new TypeError(`${value} is no text`);
  if (!value.trim()) throw new Error("Google shows an empty question as Untitled");
}

function flag(value) {
  if (typeof value !== "boolean") throw new TypeError(`${value} is no boolean`);
}

function choices(values) {
  values.forEach(text);
  if (!values.length || new Set(values).size < values.length) {
    throw new Error("Questions cannot have duplicate choice values.");
  }
}

const question = (form, kind, more) => () => {
  const calls = [];
  form.items.push({ kind, calls });
  return recorder(calls, { setTitle: text, setRequired: flag, ...more });
};

const FormApp = {
  create(title) {
    text(title);
    const form = { title, calls: [], items: [] };
    forms.push(form);
    return recorder(form.calls, {
      setDescription: text,
      setIsQuiz: flag,
      setCollectEmail: flag,
      setLimitOneResponsePerUser: flag,
      setPublishingSummary: flag,
      setProgressBar: flag,
      addTextItem: question(form, "text", {}),
      addMultipleChoiceItem: question(form, "choice", { setChoiceValues: choices }),
      getEditUrl: () => "https://docs.google.com/forms/edit",
      getPublishedUrl: () => "https://docs.google.com/forms/viewform",
    });
  },
};

const logged = [];
const Logger = { log: (said) => logged.push(said) };
const code = readFileSync(process.argv[2], "utf8");
runInNewContext(`${code}\ncreateForm();`, { FormApp, Logger });
process.stdout.write(JSON.stringify({ forms, logged }));
