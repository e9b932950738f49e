import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { HomeTasksQuery, Permission } from "~/gql/graphql";
import { formatDay } from "~/lib/dates";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatMoney, signOf } from "~/lib/money";
import { useHref } from "~/lib/navigation";
import { requestSentence } from "~/lib/requestErrors";
import { useViewer } from "~/lib/viewer";
import { Card } from "~/ui/Card";
import { ErrorState } from "~/ui/ErrorState";
import { TextSkeleton } from "~/ui/Skeleton";
import { useProgram } from "../program";
import { homeText } from "./text";

const HomeTasksDocument = graphql(`
  query HomeTasks($programId: ID!) {
    programTasks(programId: $programId) {
      applicationCount
      approvalCount
      onHoldCount
      unattributedCount
      unknownCodeCount
      openRunCount
      disputeCount
      demotionCount
      submissionCount
      extensionCount
      claimCount
      overdueClaimCount
      missingRates { currencyCode conversionCount since }
      payable { amount currencyCode }
    }
  }
`);

/** What waits for a person; each line leads to the rows that wait. A failing answer is not "nothing waits". */
export function Tasks() {
  const t = useText(homeText);
  const { id: programId } = useProgram();
  const { language } = useLanguage();
  const [{ data, error }, reload] = useQuery({ query: HomeTasksDocument, variables: { programId } });
  const lines = useLines(data?.programTasks);
  return (
    <Card title={t("tasks")} flush>
      {error && !data ? (
        <ErrorState title={t("tasksFailed")} onRetry={reload}>
          {requestSentence(error, language)}
        </ErrorState>
      ) : !data ? (
        <div className="p-4">
          <TextSkeleton lines={3} />
        </div>
      ) : lines.length === 0 ? (
        <p className="px-4 py-3 text-muted">{t("noTasks")}</p>
      ) : (
        <ul className="grid sm:grid-cols-2">
          {lines.map((line) => (
            <Line key={line.key} words={line.words} href={line.href} />
          ))}
        </ul>
      )}
    </Card>
  );
}

interface TaskLine {
  readonly key: string;
  readonly words: ReactNode;
  readonly href: string;
}

function Line({ words, href }: Omit<TaskLine, "key">) {
  return (
    <li className="border-b border-line last:border-b-0 sm:nth-last-2:odd:border-b-0">
      <a
        href={href}
        className="flex min-h-10 items-center justify-between gap-2 px-4 py-2 -outline-offset-2 hover:bg-hover pointer-coarse:min-h-11"
      >
        <span>{words}</span>
        <ChevronRight aria-hidden="true" className="size-4 shrink-0 text-muted" />
      </a>
    </li>
  );
}

/** The lines that wait and that the viewer may look at. */
function useLines(tasks: HomeTasksQuery["programTasks"] | undefined): readonly TaskLine[] {
  const t = useText(homeText);
  const { language } = useLanguage();
  const href = useHref();
  const permissions = useViewer()?.permissions ?? [];
  const { id: programId, timeZone } = useProgram();
  if (!tasks) return [];
  const params = { programId };
  const commissions = (status: string) =>
    href({ to: "/console/$programId/commissions", params, search: { status } });
  const payouts = href({ to: "/console/$programId/payouts", params });
  const due = tasks.payable.filter((money) => signOf(money) > 0).map((money) => formatMoney(money, language));
  const line = (key: string, needs: Permission, count: number, words: string, to: string) =>
    count > 0 && permissions.includes(needs) ? [{ key, words, href: to }] : [];
  const count = (value: number) => ({ count: value });
  const applications = href({ to: "/console/$programId/applications", params });
  return [
    ...line(
      "applications",
      "PARTNER_READ",
      tasks.applicationCount,
      t("applications", count(tasks.applicationCount)),
      applications,
    ),
    ...line(
      "submissions",
      "REFERRAL_READ",
      tasks.submissionCount,
      t("submissions", count(tasks.submissionCount)),
      href({ to: "/console/$programId/referrals", params, search: { view: "decide" } }),
    ),
    ...line(
      "extensions",
      "REFERRAL_READ",
      tasks.extensionCount,
      t("extensions", count(tasks.extensionCount)),
      href({ to: "/console/$programId/referrals", params, search: { view: "decide" } }),
    ),
    ...line(
      "claims",
      "REFERRAL_READ",
      tasks.claimCount,
      tasks.overdueClaimCount > 0
        ? t("claimsOverdue", { count: tasks.claimCount, overdue: tasks.overdueClaimCount })
        : t("claims", count(tasks.claimCount)),
      href({ to: "/console/$programId/claims", params }),
    ),
    ...line(
      "approvals",
      "COMMISSION_READ",
      tasks.approvalCount,
      t("approvals", count(tasks.approvalCount)),
      href({ to: "/console/$programId/commissions", params, search: { hold: "over" } }),
    ),
    ...line(
      "held",
      "COMMISSION_READ",
      tasks.onHoldCount,
      t("onHold", count(tasks.onHoldCount)),
      commissions("ON_HOLD"),
    ),
    ...line(
      "unattributed",
      "CONVERSION_READ",
      tasks.unattributedCount,
      t("unattributed", count(tasks.unattributedCount)),
      href({ to: "/console/$programId/conversions", params, search: { status: "UNATTRIBUTED" } }),
    ),
    ...line(
      "disputes",
      "CONVERSION_READ",
      tasks.disputeCount,
      t("disputes", count(tasks.disputeCount)),
      href({ to: "/console/$programId/disputes", params, search: { status: "OPEN" } }),
    ),
    ...tasks.missingRates.flatMap(({ currencyCode: currency, conversionCount, since }) =>
      line(
        `rate ${currency}`,
        "PROGRAM_READ",
        conversionCount,
        t("missingRate", { count: conversionCount, currency, day: formatDay(since, language, timeZone) }),
        href({ to: "/console/$programId/rates", params, search: { currency } }),
      ),
    ),
    ...line(
      "demotions",
      "PARTNER_READ",
      tasks.demotionCount,
      t("demotions", count(tasks.demotionCount)),
      href({ to: "/console/$programId/partners", params, search: { demotion: "announced" } }),
    ),
    ...line(
      "codes",
      "PARTNER_READ",
      tasks.unknownCodeCount,
      t("unknownCodes", count(tasks.unknownCodeCount)),
      href({ to: "/console/$programId/links/unknown", params }),
    ),
    ...line("runs", "PAYOUT_READ", tasks.openRunCount, t("openRuns", count(tasks.openRunCount)), payouts),
    ...line("payable", "PAYOUT_READ", due.length, t("payable", { amounts: due.join(", ") }), payouts),
  ];
}
