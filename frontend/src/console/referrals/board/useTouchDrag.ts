import { type TouchEvent as ReactTouchEvent, type RefObject, useEffect, useRef } from "react";

/** How long a finger rests on a card before it takes it along; how far it may stray until then. */
const holdFor = 300;
const stray = 8;
/** How near to an edge of the board a held card scrolls it, and how far each time. */
const edge = 48;
const scrollBy = 16;

/** What happens to a card that a finger holds. */
export interface Held<C> {
  onStart: (card: C) => void;
  /** The stage under the finger; null where there is none. */
  onOver: (stageId: string | null) => void;
  onDrop: (card: C, stageId: string | null) => void;
  onEnd: () => void;
}

interface Hold<C> {
  readonly card: C;
  readonly x: number;
  readonly y: number;
  readonly timer: ReturnType<typeof setTimeout>;
  isTaken: boolean;
}

const stageAt = ({ clientX, clientY }: Touch) =>
  document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>("[data-column]")?.dataset.column ?? null;

/**
 * Drags cards by touch, on every device alike: a finger that rests on a card takes it along, one that moves at once
 * scrolls as ever. Returns what a card calls when it is touched; `ghost` follows the finger.
 */
export function useTouchDrag<C>(
  board: RefObject<HTMLElement | null>,
  ghost: RefObject<HTMLElement | null>,
  held: Held<C>,
): (card: C, event: ReactTouchEvent) => void {
  const hold = useRef<Hold<C> | null>(null);
  const on = useRef(held);
  on.current = held;
  useEffect(() => {
    const element = board.current;
    if (!element) return;
    const end = () => {
      if (!hold.current) return;
      clearTimeout(hold.current.timer);
      if (hold.current.isTaken) on.current.onEnd();
      hold.current = null;
    };
    const move = (event: TouchEvent) => {
      const [touch] = event.touches;
      const now = hold.current;
      if (!now || !touch) return;
      if (!now.isTaken) {
        if (Math.hypot(touch.clientX - now.x, touch.clientY - now.y) > stray) end();
        return;
      }
      event.preventDefault();
      if (ghost.current) ghost.current.style.translate = `${touch.clientX + 12}px ${touch.clientY + 12}px`;
      const { left, right } = element.getBoundingClientRect();
      const scrolled = element.querySelector("[data-columns]") ?? element;
      if (touch.clientX > right - edge) scrolled.scrollLeft += scrollBy;
      if (touch.clientX < left + edge) scrolled.scrollLeft -= scrollBy;
      on.current.onOver(stageAt(touch));
    };
    const drop = (event: TouchEvent) => {
      const [touch] = event.changedTouches;
      const now = hold.current;
      if (now?.isTaken && touch) {
        // No click comes after it, which would open the card.
        event.preventDefault();
        on.current.onDrop(now.card, stageAt(touch));
      }
      end();
    };
    // A long touch of a link would else open its menu.
    const stay = (event: Event) => hold.current && event.preventDefault();
    element.addEventListener("touchmove", move, { passive: false });
    element.addEventListener("touchend", drop, { passive: false });
    element.addEventListener("touchcancel", end);
    element.addEventListener("contextmenu", stay);
    return () => {
      end();
      element.removeEventListener("touchmove", move);
      element.removeEventListener("touchend", drop);
      element.removeEventListener("touchcancel", end);
      element.removeEventListener("contextmenu", stay);
    };
  }, [board, ghost]);
  return (card, event) => {
    const [touch, second] = event.touches as unknown as Touch[];
    if (hold.current) clearTimeout(hold.current.timer);
    hold.current = null;
    if (!touch || second) return;
    const { clientX: x, clientY: y } = touch;
    const take = () => {
      if (!hold.current) return;
      hold.current.isTaken = true;
      if (ghost.current) ghost.current.style.translate = `${x + 12}px ${y + 12}px`;
      on.current.onStart(card);
    };
    hold.current = { card, x, y, timer: setTimeout(take, holdFor), isTaken: false };
  };
}
