import { Section } from "./Section";

/** What somebody wrote, under what it was; left out when nothing was. */
export interface Words {
  readonly title: string;
  readonly words: string | null | undefined;
}

/** What was written about a thing, one after the other, with its line breaks. */
export function Said({ said }: { said: readonly Words[] }) {
  return said.map(
    ({ title, words }) =>
      words && (
        <Section key={title} title={title}>
          <p className="whitespace-pre-line [overflow-wrap:anywhere]">{words}</p>
        </Section>
      ),
  );
}
