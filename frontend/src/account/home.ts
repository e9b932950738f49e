/** What decides where a person belongs. */
interface Person {
  readonly user: object | null;
  readonly partner: object | null;
  readonly isFirstRun: boolean;
}

/** Where a viewer belongs: partners to the portal, members to the console, others to a door. */
export function homeOf(viewer: Person): "/portal" | "/console" | "/sign-in" | "/set-up" {
  if (viewer.isFirstRun) return "/set-up";
  if (!viewer.user) return "/sign-in";
  return viewer.partner ? "/portal" : "/console";
}

/** A path inside this app to return to after signing in, or null: never another site, never a door again. */
export function safeNext(next: string | undefined): string | null {
  if (!next?.startsWith("/") || next.startsWith("//") || next.includes("\\")) return null;
  return /^\/(portal|console)(\/|\?|$)/.test(next) ? next : null;
}

/** Enters the app anew, so that nothing of the viewer before stays in the store. */
export function enter(viewer: Person, next?: string): void {
  const home = homeOf(viewer);
  const wanted = safeNext(next);
  location.assign(wanted?.startsWith(home) ? wanted : home);
}
