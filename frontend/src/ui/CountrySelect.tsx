import { type ComponentProps, useMemo } from "react";
import { countries } from "~/lib/countries";
import { useLanguage } from "~/lib/i18n/language";
import { Select } from "./Input";

/** One country of all, by its name in the person's language; `none` is the word for none of them. */
export function CountrySelect({
  none,
  ...rest
}: Omit<ComponentProps<typeof Select>, "children"> & { none: string }) {
  const { language } = useLanguage();
  const all = useMemo(() => countries(language), [language]);
  return (
    <Select {...rest}>
      <option value="">{none}</option>
      {all.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </Select>
  );
}
