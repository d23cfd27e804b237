// The verdict on one conversation in short, and what to ask next. Any runtime with fetch will do; it needs no package.

type Lang = "nl" | "en";

interface Case {
  title?: string;
  facts?: Record<string, boolean | number | string | string[]>;
  disputed?: string[];
  dates?: { utterance?: string; inspection?: string; measure?: string };
  as_of?: string;
  lang?: Lang;
}

/** A reference to a ruling or an article: its key in `sources`, or an object where there is more to say. */
type Citation = string | { source: string; pinpoint?: string; stance?: string; standing?: Fate[]; history?: string[] };

/** What became of a ruling; `by` stands in `text` as `{by}`. */
interface Fate {
  kind: "set_aside" | "quashed" | "overtaken" | "upheld";
  elsewhere?: boolean;
  by: string;
  text: string;
}

interface Answer {
  question: string;
  outcome: string | null;
  outcome_text: string;
  status: "required" | "governed" | "leaning" | "contested" | "undetermined";
  status_text: string;
  authorities: Citation[];
}

interface Problem {
  title: string;
  status: number;
  detail: string;
  problems: { field: string; text: string; allowed: string[]; nearest: string | null }[];
}

const url = "http://127.0.0.1:8000";

async function post<T>(path: string, body: Case): Promise<T> {
  const response = await fetch(url + path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) {
    const problem = (await response.json()) as Problem;
    throw new Error([problem.detail, ...problem.problems.map((each) => each.text)].join(" "));
  }
  return (await response.json()) as T;
}

async function main(): Promise<void> {
  const given: Case = {
    facts: { platforms: ["whatsapp"], form: "group_chat", audience: "closed_group", audience_size: 4 },
    dates: { utterance: "2026-03-02" },
    as_of: "2026-11-24",
    lang: "en",
  };
  const { answers } = await post<{ answers: Answer[] }>("/v2/verdicts?form=compact", given);
  for (const answer of answers) {
    console.log(`${answer.question}: ${answer.outcome_text} (${answer.status_text})`);
  }
  const { next } = await post<{ next: { question: string } | null }>("/v2/interview?form=compact", given);
  console.log(next ? `Ask next: ${next.question}` : "Nothing more to ask.");
  try {
    await post("/v2/verdicts", { facts: { audience: "frends" }, lang: "en" });
  } catch (refused) {
    console.log((refused as Error).message);
  }
}

void main();
