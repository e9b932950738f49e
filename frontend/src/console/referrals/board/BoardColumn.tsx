import { getRouteApi } from "@tanstack/react-router";
import { type DragEvent, type TouchEvent, useEffect, useState } from "react";
import { useQuery } from "urql";
import { readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { BoardCardFragment, BoardTotalsQuery, ReferralFilter } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatCount, formatPercentage } from "~/lib/money";
import { useHref } from "~/lib/navigation";
import { requestSentence } from "~/lib/requestErrors";
import { Button } from "~/ui/Button";
import { cx } from "~/ui/cx";
import { ErrorState } from "~/ui/ErrorState";
import { MoneyList } from "~/ui/Money";
import { TextSkeleton } from "~/ui/Skeleton";
import { useProgram } from "../../program";
import { BoardCard, BoardCardDocument } from "./BoardCard";
import { boardText } from "./text";
import type { BoardMoves, StageRef } from "./useBoardMoves";

const BoardColumnDocument = graphql(`
  query BoardColumn($filter: ReferralFilter!, $first: Int!) {
    referrals(filter: $filter, first: $first) {
      edges { node { id ...BoardCard } }
      totalCount
    }
  }
`);

const route = getRouteApi("/console/$programId/referrals");

/** How many cards a column shows at first, and how many more each time; the API gives 100. */
const step = 25;
const most = 100;

export interface BoardColumnProps {
  total: BoardTotalsQuery["referralTotals"][number];
  filter: ReferralFilter;
  moves: BoardMoves;
  /** The card that is dragged now. */
  dragged: BoardCardFragment | null;
  /** Whether a card that a finger holds is above it. */
  isBelow: boolean;
  isTouch: boolean;
  onDrag: (card: BoardCardFragment | null) => void;
  onHold: (card: BoardCardFragment, event: TouchEvent) => void;
  onMove: (card: BoardCardFragment, to: StageRef) => void;
}

/** One stage: how many, what they are worth, and their cards; a card that is dragged may be dropped where it may go. */
export function BoardColumn(props: BoardColumnProps) {
  const { total, dragged, isBelow, onDrag, onMove } = props;
  const { stage } = total;
  const [isOver, setOver] = useState(false);
  const canDrop = dragged?.viewerCanMoveTo.some((to) => to.id === stage.id) ?? false;
  const over = (event: DragEvent) => {
    if (!canDrop) return;
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (dragged && canDrop) onMove(dragged, stage);
    onDrag(null);
  };
  return (
    <section
      aria-labelledby={`stage-${stage.id}`}
      data-column={stage.id}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={cx(
        "flex min-h-0 min-w-0 flex-col gap-2 rounded-md border bg-sunken p-1.5",
        (isOver || isBelow) && canDrop
          ? "border-accent-text"
          : canDrop
            ? "border-dashed border-edge"
            : "border-transparent",
        dragged && !canDrop && dragged.stage.id !== stage.id && "opacity-60",
      )}
    >
      <ColumnHeader total={total} />
      {/* Only the cards scroll: names and sums stay in sight, and every column stays where a card can be dropped. */}
      <div className="flex min-h-0 flex-col gap-2 sm:overflow-y-auto sm:overscroll-y-contain sm:rounded-md">
        <Cards {...props} />
      </div>
    </section>
  );
}

/** Where a list shows what a column counts: its stage, with the filters of the board. */
function useListOf(stage: string): string {
  const href = useHref();
  const { id: programId } = useProgram();
  const { enrollment, search, ball, from } = route.useSearch();
  return href({
    to: "/console/$programId/referrals",
    params: { programId },
    search: { enrollment, search, ball, from, stage, status: "live" },
  });
}

