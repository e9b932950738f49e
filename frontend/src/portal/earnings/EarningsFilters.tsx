import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatCount } from "~/lib/money";
import { useHref } from "~/lib/navigation";
import { type PeriodName, periodNames } from "~/lib/period";
import { ButtonLink } from "~/ui/Button";
import { Select } from "~/ui/Input";
import { Tabs } from "~/ui/Tabs";
import { type EarningsSearch, type StandingName, standingParam, standings } from "./search";
import { earningsText } from "./text";
import { type StateTotal, totalsOf } from "./totals";

const route = getRouteApi("/portal/earnings");
const names = Object.keys(standings) as StandingName[];

/** State as tabs with their counts, and the period. All of it stands in the address. */
export function EarningsFilters({ totals }: { totals: readonly StateTotal[] }) {
  const t = useText(earningsText);
  const { language } = useLanguage();
  const href = useHref();
  const navigate = useNavigate();
  const { status, period, currency, referral } = route.useSearch();
  const to = (change: EarningsSearch) =>
    href({ to: "/portal/earnings", search: { status, period, currency, referral, ...change } });
  const count = (name: StandingName) => formatCount(totalsOf(totals, standings[name]).count, language);
  const tabs = [
    { label: t("all"), href: to({ status: undefined }), current: !status, count: undefined },
    ...names.map((name) => ({
      label: t(name),
      href: to({ status: standingParam(name) }),
      current: status === standingParam(name),
      count: totals.length > 0 ? count(name) : undefined,
    })),
  ];
  return (
    <>
      <Tabs label={t("states")} tabs={tabs} />
      <div className="flex flex-wrap items-end gap-3">
        <Select
          label={t("period")}
          className="w-full sm:w-56"
          value={period ?? ""}
          onChange={(event) =>
            void navigate({
              to: "/portal/earnings",
              search: {
                status,
                currency,
                referral,
                period: (event.target.value || undefined) as PeriodName | undefined,
              },
            })
          }
        >
          <option value="">{t("everyTime")}</option>
          {[...new Set(periodNames)].map((name) => (
            <option key={name} value={name}>
              {t(name)}
            </option>
          ))}
        </Select>
        {currency && (
          <div className="flex flex-wrap items-center gap-3">
            <span className="text-muted">{t("onlyCurrency", { currency })}</span>
            <ButtonLink href={to({ currency: undefined })}>{t("everyCurrency")}</ButtonLink>
          </div>
        )}
        {referral && (
          <div className="flex flex-wrap items-center gap-3">
            <a
              href={href({ to: "/portal/referrals/$id", params: { id: referral } })}
              className="text-accent-text hover:underline pointer-coarse:py-2.5"
            >
              {t("onlyReferral")}
            </a>
            <ButtonLink href={to({ referral: undefined })}>{t("everyReferral")}</ButtonLink>
          </div>
        )}
      </div>
    </>
  );
}
