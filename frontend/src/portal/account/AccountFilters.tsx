import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { type PeriodName, periodNames } from "~/lib/period";
import { Select } from "~/ui/Input";
import { Tabs } from "~/ui/Tabs";
import { earningsText } from "../earnings/text";
import { type AccountKind, type AccountSearch, accounts } from "./search";
import { accountText } from "./text";

export interface AccountFiltersProps {
  account: AccountKind;
  currency: string;
  /** The program's currency and those in which something was earned; one may come twice. */
  currencies: readonly string[];
}

const route = getRouteApi("/portal/account");

/** The account as tabs, then currency and period. All of it stands in the address. */
export function AccountFilters({ account, currency, currencies }: AccountFiltersProps) {
  const t = useText(accountText);
  const periods = useText(earningsText);
  const href = useHref();
  const navigate = useNavigate();
  const search = route.useSearch();
  const kept: AccountSearch = { account: search.account, currency: search.currency, period: search.period };
  const go = (change: AccountSearch) =>
    void navigate({ to: "/portal/account", search: { ...kept, ...change } });
  const known = [...new Set([...currencies, currency])];
  return (
    <>
      <Tabs
        label={t("account")}
        tabs={accounts.map((one) => ({
          label: t(one),
          href: href({ to: "/portal/account", search: { ...kept, account: one } }),
          current: one === account,
        }))}
      />
      <div className="flex flex-wrap items-end gap-3 max-sm:*:grow max-sm:*:basis-24 max-sm:*:first:basis-40">
        <Select
          label={t("period")}
          className="w-full sm:w-56"
          value={search.period ?? ""}
          onChange={(event) => go({ period: (event.target.value || undefined) as PeriodName | undefined })}
        >
          <option value="">{t("everyTime")}</option>
          {periodNames.map((name) => (
            <option key={name} value={name}>
              {periods(name)}
            </option>
          ))}
        </Select>
        {known.length > 1 && (
          <Select
            label={t("currency")}
            className="w-full sm:w-40"
            value={currency}
            onChange={(event) => go({ currency: event.target.value })}
          >
            {known.map((code) => (
              <option key={code}>{code}</option>
            ))}
          </Select>
        )}
      </div>
    </>
  );
}
