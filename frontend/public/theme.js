// Runs before the first paint so that a stored theme or language never flashes. Keep in step with src/lib/theme.ts.
(() => {
  try {
    const theme = localStorage.getItem("rapport.theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
    const language = localStorage.getItem("rapport.language");
    if (language) document.documentElement.lang = language;
  } catch {
    // Storage may be closed to us; the system's theme then applies.
  }
})();
