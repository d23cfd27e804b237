// What the pages do beyond plain forms, which work without it. A page comes in the place of the one before it, so that
// Back and Forward show the answers as they are now; what was filled in stays in this tab, in this browser only if that
// is asked, and is not lost without a warning.
"use strict";
(() => {
  let tab, browser;
  try { tab = sessionStorage; browser = localStorage; } catch { return; }
  const root = document.documentElement;

  // ---- Dossiers in the browser: what stands in the form that carries one, by an id of its own; the server checks all of it.

  const NAME = "privesfeer:", PAGES = /^\/(nl|en)\/(interview|read|verdict|advice|desk|remedies|draft)$/, PLACE = ["asked", "mode", "at", "from", "flips", "open", "sort", "draw", "plead"];
  const carrying = () => document.getElementById("dossier")?.form;
  const fresh = () => Math.random().toString(36).slice(2);
  let here = {}; // what is shown: its view, and of a page with a dossier its id, its path, and what makes it that page

  // What a page is asked for with: the answers as they are, and what makes it that page. Null where it is no such thing.
  const asking = ({ filled }, { path, place }) => {
    try {
      return PAGES.test(path) ? new URLSearchParams([...filled.filter(([name]) => !PLACE.includes(name)), ...place]) : null;
    } catch { return null; }
  };
  const read = (store, id) => {
    try {
      const dossier = JSON.parse(store.getItem(NAME + id));
      return asking(dossier, dossier) ? dossier : null;
    } catch { return null; }
  };
  const write = (store, id, dossier) => {
    try { store.setItem(NAME + id, JSON.stringify(dossier)); return true; } catch { return false; }
  };
  const ids = (store) => Object.keys(store).filter((key) => key.startsWith(NAME)).map((key) => key.slice(NAME.length));
  const kept = (id) => browser.getItem(NAME + id) !== null;
  const remember = (changed) => {
    const form = carrying();
    if (!form) return;
    const before = read(tab, here.id) ?? read(browser, here.id);
    const dossier = { ...here, at: Date.now(), filled: [...new FormData(form)], changed: changed ?? before?.changed };
    write(tab, here.id, dossier);
    if (kept(here.id)) write(browser, here.id, dossier);
  };
  const forget = (id) => [tab, browser].forEach((store) => store.removeItem(NAME + id));
  const unkept = () => ids(tab).some((id) => read(tab, id)?.changed && !kept(id));

  const offer = () => {
    const template = document.getElementById("resume");
    if (!template) return;
    const found = [...new Set([...ids(tab), ...ids(browser)])].filter((id) => id !== here.id).map((id) => {
      const [one, other] = [read(tab, id), read(browser, id)];
      return [id, one && other ? (one.at > other.at ? one : other) : one ?? other];
    });
    for (const [id, dossier] of found.filter(([id, each]) => each && (kept(id) || each.changed !== undefined))) {
      const offered = template.content.firstElementChild.cloneNode(true), [again, never] = offered.querySelectorAll("button");
      offered.querySelector(kept(id) ? ".open" : ".kept").remove();
      offered.querySelector("strong").textContent = named(dossier);
      const path = `/${root.lang}/${dossier.path.split("/")[2]}`;
      again.addEventListener("click", () => go(path, asking(dossier, dossier), "pushState", id));
      never.addEventListener("click", () => { forget(id); offered.remove(); });
      template.before(offered);
    }
  };
  const named = ({ filled, at }) => {
    const fields = Object.fromEntries(filled);
    let title = fields.title;
    try { title ??= JSON.parse(fields.dossier).title; } catch { /* the server says so */ }
    return String((typeof title === "string" ? title : title?.[root.lang]) || new Date(at).toLocaleString(root.lang));
  };

  // ---- Pages: each is asked for and shown without leaving the one before it.

  let latest = 0, shown = "";

  const arrived = (id, url, how) => {
    const form = carrying();
    here = { view: fresh() };
    if (form) {
      const sent = new FormData(form), place = PLACE.flatMap((name) => sent.getAll(name).map((value) => [name, value]));
      const shows = sent.getAll("shown").join(" ");
      Object.assign(here, { id: id ?? fresh(), path: form.getAttribute("action"), place: [["edit", shows], ...place] });
      remember();
      document.getElementById("keeping").hidden = false;
      document.getElementById("keep").checked = kept(here.id);
    }
    folding();
    for (const id of ["sharing", "print"]) document.getElementById(id)?.removeAttribute("hidden");
    if (form || how === "pushState") history[how](here, "", url);
    shown = location.href.split("#")[0];
    offer();
  };

  const show = (page) => {
    const first = page.querySelector("[autofocus]");
    first?.removeAttribute("autofocus"); // done here, for the browser does it once
    document.title = page.title;
    root.lang = page.documentElement.lang;
    for (const src of [...page.querySelectorAll("head script")].map((script) => script.getAttribute("src"))) {
      if (document.querySelector(`script[src="${src}"]`)) continue; // else it is one that this page has of its own
      document.head.append(Object.assign(document.createElement("script"), { src, async: false }));
    }
    document.body.replaceWith(document.adoptNode(page.body));
    (first ?? document.getElementById("main")).focus({ preventScroll: true });
  };

  const give = async (answer, name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await answer.blob());
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };

  const go = async (path, body, how, id, pressed) => {
    const mine = ++latest;
    root.ariaBusy = "true";
    try {
      const answer = await fetch(path, { method: body ? "POST" : "GET", body, headers: { Accept: "text/html" } });
      const file = /filename="(.+)"/.exec(answer.headers.get("Content-Disposition"));
      if (file) {
        await give(answer, file[1]);
        if (answer.ok && file[1] === "dossier.json") remember(false);
        return;
      }
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (mine !== latest) return;
      if (!page.getElementById("main")) throw new TypeError("no page");
      show(page);
      const wrong = document.getElementById("problems"), place = wrong ?? document.getElementById(path.split("#")[1]);
      if (place) {
        place.scrollIntoView();
        reached(place, wrong ? null : pressed).focus({ preventScroll: true });
      }
      else if (how === "pushState") scrollTo(0, 0);
      const asked = body ? (carrying() && how === "pushState" ? `/${root.lang}/interview` : location.href) : answer.url;
      arrived(id, asked, how);
    } catch {
      if (mine === latest) unanswered();
    } finally {
      if (mine === latest) root.ariaBusy = null;
    }
  };
  // Where the eye is: the button that was pressed, if it is still there; a heading that takes the focus goes before it.
  const reached = (place, pressed) => {
    if (place.hasAttribute("tabindex")) return place;
    const same = ({ name, value, hidden }) => name && !hidden && name === pressed?.name && value === pressed.value;
    place.tabIndex = -1;
    return [...document.querySelectorAll("main button")].find(same) ?? place;
  };
  const unanswered = () => {
    const said = document.getElementById("unreachable");
    document.body.inert = false;
    said.hidden = false;
    said.scrollIntoView({ block: "nearest" });
  };

  // What a step of the history is asked for with; nothing where it is none of a dossier, or that dossier is forgotten.
  const again = (state) => {
    const dossier = read(tab, state?.id);
    return dossier && asking(dossier, state);
  };
  const back = (state) => {
    const body = again(state);
    document.body.inert = true; // an answer to the page that goes would be lost
    if (body) go(state.path, body, "replaceState", state.id);
    else go(location.href, undefined, "replaceState");
  };

  addEventListener("popstate", ({ state }) => {
    if (!state && location.href.split("#")[0] === shown) history.replaceState(here, ""); // a place on the page itself
    else if (!state || state.view !== here.view) back(state);
  });

  document.addEventListener("submit", (event) => {
    const { target: form, submitter: button } = event, fields = new FormData(form);
    const path = button?.getAttribute("formaction") ?? form.getAttribute("action");
    event.preventDefault();
    if (button?.name) fields.append(button.name, button.value);
    if (form === carrying()) remember("changes" in (button?.dataset ?? {}) || undefined);
    const body = form.enctype === "multipart/form-data" ? fields : new URLSearchParams(fields);
    if (form.method === "get") go(`${path}?${body}`, undefined, "pushState");
    else go(path, body, "pushState", form === carrying() ? here.id : undefined, button);
  });

  // ---- Leaving: a link to elsewhere can be come back from; closing the tab loses what is not kept.

  let leaving = false;
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (link.origin !== location.origin) {
      leaving = true;
      setTimeout(() => { leaving = false; }, 1000);
    } else if (!link.hash || link.href.split("#")[0] !== location.href.split("#")[0]) {
      event.preventDefault();
      go(link.href, undefined, "pushState");
    }
  });
  addEventListener("beforeunload", (event) => { if (!leaving && unkept()) event.preventDefault(); });

  // ---- A dossier in a link: behind the hash sign, which no browser sends; whoever has the link has the dossier.

  const LINKED = /^#dossier=([\w-]+)$/, MOST = 1_000_000; // letters
  const through = (data, stream) => new Response(new Blob([data]).stream().pipeThrough(stream));
  const packed = async (words) => {
    const bytes = await through(words, new CompressionStream("deflate-raw")).bytes();
    return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  };
  const unpacked = async (code) => {
    const bytes = Uint8Array.from(atob(code.replaceAll("-", "+").replaceAll("_", "/")), (each) => each.charCodeAt());
    const reader = through(bytes, new DecompressionStream("deflate-raw")).body.pipeThrough(new TextDecoderStream()).getReader();
    let words = "";
    for (let part; !(part = await reader.read()).done && words.length < MOST;) words += part.value;
    return words;
  };
  const linked = async () => {
    const found = LINKED.exec(location.hash);
    if (!found) return;
    history.replaceState(history.state, "", location.pathname); // so that it stays in no history
    try {
      await go(`/${root.lang}/verdict`, new URLSearchParams({ dossier: await unpacked(found[1]) }), "pushState");
    } catch {
      const said = document.getElementById("unreadable");
      said.hidden = false;
      said.tabIndex = -1;
      said.focus();
    }
  };
  addEventListener("hashchange", linked);
  const share = async () => {
    const said = document.querySelector("#sharing output");
    const link = `${location.origin}/${root.lang}/#dossier=${await packed(document.getElementById("dossier").value)}`;
    try { await navigator.clipboard.writeText(link); said.textContent = said.dataset.said; } catch { said.textContent = link; }
  };
  document.addEventListener("click", ({ target }) => {
    if (target.id === "share") share();
    else if (target.id === "print") print();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.ctrlKey) document.querySelector("main button.primary")?.click();
  });

  // ---- What is filled in.

  document.addEventListener("input", ({ target }) => {
    if (target.form && target.form === carrying() && target.id !== "keep") remember(target.name === "reader" ? undefined : true);
  });

  // Small screens have the verdict so far in one line, to be opened.
  const narrow = matchMedia("(max-width: 59.99rem)"), folding = () => { for (const each of document.querySelectorAll("#so-far > details")) each.open = !narrow.matches; };
  narrow.addEventListener("change", folding);

  // A screen reader hears what moved, and not the whole verdict again.
  const part = (line, name) => line.querySelector(name).textContent, asked = (line) => part(line, "summary");
  const answered = (within) => new Map([...within.querySelectorAll(".answers li")].map((line) => [part(line, ".asked"), part(line, ".said")]));
  const lastDay = (within) => within.querySelector(".days strong")?.textContent;
  const moves = (aside, answer) => {
    const [before, after, { more, gone, day }] = [answered(aside), answered(answer), document.getElementById("moved").dataset];
    const lines = [...[...after].filter(([asked, said]) => before.get(asked) !== said), ...[...before.keys()].filter((asked) => !after.has(asked)).map((asked) => [asked, gone])];
    const told = lines.slice(0, 2).map((line) => line.join(": ")), next = lastDay(answer);
    if (lines.length > 2) told.push(more.replace("{count}", lines.length - 2));
    if (next && next !== lastDay(aside)) told.push(`${day}: ${next}`);
    return told.join("; ");
  };
  // What is wrong with a field is read with it.
  const tie = (place, id, wrong) => {
    for (const each of [...(place.matches("fieldset") ? [place] : []), ...place.querySelectorAll("input[type=text], input[type=date]")]) {
      const others = (each.getAttribute("aria-describedby") ?? "").split(" ").filter((one) => one && one !== id);
      each.setAttribute("aria-describedby", [...(wrong ? [id] : []), ...others].join(" "));
      if (wrong && each !== place) each.setAttribute("aria-invalid", "true");
      else each.removeAttribute("aria-invalid");
    }
  };

  // Beside the form stands the verdict so far; or, where an answer is wrong, what stood, and what is wrong at its field.
  const beside = (form, aside, told) => {
    const answer = new DOMParser().parseFromString(told, "text/html"), wrong = answer.querySelectorAll("[data-at]");
    const said = document.getElementById("moved");
    for (const each of document.querySelectorAll("form fieldset > .problem, form .field > .problem, aside > .problem")) {
      tie(each.parentElement, each.id, false);
      each.remove();
    }
    said.textContent = wrong.length ? wrong[0].textContent : moves(aside, answer);
    if (!wrong.length) {
      document.getElementById("problems")?.remove();
      for (const each of answer.querySelectorAll("[data-step]")) {
        const step = document.querySelector(`.steps button[value="to:${each.dataset.step}"] + .quiet`);
        if (step) step.textContent = each.textContent;
        each.remove();
      }
      const before = answered(aside), open = aside.querySelector("details")?.open;
      const moved = before.size ? [...answer.querySelectorAll(".answers li")].filter((line) => before.get(part(line, ".asked")) !== part(line, ".said")) : [];
      const unfolded = new Map([...aside.querySelectorAll(".unsaid")].map((each) => [asked(each), each.open]));
      for (const each of answer.querySelectorAll(".unsaid")) each.open = unfolded.get(asked(each)) ?? each.open;
      moved.forEach((line) => line.classList.add("moved"));
      moved[0]?.parentElement.prepend(...moved); // what the last answer changed goes first
      answer.querySelector("details").open = open ?? true;
      aside.replaceChildren(...answer.body.childNodes);
    }
    for (const each of wrong) {
      const place = document.getElementById(each.dataset.at), label = place?.querySelector("legend, label");
      if (label) label.after(each);
      else place?.prepend(each);
      if (label) tie(place, each.id, true);
    }
  };

  let soFar = 0;
  document.addEventListener("change", async ({ target }) => {
    const form = carrying(), aside = document.getElementById("so-far"), mine = ++soFar;
    if (target.id === "keep") {
      if (!target.checked) browser.removeItem(NAME + here.id);
      else if (!write(browser, here.id, read(tab, here.id))) target.checked = false;
    } else if (aside && form && target.form === form) {
      try {
        const answer = await fetch(form.dataset.soFar, { method: "POST", body: new URLSearchParams(new FormData(form)) });
        const told = await answer.text();
        if (answer.ok && mine === soFar) beside(form, aside, told);
      } catch { /* the form works without it */ }
    }
  });

  const began = history.state, asks = /\/(interview|read|examples\/[^/]+)$/.test(location.pathname); // not only a form's answer
  if (again(began)) back(began);
  else arrived(undefined, asks ? location.href : `/${root.lang}/interview`, "replaceState");
  linked();
})();
