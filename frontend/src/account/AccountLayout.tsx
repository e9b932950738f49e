import { Outlet } from "@tanstack/react-router";
import { mainId, SkipLink } from "~/ui/SkipLink";

/** One narrow column, on a desktop a sheet of its own: a door has one thing to do. */
export function AccountLayout() {
  return (
    <div className="flex min-h-dvh flex-col items-center text-lg">
      <SkipLink />
      <main
        id={mainId}
        tabIndex={-1}
        className="w-full max-w-lg flex-1 px-4 py-8 focus:outline-none sm:py-16"
      >
        <div className="sm:rounded-md sm:border sm:border-line sm:bg-surface sm:p-8">
          <Outlet />
        </div>
      </main>
      <footer className="pb-6 text-xs text-muted">Rapport</footer>
    </div>
  );
}
