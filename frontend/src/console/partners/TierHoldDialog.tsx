import { useForm } from "react-hook-form";
import { useMutation, useQuery } from "urql";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { instantOf } from "~/lib/zoned";
import { Input, Select, Textarea } from "~/ui/Input";
import { toast } from "~/ui/Toaster";
import { DecisionDialog } from "../DecisionDialog";
import { FormDialog } from "../FormDialog";
import { useProgram } from "../program";
import { useProblems } from "../useProblems";
import { pinText } from "./pinText";

const TierHoldChoicesDocument = graphql(`
  query TierHoldChoices($programId: ID!) {
    program(id: $programId) { id tiers { id name rank } }
  }
`);
const PinDocument = graphql(`
  mutation EnrollmentPinTier($id: ID!, $input: EnrollmentPinTierInput!) {
    enrollmentPinTier(id: $id, input: $input) {
      enrollment { id ...PartnerTier ...PartnerTerms }
      userErrors { field message code }
    }
  }
`);
const UnpinDocument = graphql(`
  mutation EnrollmentUnpinTier($id: ID!) {
    enrollmentUnpinTier(id: $id) {
      enrollment { id ...PartnerTier ...PartnerTerms }
      userErrors { field message code }
    }
  }
`);
const FloorDocument = graphql(`
  mutation EnrollmentSetFloorTier($id: ID!, $input: EnrollmentSetFloorTierInput!) {
    enrollmentSetFloorTier(id: $id, input: $input) {
      enrollment { id ...PartnerTier ...PartnerTerms }
      userErrors { field message code }
    }
  }
`);

/** What is done about a tier by hand. */
export type TierHold = "pin" | "unpin" | "setFloor";

interface TierHoldDialogProps {
  hold: TierHold;
  enrollmentId: string;
  partner: string;
  /** The floor now; empty for none. */
  floorId: string;
  onClose: () => void;
}

/** Fixes a partner's tier, lets it go again, or sets the tier below which it never falls. */
export function TierHoldDialog(props: TierHoldDialogProps) {
  return props.hold === "unpin" ? <Unpin {...props} /> : <Hold {...props} />;
}

function Unpin({ enrollmentId, partner: name, onClose }: TierHoldDialogProps) {
  const t = useText(pinText);
  const { problems, settle } = useProblems();
  const [, unpin] = useMutation(UnpinDocument);
  const confirm = async () => {
    const { data, error } = await unpin({ id: enrollmentId });
    if (!settle(error, data?.enrollmentUnpinTier.userErrors)) return;
    onClose();
    void toast(t("done", { name }));
  };
  return (
    <DecisionDialog
      open
      onClose={onClose}
      title={t("unpinTitle", { name })}
      effect={t("unpinEffect")}
      confirm={t("unpin")}
      problems={problems}
      onConfirm={confirm}
    />
  );
}

function Hold({ hold, enrollmentId: enrollment, partner: name, floorId, onClose }: TierHoldDialogProps) {
  const t = useText(pinText);
  const { id: programId, timeZone } = useProgram();
  const [{ data }] = useQuery({ query: TierHoldChoicesDocument, variables: { programId } });
  const { problems, settle } = useProblems();
  const [, pin] = useMutation(PinDocument);
  const [, setFloor] = useMutation(FloorDocument);
  const isPin = hold === "pin";
  const form = useForm({ values: { tierId: data && !isPin ? floorId : "", until: "", reason: "" } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ tierId, until, reason }) => {
    const send = async () => {
      if (isPin) {
        const input = { tierId, until: instantOf(until, timeZone), reason };
        const result = await pin({ id: enrollment, input });
        return { error: result.error, mistakes: result.data?.enrollmentPinTier.userErrors };
      }
      const result = await setFloor({ id: enrollment, input: tierId ? { tierId } : { clear: true } });
      return { error: result.error, mistakes: result.data?.enrollmentSetFloorTier.userErrors };
    };
    const { error, mistakes } = await send();
    if (!settle(error, mistakes, form)) return;
    onClose();
    void toast(t("done", { name }));
  });
  return (
    <FormDialog
      onClose={onClose}
      title={t(hold)}
      note={t(isPin ? "pinNote" : "floorNote", { name })}
      confirm={t("save")}
      busy={isSubmitting}
      problems={problems}
      onSubmit={submit}
    >
      <Select label={t("tier")} required={isPin} error={errors.tierId?.message} {...form.register("tierId")}>
        <option value="">{t(isPin ? "choose" : "none")}</option>
        {(data?.program?.tiers ?? []).map((tier) => (
          <option key={tier.id} value={tier.id}>
            {tier.name}
          </option>
        ))}
      </Select>
      {isPin && (
        <>
          <Input
            label={t("until")}
            hint={t("untilHint", { zone: timeZone })}
            optional
            type="datetime-local"
            error={errors.until?.message}
            {...form.register("until")}
          />
          <Textarea
            label={t("reason")}
            hint={t("reasonHint")}
            required
            maxLength={500}
            rows={2}
            error={errors.reason?.message}
            {...form.register("reason")}
          />
        </>
      )}
    </FormDialog>
  );
}
