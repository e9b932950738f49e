/** The points as the API takes them, below 0 for what is taken back; null unless the typed text is a whole number above 0. */
export function pointsInput(typed: string, direction: "grant" | "take"): number | null {
  const plain = typed.trim();
  if (!/^\d{1,9}$/.test(plain) || Number(plain) === 0) return null;
  return direction === "take" ? -Number(plain) : Number(plain);
}
