import { useText } from "~/lib/i18n/language";
import { useSession } from "~/lib/session";
import type { Viewer } from "~/lib/viewer";
import { StatusBadge } from "~/ui/Badge";
import { Button } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { settingsText } from "./text";

/** Every place where the person may sit, and changing between them. */
export function Seats({ seats }: { seats: Viewer["seats"] }) {
  const t = useText(settingsText);
  const session = useSession();
  return (
    <Card title={t("seatsTitle")}>
      <p className="mb-3 text-muted">{t("seatsNote")}</p>
      <ul className="flex flex-col">
        {seats.map((seat) => {
          const name = [seat.partnerName, seat.organizationName].filter(Boolean).join(" · ");
          return (
            <li
              key={seat.id}
              className="flex flex-wrap items-center justify-between gap-3 border-t border-line py-3"
            >
              <div className="min-w-0">
                <p className="font-medium">{name}</p>
                <p className="text-sm text-muted">{t(`role${seat.role}`)}</p>
              </div>
              {seat.isCurrent ? (
                <StatusBadge standing="done">{t("seatNow")}</StatusBadge>
              ) : (
                <Button
                  aria-label={t("takeSeatOf", { seat: name })}
                  onClick={() => void session.takeSeat(seat.id)}
                >
                  {t("takeSeat")}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
