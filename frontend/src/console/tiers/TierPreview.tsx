import { useQuery } from "urql";
import { readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { TierDraftInput, TierMovesFragment } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { requestSentence } from "~/lib/requestErrors";
import { Button } from "~/ui/Button";
import { cx } from "~/ui/cx";
import { useSettled } from "../pick/useSettled";
import { useProgram } from "../program";
import { previewText } from "./previewText";

const TierPreviewDocument = graphql(`
  query TierPreview($programId: ID!, $tiers: [TierDraftInput!]!) {
    tierPreview(programId: $programId, tiers: $tiers) {
      tiers { ...TierMoves }
      userErrors { field message code }
    }
  }
`);
const MovesFragment = graphql(`
  fragment TierMoves on TierPreviewTier {
    name
    wouldMoveUpCount
    wouldMoveDownCount
    wouldMoveUp(first: 20) { id partner { id name } }
    wouldMoveDown(first: 20) { id partner { id name } }
  }
`);

/** How many would move if this were saved, counted anew whenever the requirements rest, and who they are. */
export function TierPreview({ drafts }: { drafts: TierDraftInput[] }) {
  const t = useText(previewText);
  const { language } = useLanguage();
  const { id: programId } = useProgram();
  const typed = JSON.stringify(drafts);
  const settled = useSettled(typed, 400);
  const tiers = JSON.parse(settled) as TierDraftInput[];
  const [{ data, error, fetching }, count] = useQuery({
    query: TierPreviewDocument,
    variables: { programId, tiers },
  });
  const isOld = fetching || typed !== settled;
  const isOpen = (data?.tierPreview.userErrors.length ?? 0) > 0;
  return (
    <section aria-label={t("title")} aria-busy={isOld} className="w-full">
      <div role="status" className={cx("flex flex-wrap items-center gap-x-3", isOld && "text-muted")}>
        {error ? (
          <p>
            <strong className="text-bad">{t("failed")}</strong> {requestSentence(error, language)}
          </p>
        ) : data && !isOpen ? (
          <Counts moves={readFragment(MovesFragment, data.tierPreview.tiers)} />
        ) : (
          <p className="text-muted">{t(isOpen && !isOld ? "open" : "counting")}</p>
        )}
      </div>
      {error && <Button onClick={() => count({ requestPolicy: "network-only" })}>{t("retry")}</Button>}
      {data && !error && !isOpen && <Who moves={readFragment(MovesFragment, data.tierPreview.tiers)} />}
    </section>
  );
}

type Moves = { moves: readonly TierMovesFragment[] };

function Counts({ moves }: Moves) {
  const t = useText(previewText);
  const up = moves.reduce((sum, one) => sum + one.wouldMoveUpCount, 0);
  const down = moves.reduce((sum, one) => sum + one.wouldMoveDownCount, 0);
  const parts = [
    ...(up > 0 ? [t("up", { count: up })] : []),
    ...(down > 0 ? [t("down", { count: down })] : []),
  ];
  return (
    <p className="figures">
      {t("lead")} <strong>{parts.join(", ") || t("nobody")}</strong>
    </p>
  );
}

/** Those who would move, by the tier that they would stand on. Their pages open beside the form, which keeps what was typed. */
function Who({ moves }: Moves) {
  const t = useText(previewText);
  const groups = moves.flatMap(({ name, ...one }) => [
    {
      key: `up ${name}`,
      title: t("upTo", { tier: name }),
      count: one.wouldMoveUpCount,
      who: one.wouldMoveUp,
    },
    {
      key: `down ${name}`,
      title: t("downTo", { tier: name }),
      count: one.wouldMoveDownCount,
      who: one.wouldMoveDown,
    },
  ]);
  const filled = groups.filter((group) => group.count > 0);
  if (filled.length === 0) return null;
  return (
    <details>
      <summary className="text-muted hover:text-ink">{t("who")}</summary>
      <dl className="mt-1 max-h-[30dvh] overflow-y-auto">
        {filled.map(({ key, title, count, who }) => (
          <div key={key} className="mb-2">
            <dt className="text-sm text-muted">{title}</dt>
            <dd>
              <Names who={who} more={count - who.length} />
            </dd>
          </div>
        ))}
      </dl>
      {moves.some((one) => one.wouldMoveDownCount > 0) && (
        <p className="text-sm text-muted">{t("downNote")}</p>
      )}
    </details>
  );
}

function Names({ who, more }: { who: TierMovesFragment["wouldMoveUp"]; more: number }) {
  const t = useText(previewText);
  const href = useHref();
  const { id: programId } = useProgram();
  return (
    <ul className="flex flex-wrap gap-x-3">
      {who.map((enrollment) => (
        <li key={enrollment.id}>
          <a
            className="underline"
            target="_blank"
            rel="noreferrer"
            href={href({
              to: "/console/$programId/partners/$enrollmentId",
              params: { programId, enrollmentId: enrollment.id },
            })}
          >
            {enrollment.partner.name}
          </a>
        </li>
      ))}
      {more > 0 && <li className="text-muted">{t("more", { count: more })}</li>}
    </ul>
  );
}
