// Reads a text that was pasted: in this browser alone, for nothing of it is sent or kept. The steps and the table are
// those of cases/reading.py, which says why; a test holds both to the same suggestions.
"use strict";

const reading = (() => {
  const UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff", MARKS = "\u0300-\u036f";
  const TOKEN = new RegExp(`[0-9A-Za-zÀ-ÖØ-öø-ɏ${MARKS}${UNSEEN}]+`, "g"), LEFT_OUT = new RegExp(`[${MARKS}${UNSEEN}]`, "g");
  const ENDS = /[.!?;][^.!?;]|\n[^\n]*\n/, CLAUSE = /[,():\u2013\u2014]/;
  const MOST = 3, LONGEST_WORD = 40, LONGEST_SENTENCE = 60, WIDEST_GAP = 80, BEFORE = 5, AFTER = 3;
  const STEMMERS = { dutch: DutchStemmer, english: EnglishStemmer };

  const folded = (word) => word.normalize("NFKD").replace(LEFT_OUT, "").toLowerCase();
  const added = (map, key, value) => map.has(key) ? map.get(key).push(value) : map.set(key, [value]);

  const language = (text, tables, usual) => {
    const counts = new Map(Object.entries(tables).map(([lang, { common }]) => [lang, { common: new Set(common), n: 0 }]));
    for (const [token] of text.matchAll(TOKEN)) {
      const word = folded(token);
      for (const each of counts.values()) each.n += each.common.has(word);
    }
    let found;
    for (const [lang, { n }] of counts) {
      const most = counts.get(found)?.n ?? -1;
      if (n > most || (n === most && lang === usual && found !== usual)) found = lang;
    }
    return found;
  };

  function* sentences(text) {
    let words = [], end = 0;
    for (const { 0: token, index: start } of text.matchAll(TOKEN)) {
      const gap = text.slice(end, start), long = token.length > LONGEST_WORD;
      if (words.length && (long || words.length === LONGEST_SENTENCE || ENDS.test(gap) || gap.length > WIDEST_GAP)) {
        yield words;
        words = [];
      }
      end = start + token.length;
      if (!long) words.push({ start, end, folded: folded(token) });
    }
    if (words.length) yield words;
  }

  const reader = (table) => {
    const starting = new Map(), leading = new Map(), stemmer = new STEMMERS[table.stemmer](), filled = new Map();
    const stems = new Map(Object.entries(table.stems)), before = new Set(table.before), after = new Set(table.after);
    table.phrases.forEach(([first], number) => added(starting, first, number));
    table.terms.forEach(([, , [first]], number) => added(leading, first, number));

    const slots = (word) => {
      if (!filled.has(word)) {
        const stem = word && stemmer.stemWord(word), found = new Set(word ? stems.get(stem) : []);
        if (word) {
          for (const [part, slot] of table.prefix) if (word.startsWith(part)) found.add(slot);
          for (const [part, slot] of table.suffix) if (stem.endsWith(part)) found.add(slot);
          for (const [part, slot] of table.infix) if (word.includes(part)) found.add(slot);
        }
        filled.set(word, found);
      }
      return filled.get(word);
    };

    const denied = (words, text, start, end) => {
      const harmless = (at) => table.harmless.some((phrase) => phrase.every((word, more) => words[at + more]?.folded === word));
      for (let at = start - 1; at >= Math.max(0, start - BEFORE); at--) {
        if (CLAUSE.test(text.slice(words[at].end, words[at + 1].start))) break;
        if (before.has(words[at].folded) && !harmless(at)) return true;
      }
      for (let at = end; at < Math.min(words.length, end + AFTER); at++) {
        if (CLAUSE.test(text.slice(words[at - 1].end, words[at].start))) break;
        if (after.has(words[at].folded) && !harmless(at)) return true;
      }
      return false;
    };

    // What a sentence suggests: by the number of the first term of each fact and value, where its phrases stand.
    const suggested = (words, text) => {
      const filling = words.map((word) => slots(word.folded)), places = new Map();
      for (let start = 0; start < words.length; start++) {
        for (const slot of filling[start]) {
          for (const number of starting.get(slot) ?? []) {
            const phrase = table.phrases[number], end = start + phrase.length;
            if (places.has(number) || end > words.length) continue;
            const whole = phrase.every((each, at) => filling[start + at].has(each));
            if (whole && !denied(words, text, start, end)) places.set(number, [start, end]);
          }
        }
      }
      const found = new Map();
      const terms = [...places.keys()].flatMap((number) => leading.get(number) ?? []).sort((one, other) => one - other);
      for (const term of terms) {
        const [fact, value, phrases] = table.terms[term], key = `${fact}=${value}`;
        if (!found.has(key) && phrases.every((each) => places.has(each))) found.set(key, phrases.map((each) => places.get(each)));
      }
      return found;
    };

    return (text) => {
      const found = new Map();
      for (const words of sentences(text)) {
        for (const [key, places] of suggested(words, text)) {
          if (!found.has(key)) found.set(key, { passages: [], count: 0 });
          const told = found.get(key), first = words[0].start;
          told.count++;
          if (told.passages.length === MOST) continue;
          const marks = places.map(([start, end]) => [words[start].start - first, words[end - 1].end - first]);
          const once = [...new Map(marks.map((mark) => [String(mark), mark])).values()];
          once.sort((one, other) => one[0] - other[0] || one[1] - other[1]);
          told.passages.push({ text: text.slice(first, words.at(-1).end), marks: once });
        }
      }
      const order = new Set(table.terms.map(([fact, value]) => `${fact}=${value}`));
      return [...order].filter((key) => found.has(key)).map((key) => ({ key, ...found.get(key) }));
    };
  };

  return { folded, language, reader };
})();

