/** How far the wall clock of `zone` is ahead of UTC at an instant, in milliseconds. */
function shiftAt(instant: number, zone: string): number {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(instant);
  const at = Object.fromEntries(parts.map((part) => [part.type, Number(part.value)]));
  const wall = Date.UTC(at.year ?? 0, (at.month ?? 1) - 1, at.day, at.hour, at.minute, at.second);
  return wall - Math.floor(instant / 1000) * 1000;
}

/** The instant that a wall clock of `zone` calls `local` ("2026-01-31T14:30", as `datetime-local` gives it); null if it is none. */
export function instantOf(local: string, zone: string): string | null {
  const naive = Date.parse(`${local}Z`);
  if (Number.isNaN(naive)) return null;
  // Twice: the shift must be that of the result, which lies on the other side of a clock change at most once.
  const guess = naive - shiftAt(naive, zone);
  return new Date(naive - shiftAt(guess, zone)).toISOString();
}

/** What a wall clock of `zone` calls an instant, to the minute, as `datetime-local` takes it; empty if it is none. */
export function localOf(instant: string, zone: string): string {
  const at = Date.parse(instant);
  return Number.isNaN(at) ? "" : new Date(at + shiftAt(at, zone)).toISOString().slice(0, 16);
}

/** The day of an instant in `zone`, as 2026-01-31; empty if it is none. */
export const dayIn = (instant: string, zone: string) => localOf(instant, zone).slice(0, 10);
