import { getRouteApi } from "@tanstack/react-router";
import { useQuery } from "urql";
import { Party } from "~/explain/Party";
import { graphql } from "~/gql/gql";
import type { PortalStatementQuery } from "~/gql/graphql";
import { formatDay } from "~/lib/dates";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatMoney } from "~/lib/money";
import { useHref } from "~/lib/navigation";
import { requestSentence } from "~/lib/requestErrors";
import { useZone } from "~/lib/zone";
import { Banner } from "~/ui/Banner";
import { ButtonLink } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { DateTime } from "~/ui/DateTime";
import { EmptyState } from "~/ui/EmptyState";
import { ErrorState } from "~/ui/ErrorState";
import { Page, PageHeader } from "~/ui/PageHeader";
import { TextSkeleton } from "~/ui/Skeleton";
import { FactList } from "../FactList";
import { Documents, statementLanguage } from "./Documents";
import { PayoutBadge } from "./PayoutBadge";
import { StatementLines } from "./StatementLines";
import { payoutsText } from "./text";
import "./print.css";

const PortalStatementDocument = graphql(`
  query PortalStatement($id: ID!, $language: StatementLanguage!) {
    payout(id: $id) {
      id
      number
      status
      amount { amount currencyCode }
      createdAt
      paidAt
      failureReason
      accountHolder
      accountNumberMasked
      program { id name }
      payer { name address country taxNumber }
      payee { name address country taxNumber }
      ...Documents
      ...StatementLines
    }
  }
`);

type Payout = NonNullable<PortalStatementQuery["payout"]>;

const route = getRouteApi("/portal/payouts/$id");

/** The numbered statement of a payout: who pays whom, every row, and the total. Made to be printed. */
export function StatementPage() {
  const t = useText(payoutsText);
  const { language } = useLanguage();
  const href = useHref();
  const { id } = route.useParams();
  const [{ data, error }, reload] = useQuery({
    query: PortalStatementDocument,
    variables: { id, language: statementLanguage(language) },
  });
  const list = href({ to: "/portal/payouts" });
  const back = { label: t("back"), href: list };
  if (data?.payout) return <Statement payout={data.payout} back={back} />;
  return (
    <Page>
      <PageHeader title={t("title")} back={back} />
      <Card>
        {error ? (
          <ErrorState title={t("failed")} onRetry={() => reload({ requestPolicy: "network-only" })}>
            {requestSentence(error, language)}
          </ErrorState>
        ) : data ? (
          <EmptyState title={t("missing")} action={<ButtonLink href={list}>{t("back")}</ButtonLink>}>
            {t("missingNote")}
          </EmptyState>
        ) : (
          <TextSkeleton lines={9} />
        )}
      </Card>
    </Page>
  );
}

function Statement({ payout, back }: { payout: Payout; back: { label: string; href: string } }) {
  const t = useText(payoutsText);
  return (
    <div className="statement">
      <Page>
        <PageHeader
          title={t("statement", { number: payout.number })}
          back={back}
          answer={<Answer payout={payout} />}
          actions={<Documents payout={payout} isPage />}
        />
        {payout.failureReason && (
          <Banner tone="bad">
            {t("reason")} {payout.failureReason}
          </Banner>
        )}
        <Parties payout={payout} />
        <Card title={t("lines")} flush>
          <StatementLines payout={payout} />
        </Card>
      </Page>
    </div>
  );
}

function Answer({ payout }: { payout: Payout }) {
  const t = useText(payoutsText);
  const { language } = useLanguage();
  const zone = useZone();
  const amount = formatMoney(payout.amount, language);
  if (payout.status !== "PAID") return t(`answer${payout.status}`, { amount });
  if (!payout.paidAt) return t("answerPAIDplain", { amount });
  return t("answerPAID", { amount, day: formatDay(payout.paidAt, language, zone) });
}

function Parties({ payout }: { payout: Payout }) {
  const t = useText(payoutsText);
  const { payer, payee, program } = payout;
  return (
    <Card>
      <FactList
        isWide
        facts={[
          [t("number"), payout.number],
          [t("program"), program.name],
          [t("from"), <Party key="from" party={payer} />],
          [t("to"), <Party key="to" party={payee} />],
          [t("paidTo"), `${payout.accountHolder}, ${payout.accountNumberMasked.replaceAll(" ", "\u00a0")}`],
          [t("made"), <DateTime key="made" value={payout.createdAt} />],
          [t("paidOn"), payout.paidAt && <DateTime key="paid" value={payout.paidAt} />],
          [t("state"), <PayoutBadge key="state" status={payout.status} />],
        ]}
      />
    </Card>
  );
}
