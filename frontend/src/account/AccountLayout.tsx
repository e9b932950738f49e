import { Outlet } from "@tanstack/react-router";
import { mainId, SkipLink } from "~/ui/SkipLink";

/** One narrow column: a door has one thing to do. */
export function AccountLayout() {
  return (
    <div className="flex min-h-dvh flex-col items-center text-lg">
      <SkipLink />
      <main
        id={mainId}
        tabIndex={-1}
        className="w-full max-w-md flex-1 px-4 py-8 focus:outline-none sm:py-16"
      >
        <Outlet />
      </main>
      <footer className="pb-6 text-xs text-muted">Rapport</footer>
    </div>
  );
}
