import type { IncentiveWords } from "./sentence";

/** One incentive as words: what it pays in bold, its name and what narrows it below. */
export function IncentiveWordsList({ name, words }: { name?: string; words: IncentiveWords }) {
  return (
    <>
      <p className="text-lg font-semibold">{words.main}</p>
      {name && <p className="text-sm text-muted">{name}</p>}
      {words.details.length > 0 && (
        <ul className="mt-1 list-disc pl-5 text-muted">
          {words.details.map((detail) => (
            <li key={detail}>{detail}</li>
          ))}
        </ul>
      )}
    </>
  );
}
