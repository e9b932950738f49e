/** Whether a series of first days goes by days or by months. One entry alone is a day. */
export function stepOf(days: readonly string[]): "day" | "month" {
  const [first, second] = days;
  if (!first || !second) return "day";
  return first.slice(0, 7) !== second.slice(0, 7) && second.endsWith("-01") && !isDayAfter(first, second)
    ? "month"
    : "day";
}

/** Whether `b` is the calendar day after `a`. */
function isDayAfter(a: string, b: string): boolean {
  return Date.parse(`${b}T00:00:00Z`) - Date.parse(`${a}T00:00:00Z`) === 86_400_000;
}
