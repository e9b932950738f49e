import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useText } from "~/lib/i18n/language";
import { Button } from "./Button";
import { uiText } from "./text";

export interface ErrorStateProps {
  title: string;
  /** What to do, from `requestSentence(error, language)`. */
  children: ReactNode;
  onRetry?: () => void;
  /** It is the whole page, so its title is the page's heading. */
  isPage?: boolean;
}

/** Something failed to load: says what to do, and tries again on demand. */
export function ErrorState({ title, children, onRetry, isPage }: ErrorStateProps) {
  const Heading = isPage ? "h1" : "h2";
  const t = useText(uiText);
  return (
    <div role="alert" className="flex flex-col items-start gap-3 px-4 py-8 sm:items-center sm:text-center">
      <CircleAlert aria-hidden="true" className="size-6 text-bad" />
      <Heading className="text-lg font-semibold">{title}</Heading>
      <div className="max-w-prose text-muted">{children}</div>
      {onRetry && <Button onClick={onRetry}>{t("retry")}</Button>}
    </div>
  );
}
