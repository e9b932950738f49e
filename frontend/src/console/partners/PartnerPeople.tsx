import { lazy, Suspense, useState } from "react";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { useCan } from "~/lib/viewer";
import { Badge } from "~/ui/Badge";
import { Button } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { partnersText } from "./text";

const InviteDialog = lazy(() =>
  import("./InviteDialog").then((module) => ({ default: module.InviteDialog })),
);

const PeopleFragment = graphql(`
  fragment PartnerPeople on Partner {
    id
    name
    email
    users { id role user { id name email } }
  }
`);

/** The partner's people who may sign in to the portal. */
export function PartnerPeople({ partner: ref }: { partner: FragmentType<typeof PeopleFragment> }) {
  const t = useText(partnersText);
  const partner = readFragment(PeopleFragment, ref);
  const [isInviting, setInviting] = useState(false);
  const canInvite = useCan("PARTNER_MANAGE");
  return (
    <Card
      title={t("people")}
      action={canInvite && <Button onClick={() => setInviting(true)}>{t("invite")}</Button>}
    >
      {partner.users.length === 0 && <p className="text-muted">{t("noPeople")}</p>}
      <ul className="flex flex-col gap-2">
        {partner.users.map(({ id, role, user }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-2">
            <span className="font-medium">{user.name}</span>
            <Badge>{t(role === "OWNER" ? "owner" : "staff")}</Badge>
            <span className="w-full text-sm [overflow-wrap:anywhere] text-muted">{user.email}</span>
          </li>
        ))}
      </ul>
      <Suspense>
        {isInviting && <InviteDialog partner={partner} onClose={() => setInviting(false)} />}
      </Suspense>
    </Card>
  );
}
