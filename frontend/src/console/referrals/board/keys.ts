import type { KeyboardEvent } from "react";

const linkOf = (card: Element | null | undefined) => card?.querySelector<HTMLElement>("[data-card-link]");

/** The card beside: above or below in the column, or the one in the order of a column to the side that has any. */
function beside(card: Element, key: string): HTMLElement | null | undefined {
  if (key === "ArrowDown") return linkOf(card.nextElementSibling);
  if (key === "ArrowUp") return linkOf(card.previousElementSibling);
  const toSide = key === "ArrowRight" ? "nextElementSibling" : "previousElementSibling";
  let column = card.closest("[data-column]")?.[toSide];
  while (column) {
    const found = column.querySelector<HTMLElement>("[data-card-link][tabindex='0']");
    if (found) return found;
    column = column[toSide];
  }
  return null;
}

/** Arrow keys go from card to card; M opens the menu of the card that has the focus. */
export function boardKeys(event: KeyboardEvent<HTMLElement>): void {
  const card = (event.target as Element).closest("[data-card]");
  if (!card || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === "m" || event.key === "M") {
    card.querySelector<HTMLElement>("[data-card-move]")?.click();
    event.preventDefault();
    return;
  }
  // The arrows of an open menu are its own.
  if (!event.key.startsWith("Arrow") || !(event.target as Element).closest("[data-card-link]")) return;
  const next = beside(card, event.key);
  if (!next) return;
  next.focus();
  event.preventDefault();
}

/** Gives the focus to a card, wherever it now is. */
export function focusCard(board: Element | null, id: string): void {
  linkOf(board?.querySelector(`[data-card="${CSS.escape(id)}"]`))?.focus();
}
