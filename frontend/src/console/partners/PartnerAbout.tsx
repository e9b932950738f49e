import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { PartnerLegal } from "./legal/PartnerLegal";
import { PartnerContact } from "./PartnerContact";
import { PartnerNotes } from "./PartnerNotes";
import { PartnerPeople } from "./PartnerPeople";

const PartnerAboutDocument = graphql(`
  fragment PartnerAbout on Enrollment {
    id
    program { id needsTaxForm }
    partner { id ...PartnerContact ...PartnerLegal ...PartnerNotes ...PartnerPeople }
  }
`);

/** Who the partner is, for the law and for us; loaded by itself, since one comes for the figures. */
export function PartnerAbout({ enrollment }: { enrollment: FragmentType<typeof PartnerAboutDocument> }) {
  const { partner, program } = readFragment(PartnerAboutDocument, enrollment);
  return (
    <>
      <PartnerContact partner={partner} />
      <PartnerLegal partner={partner} needsTaxForm={program.needsTaxForm} />
      <PartnerNotes partner={partner} />
      <PartnerPeople partner={partner} />
    </>
  );
}
