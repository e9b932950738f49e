import type { FieldErrors, UseFormRegisterReturn } from "react-hook-form";
import { useText } from "~/lib/i18n/language";
import { Input, Select } from "~/ui/Input";
import { partnerTypes, sayType } from "./partnerTypes";
import { partnersText } from "./text";

/** Who a partner is and how to reach it, as it is typed. */
interface PartnerDraft {
  name: string;
  email: string;
  type: string;
  country: string;
  website: string;
}

export interface PartnerFieldsProps {
  register: (name: keyof PartnerDraft) => UseFormRegisterReturn;
  errors: FieldErrors<PartnerDraft>;
  /** What the partner is now, if that is a sort without words of its own. */
  type?: string;
}

/** Who a partner is and how to reach it: the same of a new one and of one that is known. */
export function PartnerFields({ register, errors, type }: PartnerFieldsProps) {
  const t = useText(partnersText);
  const types = new Set<string>([...partnerTypes, ...(type ? [type] : [])]);
  const field = (name: keyof PartnerDraft) => ({
    label: t(name),
    error: errors[name]?.message,
    ...register(name),
  });
  return (
    <>
      <Input {...field("name")} required maxLength={120} />
      <Input {...field("email")} type="email" required />
      <Select {...field("type")}>
        {[...types].map((one) => (
          <option key={one} value={one}>
            {sayType(one, t)}
          </option>
        ))}
      </Select>
      <Input
        {...field("country")}
        hint={t("countryHint")}
        optional
        maxLength={2}
        className="[&_input]:max-w-24"
      />
      <Input {...field("website")} optional inputMode="url" />
    </>
  );
}
