import { useRouterState } from "@tanstack/react-router";
import { ArrowRightLeft } from "lucide-react";
import type { DragEvent, TouchEvent } from "react";
import { graphql } from "~/gql/gql";
import type { BoardCardFragment } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { Next } from "~/pipeline/Next";
import { cx } from "~/ui/cx";
import { IconButton } from "~/ui/IconButton";
import { Menu } from "~/ui/Menu";
import { Money } from "~/ui/Money";
import { showHref } from "../../list/showHref";
import { SubmissionBadge } from "../SubmissionBadge";
import { boardText } from "./text";
import type { StageRef } from "./useBoardMoves";

export const BoardCardDocument = graphql(`
  fragment BoardCard on Referral {
    id
    name
    status
    stage { id name kind }
    value { amount currencyCode }
    enrollment { id partner { id name } }
    protection { endsAt isActive }
    viewerCanMoveTo { id name kind }
    ...ReferralNext
    ...MoveDialog
  }
`);

export interface BoardCardProps {
  card: BoardCardFragment;
  /** Whether Tab comes here: one card of a column is in the order, arrow keys reach the others. */
  isInOrder: boolean;
  /** While the server has not answered a move yet. */
  isGoing: boolean;
  onFocus: () => void;
  onMove: (to: StageRef) => void;
  onDrag: (isDragged: boolean) => void;
  /** Whether a finger touched last: then the board drags by itself, and the browser does not. */
  isTouch: boolean;
  onHold: (event: TouchEvent) => void;
}

/** A referral as a card: who, by whom, what it is worth, what happens next, and how long it is protected. */
export function BoardCard(props: BoardCardProps) {
  const { card, isInOrder, isGoing, onFocus, onMove, onDrag, isTouch, onHold } = props;
  const t = useText(boardText);
  const here = useRouterState({ select: (state) => state.location.href });
  const tabIndex = isInOrder ? 0 : -1;
  const canMove = card.viewerCanMoveTo.length > 0 && !isGoing;
  const start = (event: DragEvent) => {
    event.dataTransfer.setData("text/plain", card.name);
    event.dataTransfer.effectAllowed = "move";
    onDrag(true);
  };
  return (
    <li
      data-card={card.id}
      draggable={canMove && !isTouch}
      onTouchStart={canMove ? onHold : undefined}
      onDragStart={start}
      onDragEnd={() => onDrag(false)}
      onFocus={onFocus}
      aria-busy={isGoing || undefined}
      className={cx(
        "relative flex flex-col gap-1 rounded-md border border-line bg-surface px-2.5 py-2 hyphens-auto [-webkit-touch-callout:none] pointer-coarse:select-none focus-within:border-edge hover:bg-hover",
        canMove && "cursor-grab",
        isGoing && "opacity-60",
      )}
    >
      <div className="flex items-start gap-1">
        <div className="flex min-w-0 flex-1 flex-col gap-0.5">
          <a
            data-card-link=""
            href={showHref(here, card.id)}
            tabIndex={tabIndex}
            draggable={false}
            className="font-medium wrap-anywhere after:absolute after:inset-0 after:rounded-md hover:underline"
          >
            {card.name}
          </a>
          <span className="text-sm text-muted wrap-anywhere">{card.enrollment.partner.name}</span>
        </div>
        {canMove && (
          <span className="relative z-1 -mt-1.5 -mr-2">
            <Menu
              align="end"
              trigger={
                <IconButton
                  data-card-move=""
                  tabIndex={tabIndex}
                  label={t("moveName", { name: card.name })}
                  icon={<ArrowRightLeft aria-hidden="true" className="size-4" />}
                />
              }
              groups={[
                {
                  title: t("moveTo"),
                  items: card.viewerCanMoveTo.map((to) => ({ label: to.name, onSelect: () => onMove(to) })),
                },
              ]}
            />
          </span>
        )}
      </div>
      {card.value && (
        <p className="text-sm">
          <Money value={card.value} />
        </p>
      )}
      {card.status !== "ACCEPTED" && (
        <p>
          <SubmissionBadge status={card.status} />
        </p>
      )}
      <p className="text-sm empty:hidden">
        <Next referral={card} here="VENDOR" />
      </p>
      <Protected card={card} />
    </li>
  );
}

const dayLength = 86_400_000;

function Protected({ card: { protection, stage } }: { card: BoardCardFragment }) {
  const t = useText(boardText);
  if (!protection || stage.kind !== "OPEN") return null;
  const left = Math.ceil((Date.parse(protection.endsAt) - Date.now()) / dayLength);
  return (
    <p className="text-xs text-muted">
      {protection.isActive ? t("daysLeft", { count: Math.max(1, left) }) : t("unprotected")}
    </p>
  );
}
