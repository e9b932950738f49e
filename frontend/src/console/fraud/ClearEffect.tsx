import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { formatMoney } from "~/lib/money";
import { requestSentence } from "~/lib/requestErrors";
import { ErrorState } from "~/ui/ErrorState";
import { TextSkeleton } from "~/ui/Skeleton";
import { Section } from "../list/Section";
import { fraudText } from "./text";

const FraudClearEffectDocument = graphql(`
  query FraudClearEffect($id: ID!) {
    fraudClearEffect(id: $id) {
      released { amount currencyCode }
      conversionCount
      earned { partner { id name } amount { amount currencyCode } }
      takenBack { partner { id name } amount { amount currencyCode } }
      staysPaid { partner { id name } amount { amount currencyCode } }
    }
  }
`);

/** What clearing the review would do, before anybody does it: who earns, who loses, and what stays because it is paid. */
export function ClearEffect({ id }: { id: string }) {
  const t = useText(fraudText);
  const { language } = useLanguage();
  const [{ data, error }, reload] = useQuery({
    query: FraudClearEffectDocument,
    variables: { id },
    requestPolicy: "cache-and-network",
  });
  const effect = data?.fraudClearEffect;
  if (data && !effect) return null;
  const money = (value: { amount: string; currencyCode: string }) => formatMoney(value, language);
  const sentences = effect && [
    ...effect.released.map((amount) => t("wouldRelease", { amount: money(amount) })),
    ...(effect.conversionCount > 0 ? [t("wouldDecide", { count: effect.conversionCount })] : []),
    ...effect.earned.map((one) => t("wouldEarn", { name: one.partner.name, amount: money(one.amount) })),
    ...effect.takenBack.map((one) => t("wouldTake", { name: one.partner.name, amount: money(one.amount) })),
    ...effect.staysPaid.map((one) => t("wouldStay", { name: one.partner.name, amount: money(one.amount) })),
  ];
  return (
    <Section title={t("ifCleared")}>
      {sentences ? (
        <ul className="flex list-disc flex-col gap-1 pl-5">
          {(sentences.length > 0 ? sentences : [t("wouldNothing")]).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ) : error ? (
        <ErrorState title={t("effectFailed")} onRetry={reload}>
          {requestSentence(error, language)}
        </ErrorState>
      ) : (
        <TextSkeleton lines={3} />
      )}
    </Section>
  );
}
