import { useState } from "react";

/** A key that no other form has. Over plain HTTP browsers keep `randomUUID` to themselves. */
function newKey(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}

/** The key of one form: the same for every attempt, so that a retry is harmless; `renew` after it succeeded. */
export function useIdempotencyKey(): { key: string; renew: () => void } {
  const [key, setKey] = useState(newKey);
  return { key, renew: () => setKey(newKey()) };
}
