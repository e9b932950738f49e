import { useSyncExternalStore } from "react";

/** Below Tailwind's `sm`: where tables become cards. */
const query = "(max-width: 639.98px)";

/** The media query; absent where nothing is shown, as in tests, which are then wide. */
const media = () => globalThis.matchMedia?.(query);

function watch(onChange: () => void) {
  const list = media();
  list?.addEventListener("change", onChange);
  return () => list?.removeEventListener("change", onChange);
}

/** Whether the window is as narrow as a phone's: only where another order or another part is shown, not another look. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(watch, () => media()?.matches ?? false);
}
