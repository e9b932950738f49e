import { getRouteApi } from "@tanstack/react-router";
import { Printer } from "lucide-react";
import { useQuery } from "urql";
import { Party } from "~/explain/Party";
import { graphql } from "~/gql/gql";
import type { StatementQuery } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatMoney } from "~/lib/money";
import { useHref } from "~/lib/navigation";
import { requestSentence } from "~/lib/requestErrors";
import { StatusBadge } from "~/ui/Badge";
import { Banner } from "~/ui/Banner";
import { Button, ButtonLink } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { DateTime } from "~/ui/DateTime";
import { EmptyState } from "~/ui/EmptyState";
import { ErrorState } from "~/ui/ErrorState";
import { Page, PageHeader } from "~/ui/PageHeader";
import { TextSkeleton } from "~/ui/Skeleton";
import { Facts } from "../list/Facts";
import { useProgram } from "../program";
import { fileText } from "./fileText";
import { StatementLines } from "./StatementLines";
import { payoutStandings } from "./statuses";
import { payoutText } from "./text";

const StatementDocument = graphql(`
  query Statement($id: ID!) {
    payout(id: $id) {
      id
      number
      status
      createdAt
      paidAt
      failureReason
      html: statementUrl(format: HTML)
      pdf: statementUrl(format: PDF)
      accountHolder
      accountNumberMasked
      amount { amount currencyCode }
      run { id }
      partner { id name }
      payer { name address country taxNumber }
      payee { name address country taxNumber }
      program { id name }
      lines { ...StatementLine }
    }
  }
`);
type Payout = NonNullable<StatementQuery["payout"]>;
const route = getRouteApi("/console/$programId/payouts/statements/$payoutId");

/** The numbered statement of one payout, with every commission on it; made to be printed. */
export function StatementPage() {
  const { payoutId } = route.useParams();
  return <Loaded key={payoutId} id={payoutId} />;
}

function Loaded({ id }: { id: string }) {
  const t = useText(payoutText);
  const { language } = useLanguage();
  const href = useHref();
  const { id: programId } = useProgram();
  const [{ data, error }, reload] = useQuery({ query: StatementDocument, variables: { id } });
  if (data?.payout) return <Statement payout={data.payout} />;
  const all = href({ to: "/console/$programId/payouts", params: { programId } });
  return (
    <Page>
      <PageHeader title={t("payouts")} back={{ label: t("title"), href: all }} />
      <Card>
        {data ? (
          <EmptyState title={t("statementGone")} action={<ButtonLink href={all}>{t("title")}</ButtonLink>}>
            {t("goneNote")}
          </EmptyState>
        ) : error ? (
          <ErrorState title={t("statementFailed")} onRetry={reload}>
            {requestSentence(error, language)}
          </ErrorState>
        ) : (
          <TextSkeleton lines={9} />
        )}
      </Card>
    </Page>
  );
}

function Statement({ payout }: { payout: Payout }) {
  const t = useText(payoutText);
  const words = useText(fileText);
  const { language } = useLanguage();
  const href = useHref();
  const { id: programId } = useProgram();
  const run = href({ to: "/console/$programId/payouts/$runId", params: { programId, runId: payout.run.id } });
  const facts = [
    { name: words("program"), value: payout.program.name },
    { name: t("partner"), value: payout.partner.name },
    { name: t("from"), value: <Party party={payout.payer} /> },
    { name: t("to"), value: <Party party={payout.payee} /> },
    { name: t("method"), value: `${payout.accountHolder}, ${payout.accountNumberMasked}` },
    { name: t("made"), value: <DateTime value={payout.createdAt} /> },
    { name: t("paidAt"), value: payout.paidAt && <DateTime value={payout.paidAt} /> },
  ];
  return (
    <Page>
      <PageHeader
        back={{ label: t("run"), href: run }}
        title={t("statement", { number: payout.number })}
        answer={
          <span className="flex flex-wrap items-center gap-2">
            <span className="figures text-2xl font-semibold text-ink">
              {formatMoney(payout.amount, language)}
            </span>
            <StatusBadge standing={payoutStandings[payout.status]}>{t(`payout${payout.status}`)}</StatusBadge>
          </span>
        }
        actions={
          <span className="flex flex-wrap gap-2 print:hidden">
            <ButtonLink href={payout.html}>{words("openHtml")}</ButtonLink>
            <ButtonLink href={payout.pdf} download>
              {words("openPdf")}
            </ButtonLink>
            <Button icon={<Printer aria-hidden="true" className="size-4" />} onClick={() => window.print()}>
              {t("print")}
            </Button>
          </span>
        }
      />
      {payout.failureReason && (
        <Banner tone="bad">{t("failureReason", { reason: payout.failureReason })}</Banner>
      )}
      <Card>
        <div className="max-w-xl">
          <Facts facts={facts} />
        </div>
      </Card>
      <Card flush title={t("lines")}>
        <StatementLines lines={payout.lines} total={payout.amount} />
      </Card>
    </Page>
  );
}
