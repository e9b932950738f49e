import { useRef } from "react";

/** The element to come back to: the one with the focus, or for an item of a menu, which goes away, the menu's button. */
function opener(): HTMLElement | null {
  const active = document.activeElement;
  const menu = active?.closest("[role=menu]");
  const target = menu ? document.getElementById(menu.getAttribute("aria-labelledby") ?? "") : active;
  return target instanceof HTMLElement ? target : null;
}

/** Handlers for a Radix dialog that has no trigger of its own, which would otherwise drop the focus on close. */
export function useReturnFocus() {
  const from = useRef<HTMLElement>(null);
  return {
    onOpenAutoFocus: () => {
      from.current = opener();
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault();
      from.current?.focus();
    },
  };
}
