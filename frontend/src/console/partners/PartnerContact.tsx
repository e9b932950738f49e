import { lazy, Suspense, useState } from "react";
import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { useLanguage, useText } from "~/lib/i18n/language";
import { useCan } from "~/lib/viewer";
import { Badge } from "~/ui/Badge";
import { Button } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { DateTime } from "~/ui/DateTime";
import { Facts } from "../list/Facts";
import { countryName } from "./country";
import { sayType } from "./partnerTypes";
import { partnersText } from "./text";
import { WebsiteLink } from "./WebsiteLink";

const PartnerDialog = lazy(() =>
  import("./PartnerDialog").then((module) => ({ default: module.PartnerDialog })),
);

const ContactFragment = graphql(`
  fragment PartnerContact on Partner {
    id
    name
    email
    type
    country
    website
    tags
    createdAt
  }
`);

/** Who the partner is and how to reach it. */
export function PartnerContact({ partner: ref }: { partner: FragmentType<typeof ContactFragment> }) {
  const t = useText(partnersText);
  const { language } = useLanguage();
  const partner = readFragment(ContactFragment, ref);
  const [isEditing, setEditing] = useState(false);
  const canManage = useCan("PARTNER_MANAGE");
  const { email, country, website, tags } = partner;
  const facts = [
    { name: t("type"), value: sayType(partner.type, t) },
    {
      name: t("email"),
      value: (
        <a href={`mailto:${email}`} className="hover:underline">
          {email}
        </a>
      ),
    },
    { name: t("country"), value: country && countryName(country, language) },
    { name: t("website"), value: website && <WebsiteLink url={website} /> },
    { name: t("knownSince"), value: <DateTime value={partner.createdAt} /> },
  ];
  return (
    <Card
      title={t("contact")}
      action={canManage && <Button onClick={() => setEditing(true)}>{t("edit")}</Button>}
    >
      <Facts facts={facts} />
      {tags.length > 0 && (
        <ul aria-label={t("tags")} className="mt-3 flex flex-wrap gap-1">
          {tags.map((tag) => (
            <li key={tag}>
              <Badge>{tag}</Badge>
            </li>
          ))}
        </ul>
      )}
      <Suspense>
        {isEditing && <PartnerDialog partner={partner} onClose={() => setEditing(false)} />}
      </Suspense>
    </Card>
  );
}
