import type { ReactNode } from "react";

export interface EmptyStateProps {
  /** What is not here yet: "No links yet". */
  title: string;
  /** What it is good for and how to begin, in one or two sentences. */
  children: ReactNode;
  /** The button of the first step. */
  action?: ReactNode;
  /** It is the whole page, so its title is the page's heading. */
  isPage?: boolean;
}

/** Nothing here yet: teaches the first step and gives its button. */
export function EmptyState({ title, children, action, isPage }: EmptyStateProps) {
  const Heading = isPage ? "h1" : "h2";
  return (
    <div className="flex flex-col items-start gap-3 px-4 py-8 sm:items-center sm:py-12 sm:text-center">
      <Heading className="text-lg font-semibold">{title}</Heading>
      <div className="max-w-prose text-muted">{children}</div>
      {action}
    </div>
  );
}
