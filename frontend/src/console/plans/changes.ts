/** An incentive of a version, as its sentences. */
interface Said {
  readonly key: string;
  readonly name: string;
  readonly sentences: readonly string[];
}

/** What became of one incentive from a version to the next. */
interface Change {
  readonly key: string;
  readonly name: string;
  readonly removed: readonly string[];
  readonly added: readonly string[];
  /** Whether it changed places with others that stayed. */
  readonly isMoved: boolean;
}

/** What changed from a version to the next, incentive by incentive: the new ones in their order, then what is gone. */
export function changesOf(before: readonly Said[], after: readonly Said[]): Change[] {
  const order = (list: readonly Said[], other: readonly Said[]) =>
    list.filter((one) => other.some((two) => two.key === one.key)).map((one) => one.key);
  const places = order(before, after);
  const staying = order(after, before);
  const changed = after.map((one): Change => {
    const old = before.find((two) => two.key === one.key);
    const added = one.sentences.filter((sentence) => !old?.sentences.includes(sentence));
    const removed = old?.sentences.filter((sentence) => !one.sentences.includes(sentence)) ?? [];
    const isMoved = old !== undefined && places.indexOf(one.key) !== staying.indexOf(one.key);
    const name = old && old.name !== one.name ? `${old.name} → ${one.name}` : one.name;
    return { key: one.key, name, added, removed, isMoved };
  });
  const gone = before
    .filter((one) => !after.some((two) => two.key === one.key))
    .map((one): Change => ({ ...one, removed: one.sentences, added: [], isMoved: false }));
  return [...changed, ...gone].filter(
    ({ name, added, removed, isMoved }) =>
      added.length + removed.length > 0 || isMoved || name.includes(" → "),
  );
}
