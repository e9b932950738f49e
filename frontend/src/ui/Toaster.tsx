import { lazy, Suspense, useSyncExternalStore } from "react";

/** What a toast may carry: a way back, where there is one. */
export interface ToastOptions {
  readonly action?: { readonly label: string; readonly onClick: () => void };
}

let wanted = false;
const listeners = new Set<() => void>();
const Sonner = lazy(() => import("./SonnerToaster").then((module) => ({ default: module.SonnerToaster })));

/** Says that something was done: "Link created". Never the only place of an error: those stand where they happened. */
export async function toast(words: string, options: ToastOptions = {}): Promise<void> {
  wanted = true;
  for (const listener of listeners) listener();
  const { toast: show } = await import("sonner");
  show(words, options);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Mounted once by the app. Costs nothing until the first toast. */
export function Toaster() {
  const mounted = useSyncExternalStore(subscribe, () => wanted);
  return <Suspense>{mounted && <Sonner />}</Suspense>;
}
