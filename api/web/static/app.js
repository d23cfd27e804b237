// What the pages do beyond plain forms: the verdict so far follows each answer, and a dossier is kept in this browser only if asked.
"use strict";
(() => {
  const form = document.querySelector("form[data-so-far]");
  const aside = document.getElementById("so-far");
  if (form && aside) {
    let latest = 0;
    form.addEventListener("change", async () => {
      const mine = ++latest;
      const body = new URLSearchParams(new FormData(form));
      try {
        const answer = await fetch(form.dataset.soFar, { method: "POST", body });
        const page = await answer.text();
        if (answer.ok && mine === latest) aside.innerHTML = page;
      } catch { /* the form works without it */ }
    });
  }
  const keep = document.getElementById("keep");
  const dossier = document.querySelector("input[name=dossier]");
  const name = "privesfeer-dossier";
  if (keep && dossier) {
    document.getElementById("keeping").hidden = false;
    keep.checked = localStorage.getItem(name) !== null;
    const store = () => keep.checked ? localStorage.setItem(name, dossier.value) : localStorage.removeItem(name);
    keep.addEventListener("change", store);
    if (keep.checked) store();
  }
  const resume = document.getElementById("resume");
  if (resume && localStorage.getItem(name)) {
    resume.hidden = false;
    resume.querySelector("input[name=dossier]").value = localStorage.getItem(name);
    resume.querySelector("button[type=button]").addEventListener("click", () => {
      localStorage.removeItem(name);
      resume.hidden = true;
    });
  }
})();