(() => {
  const read = (text) => {
    const tables = JSON.parse(document.getElementById("terms").textContent);
    const lang = reading.language(text, tables, document.documentElement.lang);
    return reading.reader(tables[lang])(text);
  };

  const quoted = ({ text, marks }) => {
    const item = document.createElement("li");
    let at = 0;
    for (const [start, end] of marks) {
      if (start < at) continue;
      const mark = document.createElement("mark");
      mark.textContent = text.slice(start, end);
      item.append(text.slice(at, start), mark);
      at = end;
    }
    item.append(text.slice(at));
    return item;
  };

  const taken = (fieldset) => [...fieldset.querySelectorAll("input:checked")].some((each) => each.value);
  const settled = (fieldset) => { fieldset.querySelector("[name=shown]").disabled = !taken(fieldset); };

  // Shows what was found of facts that are not answered yet, and counts it.
  const show = (found) => {
    let shown = 0;
    for (const fieldset of document.querySelectorAll("#suggested fieldset")) {
      if (taken(fieldset)) continue; // from an earlier text
      for (const place of fieldset.querySelectorAll("[data-value]")) {
        const told = found.get(`${fieldset.dataset.fact}=${place.dataset.value}`);
        place.hidden = place.querySelector("input").disabled = !told;
        place.querySelector("ul").replaceChildren(...(told?.passages ?? []).map(quoted));
        shown += Boolean(told);
      }
      fieldset.hidden = fieldset.disabled = !fieldset.querySelector("[data-value]:not([hidden])");
      settled(fieldset);
    }
    const any = document.querySelector("#suggested fieldset:not([hidden])");
    document.getElementById("suggested").classList.toggle("empty", !any);
    return shown;
  };

  document.addEventListener("click", ({ target }) => {
    if (target.id !== "search" && target.id !== "wipe") return;
    const paper = document.getElementById("paper"), said = document.getElementById("found");
    if (target.id === "wipe") {
      paper.value = said.textContent = "";
      paper.focus();
      return;
    }
    const long = paper.value.length > Number(paper.dataset.most);
    const shown = show(new Map(long ? [] : read(paper.value).map((each) => [each.key, each])));
    said.textContent = long ? said.dataset.long : shown ? said.dataset.some.replace("{count}", shown) : said.dataset.none;
  });

  document.addEventListener("input", ({ target }) => {
    const fieldset = target.closest?.("#suggested fieldset");
    if (fieldset) settled(fieldset);
  }, true); // before what is filled in is remembered
})();
