import { getRouteApi } from "@tanstack/react-router";
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from "react";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { BoardCardFragment, BoardTotalsQuery, ReferralFilter } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatCount } from "~/lib/money";
import { useIsNarrow } from "~/lib/narrow";
import { Pending } from "~/pipeline/Pending";
import { Banner } from "~/ui/Banner";
import { Button } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { Select } from "~/ui/Input";
import { useFilters } from "../../list/filters";
import { BoardColumn } from "./BoardColumn";
import { boardKeys, focusCard } from "./keys";
import { boardText } from "./text";
import { isAsked, type StageRef, useBoardMoves } from "./useBoardMoves";
import { useTouchDrag } from "./useTouchDrag";

const MoveDialog = lazy(() => import("../MoveDialog").then((file) => ({ default: file.MoveDialog })));

const BoardTotalsDocument = graphql(`
  query BoardTotals($filter: ReferralFilter!) {
    referralTotals(filter: $filter) {
      stage { id name kind probability }
      count
      totals { value { amount currencyCode } weightedValue { amount currencyCode } }
    }
  }
`);
const route = getRouteApi("/console/$programId/referrals");

export interface BoardProps {
  filter: ReferralFilter;
  /** What teaches the first step where there is no card at all; absent while a filter may hide them. */
  empty?: ReactNode;
}

/** The pipeline as columns; on a phone one stage at a time. */
export function Board({ filter, empty }: BoardProps) {
  const t = useText(boardText);
  const [{ data, error }, reload] = useQuery({ query: BoardTotalsDocument, variables: { filter } });
  if (data && empty && data.referralTotals.every((total) => total.count === 0)) {
    return <Card flush>{empty}</Card>;
  }
  if (data) return <Stages totals={data.referralTotals} filter={filter} />;
  return <Pending error={error} title={t("failed")} reload={reload} />;
}

interface StagesProps {
  totals: BoardTotalsQuery["referralTotals"];
  filter: ReferralFilter;
}

/** The stages with their cards, which are moved by mouse, finger or keyboard. */
function Stages({ totals, filter }: StagesProps) {
  const t = useText(boardText);
  const board = useRef<HTMLDivElement>(null);
  const ghost = useRef<HTMLDivElement>(null);
  const moves = useBoardMoves();
  const isNarrow = useIsNarrow();
  const [dragged, setDragged] = useState<BoardCardFragment | null>(null);
  const [isTouch, setTouch] = useState(false);
  /** The stage under the finger that holds a card. */
  const [below, setBelow] = useState<string | null>(null);
  const [asking, setAsking] = useState<{ card: BoardCardFragment; to: StageRef } | null>(null);
  const [followed, setFollowed] = useState<string | null>(null);
  // A card that was moved by keyboard keeps the focus where it is now.
  useEffect(() => {
    if (!followed) return;
    const frame = requestAnimationFrame(() => focusCard(board.current, followed));
    return () => cancelAnimationFrame(frame);
  }, [followed]);
  const go = (card: BoardCardFragment, to: StageRef) => {
    if (isAsked(card, to)) return setAsking({ card, to });
    void moves.move(card, to);
    setFollowed(card.id);
  };
  const hold = useTouchDrag<BoardCardFragment>(board, ghost, {
    onStart: setDragged,
    onOver: setBelow,
    onDrop: (card, stageId) => {
      const to = card.viewerCanMoveTo.find((stage) => stage.id === stageId);
      if (to) go(card, to);
    },
    onEnd: () => {
      setDragged(null);
      setBelow(null);
    },
  });
  return (
    <div
      ref={board}
      onPointerDownCapture={(event) => setTouch(event.pointerType === "touch")}
      className="flex flex-col gap-3"
    >
      {moves.problem && (
        <div role="alert">
          <Banner
            tone="bad"
            title={moves.problem}
            action={<Button onClick={moves.dismiss}>{t("dismiss")}</Button>}
          />
        </div>
      )}
      <Columns
        columns={totals}
        render={(one) => (
          <BoardColumn
            key={one.stage.id}
            total={one}
            filter={filter}
            moves={moves}
            dragged={dragged}
            isBelow={below === one.stage.id}
            isTouch={isTouch}
            onDrag={setDragged}
            onHold={isNarrow ? nobody : hold}
            onMove={go}
          />
        )}
      />
      <div ref={ghost} aria-hidden="true" className="pointer-events-none fixed top-0 left-0 z-50">
        {isTouch && dragged && (
          <p className="max-w-56 rounded-md border border-edge bg-surface px-2.5 py-2 font-medium">
            {dragged.name}
          </p>
        )}
      </div>
      <p className="text-sm text-muted max-sm:hidden">{t("help")}</p>
      <p role="status" className="sr-only">
        {moves.said}
      </p>
      <Suspense>
        {asking && <MoveDialog referral={asking.card} to={asking.to.id} onClose={() => setAsking(null)} />}
      </Suspense>
    </div>
  );
}

/** On a phone there is one column, and nowhere to drag to. */
const nobody = () => {};

interface ColumnsProps<C> {
  columns: readonly C[];
  render: (column: C) => React.ReactNode;
}

/** All stages beside each other, or the one that was picked. */
function Columns<C extends { stage: { id: string; name: string }; count: number }>({
  columns,
  render,
}: ColumnsProps<C>) {
  const t = useText(boardText);
  const { language } = useLanguage();
  const change = useFilters();
  const isNarrow = useIsNarrow();
  const { stage: picked } = route.useSearch();
  if (isNarrow) {
    const shown = columns.find(({ stage }) => stage.id === picked) ?? columns[0];
    return (
      <>
        <Select
          label={t("stage")}
          value={shown?.stage.id ?? ""}
          onChange={(event) => change({ stage: event.target.value })}
        >
          {columns.map(({ stage, count }) => (
            <option key={stage.id} value={stage.id}>
              {t("column", { stage: stage.name, count: formatCount(count, language) })}
            </option>
          ))}
        </Select>
        {shown && render(shown)}
      </>
    );
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the cards inside take the keys.
    <div
      onKeyDown={boardKeys}
      data-columns=""
      className="grid max-h-[max(24rem,calc(100dvh-18.5rem))] auto-cols-[minmax(11.25rem,1fr)] grid-flow-col grid-rows-[minmax(0,1fr)] gap-2 overflow-x-auto pb-2"
    >
      {columns.map(render)}
    </div>
  );
}
