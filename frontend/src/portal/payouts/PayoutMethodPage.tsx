import { getRouteApi } from "@tanstack/react-router";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { requestSentence } from "~/lib/requestErrors";
import { useCan } from "~/lib/viewer";
import { Banner } from "~/ui/Banner";
import { Card } from "~/ui/Card";
import { ErrorState } from "~/ui/ErrorState";
import { Page, PageHeader } from "~/ui/PageHeader";
import { TextSkeleton } from "~/ui/Skeleton";
import { useEnrollment } from "../enrollment";
import { PayoutMethodForm } from "./PayoutMethodForm";
import { payoutsText } from "./text";

const PayoutMethodPageDocument = graphql(`
  query PayoutMethodPage($id: ID!) {
    enrollment(id: $id) {
      id
      balances { currencyCode }
      program { id currency }
      partner {
        id
        name
        payoutMethods { id currency accountHolder accountNumberMasked bankCode }
      }
    }
  }
`);

const route = getRouteApi("/portal/payouts/method");

/** Says to which account the money of a currency goes. */
export function PayoutMethodPage() {
  const t = useText(payoutsText);
  const { language } = useLanguage();
  const { id } = useEnrollment();
  const { currency } = route.useSearch();
  const href = useHref();
  const mayChange = useCan("OWN_PAYOUT_METHOD");
  const [{ data, error }, reload] = useQuery({ query: PayoutMethodPageDocument, variables: { id } });
  const enrollment = data?.enrollment;
  const currencies = enrollment
    ? [
        ...new Set([
          enrollment.program.currency,
          ...enrollment.balances.map((one) => one.currencyCode),
          ...enrollment.partner.payoutMethods.map((one) => one.currency),
        ]),
      ]
    : [];
  const wanted = currencies.find((one) => one === currency) ?? currencies[0] ?? "";
  return (
    <Page>
      <PageHeader
        title={t("methodTitle")}
        back={{ label: t("back"), href: href({ to: "/portal/payouts" }) }}
        answer={t("methodAnswer")}
      />
      <Card>
        {!mayChange ? (
          <Banner>{t("methodForbidden")}</Banner>
        ) : error && !enrollment ? (
          <ErrorState title={t("failed")} onRetry={() => reload({ requestPolicy: "network-only" })}>
            {requestSentence(error, language)}
          </ErrorState>
        ) : !enrollment ? (
          <TextSkeleton lines={6} />
        ) : (
          <PayoutMethodForm
            // Another currency is another account: what was typed must not follow.
            key={wanted}
            partner={enrollment.partner}
            currencies={currencies}
            currency={wanted}
          />
        )}
      </Card>
    </Page>
  );
}