function ColumnHeader({ total: { stage, count, totals } }: Pick<BoardColumnProps, "total">) {
  const t = useText(boardText);
  const { language } = useLanguage();
  const list = useListOf(stage.id);
  const values = totals.map((one) => one.value).filter((value) => /[1-9]/.test(value.amount));
  const weighted = totals.map((one) => one.weightedValue).filter((value) => /[1-9]/.test(value.amount));
  const probability = formatPercentage(String(stage.probability), language);
  return (
    <header className="flex flex-col px-2 pt-1">
      <div className="flex items-baseline justify-between gap-2">
        <h2 id={`stage-${stage.id}`} className="min-w-0 font-semibold wrap-anywhere">
          {stage.name}
        </h2>
        <a
          href={list}
          aria-label={t("all", { count })}
          className="figures -m-1 rounded-md p-1 text-sm text-muted hover:text-ink hover:underline pointer-coarse:p-3 pointer-coarse:-m-3"
        >
          {formatCount(count, language)}
        </a>
      </div>
      {values.length > 0 && (
        <p className="flex flex-wrap justify-between gap-x-2 text-sm">
          <span className="text-muted">{t("worth")}</span>
          <MoneyList values={values} />
        </p>
      )}
      {stage.kind === "OPEN" && weighted.length > 0 && (
        <p
          className="flex flex-wrap justify-between gap-x-2 text-sm"
          title={t("weightedHint", { probability })}
        >
          <span className="text-muted">
            {t("weighted")} · {probability}
          </span>
          <MoneyList values={weighted} />
        </p>
      )}
    </header>
  );
}

type CardsProps = Omit<BoardColumnProps, "dragged" | "isBelow">;

function Cards(props: CardsProps) {
  const { filter, moves, onDrag, onMove, onHold, isTouch } = props;
  const { stage, count } = props.total;
  const t = useText(boardText);
  const { language } = useLanguage();
  const [first, setFirst] = useState(step);
  const [inOrder, setInOrder] = useState<string | null>(null);
  const [{ data, error }, reload] = useQuery({
    query: BoardColumnDocument,
    variables: { filter: { ...filter, stageIds: [stage.id] }, first },
  });
  const edges = data?.referrals.edges;
  const { arrived } = moves;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what arrived is asked of each answer, once.
  useEffect(() => {
    if (edges)
      arrived(
        stage.id,
        edges.map(({ node }) => node.id),
      );
  }, [edges, stage.id]);
  if (error && !data) {
    return (
      <ErrorState title={t("failed")} onRetry={() => reload({ requestPolicy: "network-only" })}>
        {requestSentence(error, language)}
      </ErrorState>
    );
  }
  if (!edges) return <TextSkeleton lines={Math.max(1, Math.min(count, 5))} />;
  const rows = edges.map(({ node }) => readFragment(BoardCardDocument, node));
  const cards = moves.cardsOf(stage.id, rows);
  if (cards.length === 0) return <p className="px-2 pb-2 text-sm text-muted">{t("nobody")}</p>;
  const reached = cards.some((card) => card.id === inOrder) ? inOrder : cards[0]?.id;
  return (
    <>
      <ul className="flex flex-col gap-2">
        {cards.map((card) => (
          <BoardCard
            key={card.id}
            card={card}
            isInOrder={card.id === reached}
            isGoing={moves.isGoing(card.id)}
            onFocus={() => setInOrder(card.id)}
            onMove={(to) => onMove(card, to)}
            onDrag={(isDragged) => onDrag(isDragged ? card : null)}
            isTouch={isTouch}
            onHold={(event) => onHold(card, event)}
          />
        ))}
      </ul>
      <More
        stageId={stage.id}
        shown={rows.length}
        total={data.referrals.totalCount}
        onMore={() => setFirst((now) => Math.min(most, now + step))}
      />
    </>
  );
}

interface MoreProps {
  stageId: string;
  shown: number;
  total: number;
  onMore: () => void;
}

/** More cards of the column; beyond a hundred the list is the better place. */
function More({ stageId, shown, total, onMore }: MoreProps) {
  const t = useText(boardText);
  const list = useListOf(stageId);
  if (shown >= total) return null;
  if (shown < most) {
    return (
      <Button look="quiet" onClick={onMore}>
        {t("more", { count: Math.min(step, total - shown) })}
      </Button>
    );
  }
  return (
    <a href={list} className="flex min-h-9 items-center px-2 text-sm text-accent-text hover:underline">
      {t("all", { count: total })}
    </a>
  );
}
