// Tells Rapport which partner's link brought this visitor, and remembers it on this site only.
// rapport.clickId() and rapport.visitorId() are for your server: send one of them with each conversion.
// Forms marked data-rapport get both as hidden inputs, rapport_click and rapport_visitor.
(() => {
  const script = document.currentScript;
  if (!script || window.rapport) return;
  const CLICK = "rapport_click";
  const VISITOR = "rapport_visitor";
  const query = new URLSearchParams(location.search);

  function recall(name) {
    const cookie = document.cookie.split("; ").find((one) => one.startsWith(`${name}=`));
    if (cookie) return cookie.slice(name.length + 1);
    try {
      return localStorage.getItem(name);
    } catch {
      return null; // storage is switched off
    }
  }

  function keep(name, value) {
    if (!/^[a-z]+_[a-z0-9]+$/.test(value)) return;
    const safe = location.protocol === "https:" ? "; secure" : "";
    // biome-ignore lint/suspicious/noDocumentCookie: CookieStore is not everywhere
    document.cookie = `${name}=${value}; path=/; max-age=31536000; samesite=lax${safe}`;
    try {
      localStorage.setItem(name, value);
    } catch {
      return; // the cookie has to do
    }
  }

  function fill(form) {
    for (const name of [CLICK, VISITOR]) {
      const value = recall(name);
      if (!value) continue;
      let input = form.querySelector(`input[name="${name}"]`);
      if (!input) {
        input = document.createElement("input");
        input.type = "hidden";
        input.name = name;
        form.append(input);
      }
      input.value = value;
    }
  }

  function fillAll() {
    for (const form of document.querySelectorAll("form[data-rapport]")) fill(form);
  }

  async function register(code) {
    const response = await fetch(new URL("/api/clicks", script.src), {
      method: "POST",
      headers: { "Content-Type": "text/plain" }, // spares the browser a question beforehand
      body: JSON.stringify({ code, url: location.href, visitorId: recall(VISITOR), referrer: document.referrer }),
      keepalive: true,
    });
    if (!response.ok) return;
    const click = await response.json();
    keep(CLICK, click.clickId);
    keep(VISITOR, click.visitorId);
    fillAll();
  }

  window.rapport = { clickId: () => recall(CLICK), visitorId: () => recall(VISITOR) };
  keep(CLICK, query.get(CLICK) ?? "");
  document.addEventListener("DOMContentLoaded", fillAll);
  document.addEventListener("submit", (event) => event.target.matches("form[data-rapport]") && fill(event.target), true);
  fillAll();

  const names = (script.dataset.parameters ?? "via,ref").split(",");
  const code = names.map((name) => query.get(name.trim())).find(Boolean);
  if (code) register(code).catch(() => {});
})();
