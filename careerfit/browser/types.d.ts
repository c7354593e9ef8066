/* The shapes that the scripts share; `npx tsc -p careerfit/browser` checks them. Nothing is built. */
type Sentence = string[]; // one entry a language of the bundle
type Answers = Record<string, number | null>;
type PlanItem = { id: string; kind: "likert" | "keyed"; credits: (number | null)[]; unsure: number | null };
type Part = [child: string, weight: number, level: number];
type Value = { id: string; of: Part[]; coverage: number; must: string[] };
type LedgerTrait = { statement: string; trait: string; weight: number; level: number };
type LedgerItem = { statement: string; item: string; side: "supports" | "consider" | "both" };
type PlanRole = { id: string; values: Record<string, string>; ledger: (LedgerTrait | LedgerItem)[] };
type Plan = {
  hash: string; quiz: string; form: string; version: number; purpose: string;
  items: PlanItem[]; layers: [Value[], Value[]]; roles: PlanRole[]; t: number[];
};

type ScaleShown = {
  score: number | null; answered: number; of: number;
  low?: number | null; high?: number | null; right?: number; state: "ok" | "too_few";
};
type Scale = { se: number; shown: ScaleShown };
type Estimate = { score: number | null; parts: Map<string, number> };
type Line = { statement: string; item?: string; trait?: string; points: number };
type RoleResult = {
  interest: number | null; readiness: number | null; learning: number | null;
  realism: number | null; knowledge: number | null; state: "ok" | "cannot_say";
  supports: Line[]; consider: Line[];
};
type Result = {
  quiz: string; form: string; version: number; plan: string; purpose: string;
  scales: Record<string, ScaleShown>; roles: Record<string, RoleResult>; order: string[];
  ties: { interest: [string, string][]; readiness: [string, string][] }; flags: string[];
};

type Item = {
  text: Sentence; options: string; owner: string;
  right?: number; statement?: string; claim?: Sentence; fact?: Sentence; sources?: Sentence;
};
type Form = {
  form: string; title: Sentence; plan: Plan; items: Item[];
  options: Record<string, Sentence[]>; limits: Sentence[];
};
type Statement = { text: Sentence; supports: string; consider: string; trait: string | null };
type Bundle = {
  quiz: string; version: number; purpose: "explore" | "train"; role: string | null;
  languages: string[]; tongues: string[]; title: Sentence; summary: Sentence;
  notices: Sentence[]; questions: Sentence[];
  roles: Record<string, { title: Sentence; next_steps?: Sentence[]; people?: Sentence[] }>;
  traits: Record<string, { name: Sentence; kind: "disposition" | "skill" | "knowledge" }>;
  statements: Record<string, Statement>; forms: Form[]; practice?: Bundle;
};
type Sheet = { quiz: string; form: string; version: number; plan: string | null; answers: Answers };

type Measure = { low: number; score: number; high: number; level: number | null };
type Said = { said: string; statement: string };
type RoleReport = {
  slug: string; title: string; measures: [string, Measure, string][]; words: [string, string][];
  supports: Said[]; consider: Said[]; cannot_say: string;
};
type TraitReport = { slug: string; name: string; measure: Measure | null; standing: string };
type Told = {
  headline: string; order: string; roles: RoleReport[]; ties: string[]; leaders: string[];
  traits: [string, TraitReport[]][]; level_of: string; sections: [string, string[]][];
};

type State = {
  answers: Answers; view: "intro" | "question" | "verdict" | "check" | "result";
  queue: number[]; at: number; choice: number | null; remember: boolean; error: boolean;
  asking: boolean; link: string; note: string; earlier: Answers | null; started: number | null;
  took: number | null; scored: Result | null; inner: null;
};
type Parts = (Node | string | null | false)[];

interface Careerfit {
  FULL: number;
  words: Record<string, Record<string, string | Record<string, string>>>;
  score(plan: Plan, answers: Answers, seconds?: number | null): Result;
  refused(plan: Plan, answers: Answers): string[];
  code(plan: Plan, answers: Answers): string;
  tell(bundle: Bundle, form: Form, result: Result, language: string): Told;
  say(key: string, language: string, data?: Record<string, any>): string;
  standing(scale: ScaleShown, level: number | null): string;
  gaps(plan: Plan, result: Result, answers: Answers): string[];
  listed(words: string[], language: string): string;
  begin?: (place: HTMLElement) => void;
  memory?: Pick<Storage, "getItem" | "setItem" | "removeItem">;
}
declare var careerfit: Careerfit;
