// Tells Rapport which partner's link brought this visitor, and remembers it on this site only, if it may.
// rapport.clickId() and rapport.visitorId() are for your server: send one of them with each conversion.
// Forms marked data-rapport get both as hidden inputs, rapport_click and rapport_visitor.
// rapport.consent(true) keeps them in this browser, rapport.consent(false) erases them.
// rapport.identify(token) and rapport.convert(token) report what your server signed.
// rapport.page() looks at the address again, after a page of your app replaced another.
((config) => {
  const script = document.currentScript;
  if (!script || window.rapport) return;
  const CLICK = "rapport_click";
  const VISITOR = "rapport_visitor";
  const ANSWER = "rapport_consent";
  const { key, names = ["via", "ref"], mode = "NONE", days = 365 } = config;
  const { parameters, consent: asks } = script.dataset;
  const memory = {};
  let bar;
  let busy;

  function stored(name) {
    const cookie = document.cookie.split("; ").find((one) => one.startsWith(`${name}=`));
    if (cookie) return cookie.slice(name.length + 1);
    try {
      const [value, end] = (localStorage.getItem(name) ?? "").split("~");
      return end && end < Date.now() ? null : value || null;
    } catch {
      return null; // storage is switched off
    }
  }

  // Nothing as value erases.
  function store(name, value) {
    const life = value ? days * 86400 : 0;
    const safe = location.protocol === "https:" ? "; secure" : "";
    // biome-ignore lint/suspicious/noDocumentCookie: CookieStore is not everywhere
    document.cookie = `${name}=${value}; path=/; max-age=${life}; samesite=lax${safe}`;
    try {
      if (value) localStorage.setItem(name, `${value}~${Date.now() + life * 1000}`);
      else localStorage.removeItem(name);
    } catch {
      return; // the cookie has to do
    }
  }

  // The answer is all that is read before it allows more. Without one, a browser that says
  // that its owner does not want to be followed is believed.
  const answer = mode === "NEVER" ? null : stored(ANSWER);
  let keeps = answer ? answer === "yes" : mode === "NONE" && !navigator.globalPrivacyControl;

  const recall = (name) => memory[name] ?? (keeps ? stored(name) : null);

  function keep(name, value) {
    if (!/^[a-z]+_[a-z0-9]+$/.test(value)) return;
    memory[name] = value;
    if (keeps) store(name, value);
  }

  function fill(form) {
    for (const name of [CLICK, VISITOR]) {
      const value = recall(name);
      let input = form.querySelector(`input[name="${name}"]`);
      if (!input && !value) continue;
      if (!input) {
        input = document.createElement("input");
        input.type = "hidden";
        input.name = name;
        form.append(input);
      }
      input.value = value ?? "";
    }
  }

  function fillAll() {
    for (const form of document.querySelectorAll("form[data-rapport]")) fill(form);
  }

  function consent(given) {
    bar?.remove();
    if (mode === "NEVER") return;
    for (const name of [CLICK, VISITOR]) {
      if (given && memory[name]) store(name, memory[name]);
      if (given || !keeps) continue;
      store(name, "");
      delete memory[name];
    }
    keeps = !!given;
    // A no is kept only where the next page would not know it otherwise.
    store(ANSWER, given ? "yes" : asks || mode === "NONE" ? "no" : "");
    fillAll();
  }

  // Asks those only who came by a partner's link, and who did not answer yet.
  function ask() {
    if (
      asks !== "bar" ||
      mode !== "ASK" ||
      keeps ||
      answer ||
      bar ||
      !memory[CLICK] ||
      navigator.globalPrivacyControl
    )
      return;
    if (!document.body) return; // asked again when the page is there
    const isGerman = /^de/i.test(document.documentElement.lang || navigator.language);
    const add = (parent, kind, text, style) => {
      const part = document.createElement(kind);
      part.textContent = text;
      part.style.cssText = style;
      parent.append(part);
      return part;
    };
    bar = document.createElement("section");
    bar.lang = isGerman ? "de" : "en";
    bar.setAttribute("aria-label", isGerman ? "Einwilligung" : "Consent");
    bar.style.cssText =
      "position:fixed;z-index:2147483647;inset:auto 0 0;display:flex;flex-wrap:wrap;gap:8px 12px;align-items:center;justify-content:center;padding:12px 16px;background:#fff;color:#1a1a1a;border-top:1px solid #767676;font:16px/1.5 system-ui,sans-serif";
    const words = isGerman
      ? [
          `Dürfen wir uns in diesem Browser ${days} Tage lang merken, wer Sie empfohlen hat?`,
          "Ja, merken",
          "Nein",
        ]
      : [`May we remember in this browser, for ${days} days, who sent you here?`, "Yes, remember", "No"];
    add(bar, "p", words[0], "margin:0");
    for (const [place, yes] of [
      [1, true],
      [2, false],
    ]) {
      const look =
        "min-height:44px;padding:0 16px;font:inherit;color:inherit;background:#fff;border:1px solid #1a1a1a;border-radius:8px;cursor:pointer";
      add(bar, "button", words[place], look).onclick = () => consent(yes);
    }
    document.body.prepend(bar);
  }

  const send = (path, body) =>
    fetch(new URL(path, script.src), {
      method: "POST",
      headers: { "Content-Type": "text/plain" }, // spares the browser a question beforehand
      body: JSON.stringify(body),
      credentials: "omit",
      keepalive: true,
    });

  async function register(code) {
    const body = { code, url: location.href, visitorId: recall(VISITOR), referrer: document.referrer };
    const response = await send("/api/clicks", body);
    if (!response.ok) return;
    const click = await response.json();
    keep(CLICK, click.clickId);
    keep(VISITOR, click.visitorId);
  }

  function page() {
    const query = new URLSearchParams(location.search);
    keep(CLICK, query.get(CLICK) ?? "");
    const code = (parameters ?? names.join())
      .split(",")
      .map((name) => query.get(name.trim()))
      .find(Boolean);
    busy = (code ? register(code).catch(() => {}) : Promise.resolve()).then(() => {
      fillAll();
      ask();
    });
    return busy;
  }

  // Answers whether it was taken.
  async function report(path, token) {
    await busy;
    return send(path, { token, clickId: recall(CLICK), visitorId: recall(VISITOR) }).then(
      (response) => response.ok,
      () => false,
    );
  }

  window.rapport = {
    clickId: () => recall(CLICK),
    visitorId: () => recall(VISITOR),
    program: key,
    consent,
    identify: (token) => report("/api/pages/identify", token),
    convert: (token) => report("/api/pages/convert", token),
    page,
  };
  document.addEventListener("DOMContentLoaded", () => {
    fillAll();
    ask();
  });
  document.addEventListener(
    "submit",
    (event) => event.target.matches("form[data-rapport]") && fill(event.target),
    true,
  );
  fillAll();
  page();
})({});
