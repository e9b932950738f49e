import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from "react";
import { useForm } from "react-hook-form";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { PortalQuoteTermsQuery } from "~/gql/graphql";
import { placeErrors } from "~/lib/formErrors";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { requestSentence } from "~/lib/requestErrors";
import { Card } from "~/ui/Card";
import { cx } from "~/ui/cx";
import { EmptyState } from "~/ui/EmptyState";
import { ErrorState } from "~/ui/ErrorState";
import { Page, PageHeader } from "~/ui/PageHeader";
import { TextSkeleton } from "~/ui/Skeleton";
import { useEnrollment } from "../enrollment";
import { choicesOf } from "./choices";
import { QuoteAnswer } from "./QuoteAnswer";
import { QuoteForm } from "./QuoteForm";
import { draftOf, inputOf, type QuoteDraft, searchOf } from "./question";
import { quoteText } from "./text";

const PortalQuoteTermsDocument = graphql(`
  query PortalQuoteTerms($id: ID!) {
    enrollment(id: $id) {
      id
      balances { currencyCode }
      program {
        id
        currency
        needsCommissionApproval
        eventTypes { id key name isLead isSale }
        stages { id key name }
      }
      terms {
        planVersion {
          id
          incentives {
            id
            trigger
            terms {
              conditions {
                attribute operator values
                conditions {
                  attribute operator values
                  conditions { attribute operator values }
                }
              }
            }
          }
        }
      }
    }
  }
`);

const PortalQuoteDocument = graphql(`
  query PortalQuote($input: RateQuoteInput!) {
    rateQuote(input: $input) {
      quote { ...QuoteAnswer ...QuoteReasons }
      userErrors { field message code }
    }
  }
`);

type Enrollment = NonNullable<PortalQuoteTermsQuery["enrollment"]>;

const route = getRouteApi("/portal/quote");
// The reasons stand below the answer and come with it; the form does not wait for them.
const QuoteReasons = lazy(() =>
  import("./QuoteReasons").then((module) => ({ default: module.QuoteReasons })),
);

/** What a conversion that has not happened would bring this partner, and why. The question stands in the address. */
export function QuotePage() {
  const t = useText(quoteText);
  const { language } = useLanguage();
  const { id } = useEnrollment();
  const [{ data, error }, reload] = useQuery({ query: PortalQuoteTermsDocument, variables: { id } });
  if (data?.enrollment) return <Quote enrollment={data.enrollment} />;
  return (
    <Page>
      <Header />
      <Card>
        {error ? (
          <ErrorState title={t("failed")} onRetry={() => reload({ requestPolicy: "network-only" })}>
            {requestSentence(error, language)}
          </ErrorState>
        ) : (
          <TextSkeleton lines={6} />
        )}
      </Card>
    </Page>
  );
}

function Header({ isAnswered }: { isAnswered?: boolean }) {
  const t = useText(quoteText);
  const href = useHref();
  return (
    <PageHeader
      back={{ label: t("back"), href: href({ to: "/portal/terms" }) }}
      title={t("title")}
      answer={!isAnswered && t("lead")}
    />
  );
}

/** The answer to what the address asks. */
function useQuote() {
  const { id, program } = useEnrollment();
  const search = route.useSearch();
  const input = useMemo(
    () =>
      inputOf(search, {
        programId: program.id,
        enrollmentId: id,
        currency: program.currency,
        zone: program.timeZone,
      }),
    [search, id, program],
  );
  const [{ data, error, fetching }, reload] = useQuery({
    query: PortalQuoteDocument,
    variables: { input: input ?? { programId: program.id, enrollmentId: id, type: "" } },
    pause: !input,
  });
  // What was answered to another question is no answer to this one.
  const answer = input && !fetching ? data?.rateQuote : undefined;
  return { answer, error: fetching ? undefined : error, fetching, reload };
}

function Quote({ enrollment }: { enrollment: Enrollment }) {
  const t = useText(quoteText);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const search = route.useSearch();
  const { answer, error, fetching, reload } = useQuote();
  const choices = choicesOf(enrollment, search.currency);
  const values = draftOf(search, choices.types[0]?.key ?? "", enrollment.program.currency, language);
  const form = useForm<QuoteDraft>({ values });
  const [problems, setProblems] = useState<readonly string[]>([]);
  const mistakes = answer?.userErrors;
  useEffect(() => {
    setProblems(mistakes ? placeErrors(mistakes, form, language) : []);
  }, [mistakes, form, language]);
  const view = useRef<HTMLDivElement>(null);
  const wasSent = useRef(false);
  const quote = answer?.quote;
  useEffect(() => {
    if (!quote || !wasSent.current) return;
    wasSent.current = false;
    view.current?.focus();
  }, [quote]);
  const ask = async (draft: QuoteDraft) => {
    const hasAmount = choices.types.find((one) => one.key === draft.type)?.hasAmount ?? true;
    const amount = { ...draft.amount, amount: hasAmount ? draft.amount.amount : "" };
    wasSent.current = true;
    await navigate({
      to: "/portal/quote",
      search: searchOf({ ...draft, amount }, language),
      resetScroll: false,
    });
  };
  return (
    <Page>
      <Header isAnswered={Boolean(quote)} />
      <div ref={view} tabIndex={-1} aria-live="polite" className="empty:hidden focus:outline-none">
        {quote && <QuoteAnswer quote={quote} search={search} program={enrollment.program} />}
      </div>
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className={cx("flex min-w-0 flex-col gap-6", !error && !quote && !fetching && "max-lg:hidden")}>
          {error ? (
            <Card>
              <ErrorState title={t("failed")} onRetry={() => reload({ requestPolicy: "network-only" })}>
                {requestSentence(error, language)}
              </ErrorState>
            </Card>
          ) : quote ? (
            <Suspense fallback={<Coming />}>
              <QuoteReasons quote={quote} words={enrollment.program} />
            </Suspense>
          ) : fetching ? (
            <Coming />
          ) : (
            <Card>
              <EmptyState title={t(mistakes ? "mendTitle" : "emptyTitle")}>
                {t(mistakes ? "mendNote" : "emptyNote")}
              </EmptyState>
            </Card>
          )}
        </div>
        <div id="question" tabIndex={-1} className="min-w-0 scroll-mt-20 focus:outline-none">
          <Card title={t("question")}>
            <QuoteForm
              form={form}
              choices={choices}
              problems={problems}
              isBusy={fetching}
              onAsk={(draft) => void ask(draft)}
            />
          </Card>
        </div>
      </div>
    </Page>
  );
}

/** The shape of the reasons. */
function Coming() {
  return (
    <Card>
      <TextSkeleton lines={9} />
    </Card>
  );
}
