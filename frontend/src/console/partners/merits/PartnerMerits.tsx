import { type FragmentType, readFragment } from "~/gql/fragment-masking";
import { graphql } from "~/gql/gql";
import { PartnerRecruiting } from "../recruiting/PartnerRecruiting";
import { PartnerCertifications } from "./PartnerCertifications";
import { PartnerPoints } from "./PartnerPoints";

const MeritsFragment = graphql(`
  fragment PartnerMerits on Enrollment {
    id
    ...PartnerPoints
    ...PartnerCertifications
    ...PartnerRecruiter
  }
`);

/** What counts for a partner's tier beside its figures, and whom it brought: the lower half of its page. */
export function PartnerMerits({ enrollment: ref }: { enrollment: FragmentType<typeof MeritsFragment> }) {
  const enrollment = readFragment(MeritsFragment, ref);
  return (
    <>
      <PartnerPoints enrollment={enrollment} />
      <PartnerCertifications enrollment={enrollment} />
      <PartnerRecruiting enrollment={enrollment} />
    </>
  );
}
