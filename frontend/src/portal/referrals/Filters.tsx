import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { formatMonth } from "~/lib/dates";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { Select } from "~/ui/Input";
import { SearchField } from "~/ui/SearchField";
import { forecastText } from "./forecastText";
import type { ReferralsSearch } from "./search";
import { statusText } from "./statusText";
import { referralsText } from "./text";

const route = getRouteApi("/portal/referrals");

interface FiltersProps {
  stages: readonly { stage: { id: string; name: string } }[];
}

/** Narrows the list. What came from the forecast is said below, with the way out. */
export function Filters({ stages }: FiltersProps) {
  const t = useText(referralsText);
  const words = useText(statusText);
  const search = route.useSearch();
  const navigate = useNavigate();
  const { stage, status, ball, expected, currency } = search;
  const go = (change: ReferralsSearch) =>
    void navigate({
      to: "/portal/referrals",
      search: { view: "list", stage, search: search.search, status, ball, expected, currency, ...change },
    });
  return (
    <>
      <div className="grid grid-cols-2 items-end gap-3 sm:flex sm:flex-wrap [&>form]:col-span-2">
        <SearchField
          label={t("searchLabel")}
          value={search.search ?? ""}
          onSearch={(words) => go({ search: words || undefined })}
        />
        <Select
          label={<span className="sr-only">{t("stage")}</span>}
          className="w-full sm:w-auto"
          value={search.stage ?? ""}
          onChange={(event) => go({ stage: event.target.value || undefined })}
        >
          <option value="">{t("everyStage")}</option>
          <option value="OPEN">{t("openStages")}</option>
          {stages.map(({ stage }) => (
            <option key={stage.id} value={stage.id}>
              {stage.name}
            </option>
          ))}
        </Select>
        <Select
          label={<span className="sr-only">{t("answerOf")}</span>}
          className="w-full sm:w-auto"
          value={status ?? ""}
          onChange={(event) => go({ status: statuses.find((one) => one === event.target.value) })}
        >
          <option value="">{t("everyAnswer")}</option>
          {statuses.map((one) => (
            <option key={one} value={one}>
              {words(one)}
            </option>
          ))}
        </Select>
        <Select
          label={<span className="sr-only">{t("ball")}</span>}
          className="w-full sm:w-auto"
          value={ball ?? ""}
          onChange={(event) => go({ ball: sides.find((one) => one === event.target.value) })}
        >
          <option value="">{t("everyBall")}</option>
          {sides.map((one) => (
            <option key={one} value={one}>
              {t(`ball${one}`)}
            </option>
          ))}
        </Select>
      </div>
      {(expected || currency) && <Expected expected={expected} currency={currency} />}
    </>
  );
}

const statuses = ["SUBMITTED", "NEEDS_INFO", "ACCEPTED", "REJECTED"] as const;
const sides = ["PARTNER", "VENDOR"] as const;

/** Which line of the forecast these are, and the way back to it. */
function Expected({ expected, currency }: { expected: string | undefined; currency: string | undefined }) {
  const t = useText(referralsText);
  const words = useText(forecastText);
  const { language } = useLanguage();
  const href = useHref();
  const when =
    expected === "OVERDUE" || expected === "UNKNOWN"
      ? words(expected)
      : expected && formatMonth(`${expected}-01`, language);
  return (
    <p className="flex flex-wrap items-baseline gap-x-4 text-sm">
      <span className="text-muted">
        {words("month")}: {[when ?? words("total"), currency].filter(Boolean).join(" · ")}
      </span>
      <a
        href={href({ to: "/portal/referrals", search: { view: "forecast" } })}
        className="text-accent-text hover:underline pointer-coarse:py-2.5"
      >
        {t("toForecast")}
      </a>
    </p>
  );
}
