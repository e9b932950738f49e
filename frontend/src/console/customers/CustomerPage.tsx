import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { CustomerQuery } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { requestSentence } from "~/lib/requestErrors";
import { useCan } from "~/lib/viewer";
import { Button, ButtonLink } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { DateTime } from "~/ui/DateTime";
import { EmptyState } from "~/ui/EmptyState";
import { ErrorState } from "~/ui/ErrorState";
import { Page, PageHeader } from "~/ui/PageHeader";
import { TextSkeleton } from "~/ui/Skeleton";
import { useCreditNames } from "../conversions/CreditWords";
import { Facts } from "../list/Facts";
import { useProgram } from "../program";
import { CustomerConversions } from "./CustomerConversions";
import { countryName } from "./country";
import { IdentifyDialog } from "./IdentifyDialog";
import { customerText } from "./text";

const CustomerDocument = graphql(`
  query Customer($id: ID!) {
    customer(id: $id) {
      id
      externalId
      name
      company
      email
      country
      createdAt
      metadata { key value }
      boundCredits { ...CreditWords }
      ...CustomerConversions
    }
  }
`);
type Customer = NonNullable<CustomerQuery["customer"]>;
const route = getRouteApi("/console/$programId/customers/$customerId");

/** One customer: who has credit for what comes next, and everything that counted. */
export function CustomerPage() {
  const { customerId } = route.useParams();
  return <Loaded key={customerId} id={customerId} />;
}

function Loaded({ id }: { id: string }) {
  const t = useText(customerText);
  const { language } = useLanguage();
  const href = useHref();
  const { id: programId } = useProgram();
  const [{ data, error }, reload] = useQuery({ query: CustomerDocument, variables: { id } });
  const back = {
    label: t("title"),
    href: href({ to: "/console/$programId/customers", params: { programId } }),
  };
  if (data?.customer) return <Detail customer={data.customer} back={back} />;
  return (
    <Page>
      <PageHeader title={t("title")} back={back} />
      <Card>
        {data ? (
          <EmptyState title={t("gone")} action={<ButtonLink href={back.href}>{back.label}</ButtonLink>}>
            {t("goneNote")}
          </EmptyState>
        ) : error ? (
          <ErrorState title={t("customerFailed")} onRetry={reload}>
            {requestSentence(error, language)}
          </ErrorState>
        ) : (
          <TextSkeleton lines={6} />
        )}
      </Card>
    </Page>
  );
}

interface DetailProps {
  customer: Customer;
  back: { label: string; href: string };
}

function Detail({ customer, back }: DetailProps) {
  const t = useText(customerText);
  const { language } = useLanguage();
  const canRecord = useCan("CONVERSION_RECORD");
  const [isIdentifying, setIdentifying] = useState(false);
  const names = useCreditNames()(customer.boundCredits);
  const facts = [
    { name: t("externalId"), value: customer.externalId },
    { name: t("name"), value: customer.name },
    { name: t("company"), value: customer.company },
    { name: t("email"), value: customer.email },
    { name: t("country"), value: customer.country && countryName(customer.country, language) },
    { name: t("since"), value: <DateTime value={customer.createdAt} /> },
  ];
  return (
    <Page>
      <PageHeader
        back={back}
        title={customer.company ?? customer.name ?? customer.externalId}
        answer={names.length > 0 ? t("boundTo", { names: names.join(", ") }) : t("boundNobody")}
        actions={canRecord && <Button onClick={() => setIdentifying(true)}>{t("identify")}</Button>}
      />
      <div className="grid items-start gap-6 lg:grid-cols-[2fr_1fr]">
        <CustomerConversions customer={customer} />
        <Card title={t("facts")}>
          <Facts facts={facts} />
          {customer.metadata.length > 0 && (
            <>
              <h3 className="mt-4 text-sm font-semibold text-muted">{t("metadata")}</h3>
              <Facts facts={customer.metadata.map(({ key, value }) => ({ name: key, value }))} />
            </>
          )}
        </Card>
      </div>
      {isIdentifying && (
        <IdentifyDialog externalId={customer.externalId} onClose={() => setIdentifying(false)} />
      )}
    </Page>
  );
}
