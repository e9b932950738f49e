/** Readers of URL search parameters, for a route's `validateSearch`. A value that does not fit is left out, never an error. */
type Raw = Record<string, unknown>;

/** A text parameter of at most 200 characters; absent when empty. */
export function textParam(raw: Raw, name: string): string | undefined {
  const value = raw[name];
  const text = typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
  return text === "" ? undefined : text.slice(0, 200);
}

/** One of the given words; absent otherwise. */
export function choiceParam<const T extends readonly string[]>(
  raw: Raw,
  name: string,
  choices: T,
): T[number] | undefined {
  const value = raw[name];
  return choices.find((choice) => choice === value);
}

/** Where a list stands: at most one of the two is given. */
export interface CursorSearch {
  readonly after?: string;
  readonly before?: string;
}

/** The cursor parameters of a paged list. Spread it into the route's search. */
export function cursorParams(raw: Raw): CursorSearch {
  const after = textParam(raw, "after");
  const before = textParam(raw, "before");
  if (after !== undefined) return { after };
  return before !== undefined ? { before } : {};
}

/** Several of the given words, written `?status=HELD,PAID`; absent when none fits. */
export function choicesParam<const T extends readonly string[]>(
  raw: Raw,
  name: string,
  choices: T,
): string | undefined {
  const wanted = (textParam(raw, name) ?? "").split(",");
  const kept = choices.filter((choice) => wanted.includes(choice));
  return kept.length > 0 ? kept.join(",") : undefined;
}
