import type { UseFormRegisterReturn } from "react-hook-form";
import { useText } from "~/lib/i18n/language";
import { Radio, RadioGroup } from "~/ui/RadioGroup";
import { memberRoles } from "./memberRoles";
import { memberText } from "./text";

export interface RoleFieldProps {
  error: string | undefined;
  register: UseFormRegisterReturn;
}

/** A role, each with what it may do. */
export function RoleField({ error, register }: RoleFieldProps) {
  const t = useText(memberText);
  return (
    <RadioGroup label={t("role")} error={error}>
      {memberRoles.map((role) => (
        <Radio key={role} label={t(role)} hint={t(`${role}note`)} value={role} required {...register} />
      ))}
    </RadioGroup>
  );
}
