// Reads a document in this browser, looks for passages that cite, and shows them; what is ticked is sent, and nothing else.
"use strict";

const citations = (() => {
  // Rather too many places than too few: what is no citation, the server passes over.
  const MARK = new RegExp([
    "ECLI", "\\bLJN\\b", "\\b\\d{1,6}/\\d{2}\\b", "\\b[CTF]\\s?[-‑–]\\s?\\d{1,4}/\\d{2}",
    "\\bart(?:t?\\.|ikel|ikelen|icle|icles)?\\s*\\d", "\\barts?\\.?\\s*\\d", "\\b[A-Za-z&.]{2,14}\\s+(?:19|20)\\d{2}\\s*[/,-]\\s*\\d",
    "\\b\\d{1,2}[ ./-](?:[a-z]+|\\d{1,2})[ ./-](?:19|20)\\d{2}", "\\b[A-Z][a-z]+ \\d{1,2}, (?:19|20)\\d{2}",
    "[Aa]rrest|[Bb]eschikking|[Uu]itspraak|[Vv]onnis|[Jj]udgment|[Rr]uling", "\\S{2,}/[A-Z]",
  ].join("|"));
  const ABBREVIATED = /(?:\b(?:art|artt|arts|nrs?|nos?|Rb|Ktr|Vzr|Prg|vgl|verg|jo|o\.a|e\.a|r\.o|rov?|ov|paras?|d\.d|mr|dr|cf|vs?|[A-Z])|[(\s][a-z]|(?:^|\n)\s*\d{1,3})$/i;
  const MOST_PARTS = 2000, MOST_BYTES = 16 * 1024 * 1024, READ = ["word/document.xml", "word/footnotes.xml", "word/endnotes.xml"];

  const sentences = (paragraph) => {
    const found = [];
    let at = 0;
    for (const { index, 0: end } of paragraph.matchAll(/[.!?]["”’')\]]*\s+(?=["“‘'(\[]*[A-ZÀ-Þ0-9])/g)) {
      if (ABBREVIATED.test(paragraph.slice(Math.max(0, index - 12), index))) continue;
      found.push(paragraph.slice(at, index + end.length));
      at = index + end.length;
    }
    return [...found, paragraph.slice(at)].filter((each) => each.trim());
  };

  // The sentence that cites, the one before and the one after; what touches is one passage.
  const passages = (text) => text.split(/\n\s*\n|\r?\n(?=\s*(?:[-–•>#|]|\d{1,3}[.)]\s|\[\^))/).flatMap((paragraph) => {
    const all = sentences(paragraph), sent = all.map((_, at) => [at - 1, at, at + 1].some((each) => all[each] && MARK.test(all[each])));
    const found = [];
    all.forEach((each, at) => { if (sent[at]) (sent[at - 1] ? found[found.length - 1].push(each) : found.push([each])); });
    return found.map((each) => each.join("").trim());
  });

  const inflated = async (bytes, most) => {
    const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader(), parts = [];
    for (let size = 0, part = await reader.read(); !part.done; part = await reader.read()) {
      size += part.value.length;
      if (size > most) throw new RangeError();
      parts.push(part.value);
    }
    return new Blob(parts).text();
  };

  // The parts of a Word file that hold text; it is a zip, of which the directory stands at the end.
  const unpacked = async (buffer) => {
    const view = new DataView(buffer), found = new Map();
    let end = buffer.byteLength - 22;
    while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end--;
    let at = view.getUint32(end + 16, true);
    for (let count = view.getUint16(end + 10, true); count > 0 && found.size < MOST_PARTS; count--) {
      const method = view.getUint16(at + 10, true), packed = view.getUint32(at + 20, true), place = view.getUint32(at + 42, true);
      const [name, extra, comment] = [28, 30, 32].map((each) => view.getUint16(at + each, true));
      const called = new TextDecoder().decode(new Uint8Array(buffer, at + 46, name));
      if (READ.includes(called)) {
        const start = place + 30 + view.getUint16(place + 26, true) + view.getUint16(place + 28, true);
        const bytes = new Uint8Array(buffer, start, packed);
        found.set(called, method ? await inflated(bytes, MOST_BYTES) : new TextDecoder().decode(bytes));
      }
      at += 46 + name + extra + comment;
    }
    if (!found.has(READ[0])) throw new TypeError();
    return found;
  };

  const told = (paragraph) => {
    let text = "";
    for (const each of paragraph.getElementsByTagName("*")) {
      if (each.closest("w\\:del, w\\:moveFrom")) continue;
      if (each.nodeName === "w:t") text += each.textContent;
      else if (each.nodeName === "w:noBreakHyphen") text += "-";
      else if (["w:tab", "w:br", "w:cr"].includes(each.nodeName) && each.parentNode.nodeName === "w:r") text += " ";
    }
    return text;
  };

  const word = async (buffer) => {
    const parts = await unpacked(buffer), text = [];
    for (const name of READ.filter((each) => parts.has(each))) {
      const xml = parts.get(name);
      if (xml.includes("<!DOCTYPE") || xml.includes("<!ENTITY")) throw new TypeError();
      const page = new DOMParser().parseFromString(xml, "application/xml");
      if (page.querySelector("parsererror")) throw new TypeError();
      text.push(...[...page.getElementsByTagName("w:p")].map(told));
    }
    return text.join("\n\n");
  };

  const html = (source) => {
    // Nothing in it is run or fetched; its styles, which the policy of this page refuses, are left out before.
    const plain = source.replace(/<style[\s\S]*?(?:<\/style>|$)/gi, " ").replace(/\sstyle\s*=/gi, " data-style=");
    const page = new DOMParser().parseFromString(plain, "text/html");
    page.querySelectorAll("script, style, template, noscript, head").forEach((each) => each.remove());
    page.querySelectorAll("p, div, li, tr, h1, h2, h3, h4, h5, h6, section, article, blockquote, dd, dt").forEach((each) => each.append("\n\n"));
    return page.body.textContent;
  };

  const read = async (file) => {
    if (file.size > MOST_BYTES) throw new RangeError();
    const buffer = await file.arrayBuffer();
    if (/\.docx$/i.test(file.name)) return word(buffer);
    const source = new TextDecoder("utf-8", { fatal: true }).decode(buffer);
    return /\.html?$/i.test(file.name) ? html(source) : source;
  };

  return { passages, read };
})();

document.addEventListener("DOMContentLoaded", () => {
  const form = document.getElementById("passages");
  if (!form) return;
  const paper = document.getElementById("paper"), said = document.getElementById("found"), chosen = document.getElementById("document");

  const show = () => {
    const found = citations.passages(paper.value), list = form.querySelector("ul");
    list.replaceChildren(...found.map((passage) => {
      const item = document.createElement("li"), label = document.createElement("label"), box = document.createElement("input");
      box.type = "checkbox";
      box.checked = true;
      label.append(box, " ", passage);
      item.append(label);
      return item;
    }));
    form.hidden = !found.length;
    said.textContent = found.length ? said.dataset.some.replace("{count}", found.length) : said.dataset.none;
  };

  chosen.addEventListener("change", async () => {
    if (!chosen.files.length) return;
    form.hidden = true;
    try {
      paper.value = await citations.read(chosen.files[0]);
      show();
    } catch {
      said.textContent = said.dataset.unreadable;
    }
  });

  document.getElementById("search").addEventListener("click", show);
  document.getElementById("wipe").addEventListener("click", () => {
    paper.value = chosen.value = said.textContent = "";
    form.hidden = true;
    paper.focus();
  });

  form.addEventListener("submit", (event) => {
    const ticked = [...form.querySelectorAll("li")].filter((each) => each.querySelector("input").checked);
    const sent = ticked.map((each) => each.querySelector("label").textContent.trim()).join("\n\n");
    if (sent.length > Number(form.dataset.most)) {
      event.preventDefault();
      said.textContent = said.dataset.long;
      return;
    }
    form.elements.passages.value = sent;
  });
});
