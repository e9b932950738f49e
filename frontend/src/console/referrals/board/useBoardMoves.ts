import { useState } from "react";
import { type CombinedError, useMutation } from "urql";
import { graphql } from "~/gql/gql";
import type { BoardCardFragment } from "~/gql/graphql";
import { errorSentence, type UserError } from "~/lib/formErrors";
import { useLanguage, useText } from "~/lib/i18n/language";
import { requestSentence } from "~/lib/requestErrors";
import { boardText } from "./text";

const BoardMoveDocument = graphql(`
  mutation BoardMove($id: ID!, $stageId: ID!) {
    referralMove(id: $id, input: { stageId: $stageId }) {
      referral {
        id
        stageSince
        closedAt
        stage { id name kind }
        viewerCanMoveTo { id name kind }
      }
      userErrors { field message code }
    }
  }
`);

/** A stage as cards name it. */
export type StageRef = BoardCardFragment["stage"];

/** A card on its way: shown where it goes before the server has said yes, and there until the column knows it. */
interface Going {
  readonly card: BoardCardFragment;
  readonly to: StageRef;
  readonly isDone: boolean;
}

/** Where a card is shown: on its stage, or where it is being moved from there. */
function placeOf(card: BoardCardFragment, going: Going | undefined): string {
  return going && card.stage.id === going.card.stage.id ? going.to.id : card.stage.id;
}

/** Whether the move asks something first: to end a referral, or to open it again. */
export const isAsked = (card: BoardCardFragment, to: StageRef) =>
  to.kind !== "OPEN" || card.stage.kind !== "OPEN";

/** Moves of cards: shown at once, taken back with the reason if the server refuses. */
export function useBoardMoves() {
  const t = useText(boardText);
  const { language } = useLanguage();
  const [going, setGoing] = useState<ReadonlyMap<string, Going>>(new Map());
  const [said, setSaid] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [, moveIt] = useMutation(BoardMoveDocument);
  const put = (id: string, next: Going | null) =>
    setGoing((now) => {
      const after = new Map(now);
      if (next) after.set(id, next);
      else after.delete(id);
      return after;
    });
  const why = (error: CombinedError | undefined, mistakes: readonly UserError[] = []) => {
    const [first] = mistakes;
    return error ? requestSentence(error, language) : first ? errorSentence(first, language) : null;
  };
  const move = async (card: BoardCardFragment, to: StageRef) => {
    const { id, name } = card;
    setProblem(null);
    put(id, { card, to, isDone: false });
    setSaid(t("moving", { name, stage: to.name }));
    const { data, error } = await moveIt({ id, stageId: to.id });
    const refusal = why(error, data?.referralMove.userErrors);
    put(id, refusal ? null : { card, to, isDone: true });
    setSaid(refusal ? "" : t("moved", { name, stage: to.name }));
    if (refusal) setProblem(t("back", { name, stage: card.stage.name, why: refusal }));
  };
  /** A column has been read: what has arrived there is on its way no more. */
  const arrived = (stageId: string, ids: readonly string[]) =>
    setGoing((now) => {
      const gone = [...now].filter(([id, one]) => one.isDone && one.to.id === stageId && ids.includes(id));
      if (gone.length === 0) return now;
      const after = new Map(now);
      for (const [id] of gone) after.delete(id);
      return after;
    });
  /** The cards of a column: its own, without those that leave, and before them those that come. */
  const cardsOf = (stageId: string, rows: readonly BoardCardFragment[]): readonly BoardCardFragment[] => {
    const own = rows.filter((row) => placeOf(row, going.get(row.id)) === stageId);
    const coming = [...going.values()]
      .filter(({ card, to }) => to.id === stageId && !rows.some((row) => row.id === card.id))
      .map(({ card, to }) => ({ ...card, stage: to }));
    return [...coming, ...own];
  };
  const isGoing = (id: string) => going.get(id)?.isDone === false;
  return { move, cardsOf, arrived, isGoing, said, problem, dismiss: () => setProblem(null) };
}

/** What the board can do with cards. */
export type BoardMoves = ReturnType<typeof useBoardMoves>;
