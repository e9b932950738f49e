import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { PortalTeamQuery } from "~/gql/graphql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { requestSentence } from "~/lib/requestErrors";
import { useCan, useViewer } from "~/lib/viewer";
import { Banner } from "~/ui/Banner";
import { Card } from "~/ui/Card";
import { ErrorState } from "~/ui/ErrorState";
import { TableSkeleton } from "~/ui/Skeleton";
import { type Column, Table } from "~/ui/Table";
import { useEnrollment } from "../enrollment";
import { RowSummary } from "../RowSummary";
import { Invite } from "./Invite";
import { settingsText } from "./text";

const PortalTeamDocument = graphql(`
  query PortalTeam($id: ID!) {
    enrollment(id: $id) {
      id
      partner { id users { id role user { id name email } } }
    }
  }
`);

type Person = NonNullable<PortalTeamQuery["enrollment"]>["partner"]["users"][number];

/** The people of the partner who may sign in, and inviting more. */
export function Team() {
  const t = useText(settingsText);
  const { language } = useLanguage();
  const { id } = useEnrollment();
  const viewer = useViewer();
  const mayInvite = useCan("OWN_TEAM_MANAGE");
  const [{ data, error }, reload] = useQuery({ query: PortalTeamDocument, variables: { id } });
  const partner = data?.enrollment?.partner;
  const columns: Column<Person>[] = [
    {
      key: "person",
      header: t("person"),
      cell: ({ user, role }) => (
        <RowSummary
          title={user.id === viewer?.user?.id ? `${user.name} (${t("you")})` : user.name}
          figure={<span className="font-normal text-muted">{t(`role${role}`)}</span>}
          state={user.email}
        />
      ),
    },
    { key: "email", header: t("email"), wideOnly: true, cell: ({ user }) => user.email },
    { key: "role", header: t("role"), wideOnly: true, cell: ({ role }) => t(`role${role}`) },
  ];
  return (
    <>
      <Card title={t("teamTitle")} flush>
        {partner ? (
          <Table
            caption={t("teamTitle")}
            columns={columns}
            rows={partner.users}
            rowKey={(person) => person.id}
          />
        ) : error ? (
          <ErrorState title={t("failed")} onRetry={() => reload({ requestPolicy: "network-only" })}>
            {requestSentence(error, language)}
          </ErrorState>
        ) : (
          <TableSkeleton rows={3} />
        )}
      </Card>
      {partner && (
        <Card title={t("invite")}>
          {mayInvite ? <Invite partnerId={partner.id} /> : <Banner>{t("inviteForbidden")}</Banner>}
        </Card>
      )}
    </>
  );
}
