import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { graphql } from "~/gql/gql";
import { useText } from "~/lib/i18n/language";
import { instantOf } from "~/lib/zoned";
import { Input, Select, Textarea } from "~/ui/Input";
import { toast } from "~/ui/Toaster";
import { FormDialog } from "../../FormDialog";
import { useIdempotencyKey } from "../../idempotency";
import { useProgram } from "../../program";
import { useProblems } from "../../useProblems";
import { pointsInput } from "./points";
import { meritsText } from "./text";

const PointsGrantDocument = graphql(`
  mutation PointsGrant($enrollmentId: ID!, $input: PointsGrantInput!) {
    pointsGrant(enrollmentId: $enrollmentId, input: $input) {
      enrollment { id ...PartnerPoints ...PartnerTier ...PartnerTerms }
      userErrors { field message code }
    }
  }
`);

interface PointsDialogProps {
  enrollmentId: string;
  partner: string;
  onClose: () => void;
}

/** Grants strategic points, or takes them back. */
export function PointsDialog({ enrollmentId, partner, onClose }: PointsDialogProps) {
  const t = useText(meritsText);
  const { timeZone } = useProgram();
  const { key, renew } = useIdempotencyKey();
  const { problems, settle } = useProblems();
  const [, grant] = useMutation(PointsGrantDocument);
  const form = useForm({
    defaultValues: { direction: "grant" as "grant" | "take", points: "", reason: "", grantedAt: "" },
  });
  const { errors, isSubmitting } = form.formState;
  const direction = form.watch("direction");
  const submit = form.handleSubmit(async ({ points: typed, reason, grantedAt }) => {
    const points = pointsInput(typed, direction) ?? 0;
    const input = { points, reason, grantedAt: instantOf(grantedAt, timeZone), idempotencyKey: key };
    const { data, error } = await grant({ enrollmentId, input });
    if (!settle(error, data?.pointsGrant.userErrors, form)) return;
    renew();
    onClose();
    const count = Math.abs(points);
    void toast(direction === "grant" ? t("granted", { count, partner }) : t("taken", { count, partner }));
  });
  return (
    <FormDialog
      title={t("grantOrTake")}
      note={t("pointsNote")}
      confirm={t(direction)}
      danger={direction === "take"}
      busy={isSubmitting}
      problems={problems}
      onSubmit={submit}
      onClose={onClose}
    >
      <Select label={t("direction")} {...form.register("direction")}>
        <option value="grant">{t("grant")}</option>
        <option value="take">{t("take")}</option>
      </Select>
      <Input
        label={t("points")}
        required
        inputMode="numeric"
        error={errors.points?.message}
        {...form.register("points", {
          validate: (typed) => pointsInput(typed, "grant") !== null || t("notWhole"),
        })}
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
      <Input
        label={t("since")}
        hint={t("sinceHint", { zone: timeZone })}
        optional
        type="datetime-local"
        error={errors.grantedAt?.message}
        {...form.register("grantedAt")}
      />
    </FormDialog>
  );
}
