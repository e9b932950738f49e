import { lazy, type ReactNode, Suspense, useState } from "react";
import { useQuery } from "urql";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import type { PartnerRecruitsQuery } from "~/gql/graphql";
import { useText } from "~/lib/i18n/language";
import { useHref } from "~/lib/navigation";
import { useCan } from "~/lib/viewer";
import { Button } from "~/ui/Button";
import { DateTime } from "~/ui/DateTime";
import { type Column, Table } from "~/ui/Table";
import { useProgram } from "../../program";
import { ShortList } from "../ShortList";
import { EnrollmentBadge } from "../standings";
import { TierName } from "../TierName";
import { recruitingText } from "./text";

const RecruiterDialog = lazy(() =>
  import("./RecruiterDialog").then((module) => ({ default: module.RecruiterDialog })),
);

const RecruiterFragment = graphql(`
  fragment PartnerRecruiter on Enrollment {
    id
    partner { id name }
    recruiter { id partner { id name } }
  }
`);
const RecruitsDocument = graphql(`
  query PartnerRecruits($id: ID!, $first: Int!) {
    enrollment(id: $id) {
      id
      recruited(first: $first) {
        edges { node { id status approvedAt createdAt partner { id name } tier { id ...TierName } } }
        totalCount
      }
    }
  }
`);
type Row = NonNullable<PartnerRecruitsQuery["enrollment"]>["recruited"]["edges"][number]["node"];

/** Who recruited the partner, and whom it recruited. */
export function PartnerRecruiting({
  enrollment: ref,
}: {
  enrollment: FragmentType<typeof RecruiterFragment>;
}) {
  const t = useText(recruitingText);
  const { id, partner, recruiter } = readFragment(RecruiterFragment, ref);
  const page = usePartnerPage();
  const [first, setFirst] = useState(6);
  const [isNaming, setNaming] = useState(false);
  const canManage = useCan("PARTNER_MANAGE");
  const [{ data, error }, reload] = useQuery({ query: RecruitsDocument, variables: { id, first } });
  const by = recruiter ? (
    <>
      {t("by")}{" "}
      <a className="font-medium underline" href={page(recruiter.id)}>
        {recruiter.partner.name}
      </a>
    </>
  ) : (
    t("nobody", { partner: partner.name })
  );
  return (
    <>
      <ShortList
        title={t("title")}
        action={canManage && !recruiter && <Button onClick={() => setNaming(true)}>{t("set")}</Button>}
        connection={data?.enrollment?.recruited}
        error={error}
        onRetry={reload}
        failed={t("failed")}
        empty={
          <>
            <Line>{by}</Line>
            <Line>{t("noRecruits", { partner: partner.name })}</Line>
          </>
        }
        more={(count) =>
          first < 100 && (
            <Button look="quiet" onClick={() => setFirst(100)}>
              {t("showAllOf", { count: Math.min(count, 100) })}
            </Button>
          )
        }
      >
        {(rows) => (
          <>
            <Line>{by}</Line>
            <Line>{t("recruited", { count: data?.enrollment?.recruited.totalCount ?? rows.length })}</Line>
            <Recruits rows={rows} href={page} />
          </>
        )}
      </ShortList>
      <Suspense>
        {isNaming && (
          <RecruiterDialog enrollmentId={id} partner={partner.name} onClose={() => setNaming(false)} />
        )}
      </Suspense>
    </>
  );
}

function Line({ children }: { children: ReactNode }) {
  return <p className="border-b border-line px-4 py-3 text-muted last:border-b-0">{children}</p>;
}

function Recruits({ rows, href }: { rows: readonly Row[]; href: (id: string) => string }) {
  const t = useText(recruitingText);
  const columns: Column<Row>[] = [
    { key: "name", header: t("name"), cell: (row) => row.partner.name },
    {
      key: "joined",
      header: t("joined"),
      cell: (row) => <DateTime value={row.approvedAt ?? row.createdAt} />,
    },
    { key: "tier", header: t("tier"), cell: (row) => (row.tier ? <TierName tier={row.tier} /> : "–") },
    { key: "status", header: t("status"), cell: (row) => <EnrollmentBadge status={row.status} /> },
  ];
  return (
    <Table
      caption={t("title")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => href(row.id)}
    />
  );
}

/** The address of a partner's page. */
function usePartnerPage() {
  const href = useHref();
  const { id: programId } = useProgram();
  return (enrollmentId: string) =>
    href({ to: "/console/$programId/partners/$enrollmentId", params: { programId, enrollmentId } });
}
