import { Download } from "lucide-react";
import { useText } from "~/lib/i18n/language";
import { ButtonLink } from "./Button";
import { uiText } from "./text";

export interface QrCodeProps {
  /** What it leads to, as words: "QR code of rap.port/ada". */
  label: string;
  /** Address of the SVG to show. */
  svg: string;
  /** Address of the PNG to download, for print shops; left out when there is none. */
  png?: string;
  fileName: string;
}

/** A QR code on white with its quiet zone in both themes, and its downloads. */
export function QrCode({ label, svg, png, fileName }: QrCodeProps) {
  const t = useText(uiText);
  const icon = <Download aria-hidden="true" className="size-4" />;
  return (
    <div className="flex flex-col items-start gap-3">
      <img
        src={svg}
        alt={label}
        width={176}
        height={176}
        className="rounded-md border border-line bg-[#fff] p-2"
      />
      <div className="flex flex-wrap gap-2">
        <ButtonLink href={svg} download={`${fileName}.svg`} icon={icon} aria-label={`${t("download")} SVG`}>
          SVG
        </ButtonLink>
        {png && (
          <ButtonLink href={png} download={`${fileName}.png`} icon={icon} aria-label={`${t("download")} PNG`}>
            PNG
          </ButtonLink>
        )}
      </div>
    </div>
  );
}
