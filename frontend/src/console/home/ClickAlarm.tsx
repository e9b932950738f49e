import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { Banner } from "~/ui/Banner";
import { DateTime } from "~/ui/DateTime";
import { homeText } from "./text";

const ClickAlarmDocument = graphql(`
  query ClickAlarm {
    clickHealth { isRefusing refusedCount refusedAt waitingSince }
  }
`);

/** What is wrong on the way of clicks into the database; nothing if nothing is. */
export function ClickAlarm() {
  const t = useText(homeText);
  const [{ data }] = useQuery({ query: ClickAlarmDocument, requestPolicy: "cache-and-network" });
  const health = data?.clickHealth;
  if (!health || (!health.isRefusing && !health.waitingSince)) return null;
  return (
    <>
      {health.isRefusing && (
        <Banner tone="bad" title={t("clicksRefused", { count: health.refusedCount })}>
          <p>
            {t("clicksRefusedWhy")} {health.refusedAt && <DateTime time value={health.refusedAt} />}
          </p>
        </Banner>
      )}
      {health.waitingSince && (
        <Banner tone="warn" title={t("clicksWait")}>
          <p>
            {t("clicksWaitWhy")} <DateTime time value={health.waitingSince} />
          </p>
        </Banner>
      )}
    </>
  );
}
