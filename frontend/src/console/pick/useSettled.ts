import { useEffect, useState } from "react";

/** `value` once it has not changed for 150 ms: what is typed becomes one request, not one per key. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), 150);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
