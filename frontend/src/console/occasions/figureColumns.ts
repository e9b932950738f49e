import { useLanguage, useText } from "~/lib/i18n/language";
import { formatCount, formatPercentage } from "~/lib/money";
import type { Column } from "~/ui/Table";
import { occasionText } from "./text";

interface Row {
  readonly figures: {
    readonly registrationCount: number;
    readonly attendanceCount: number;
    readonly attendanceRate?: string | null | undefined;
  };
}

/** Who registered and who came, of an occasion or of one partner's people. */
export function useFigureColumns<R extends Row>(): Column<R>[] {
  const t = useText(occasionText);
  const { language } = useLanguage();
  return [
    {
      key: "registrations",
      header: t("registrations"),
      numeric: true,
      cell: (row) => formatCount(row.figures.registrationCount, language),
    },
    {
      key: "attendances",
      header: t("attendances"),
      numeric: true,
      cell: (row) => formatCount(row.figures.attendanceCount, language),
    },
    {
      key: "rate",
      header: t("rate"),
      numeric: true,
      cell: (row) =>
        row.figures.attendanceRate ? formatPercentage(row.figures.attendanceRate, language) : "–",
    },
  ];
}
