import { createContext, type ReactNode, use } from "react";
import { useQuery } from "urql";
import { graphql } from "~/gql/gql";
import type { Permission, ViewerQuery } from "~/gql/graphql";

const ViewerDocument = graphql(`
  query Viewer {
    viewer {
      user { id name email locale }
      organization { id name slug }
      partner { id name }
      role
      permissions
      seats { id organizationName partnerName role isCurrent }
      isFirstRun
    }
  }
`);

/** Who is signed in, and what they may do. `user` is null when nobody is. */
export type Viewer = ViewerQuery["viewer"];

const ViewerContext = createContext<Viewer | null>(null);

/** Asks once who is there. `viewer` is undefined while the answer is on its way. */
export function useViewerQuery() {
  const [{ data, error }, reload] = useQuery({ query: ViewerDocument, requestPolicy: "cache-first" });
  return { viewer: data?.viewer, error, reload: () => reload({ requestPolicy: "network-only" }) };
}

/** Gives the viewer to everything below. */
export function ViewerProvider({ viewer, children }: { viewer: Viewer | null; children: ReactNode }) {
  return <ViewerContext value={viewer}>{children}</ViewerContext>;
}

/** The viewer, or null while unknown. */
export function useViewer(): Viewer | null {
  return use(ViewerContext);
}

/** Whether the viewer may do something. Never ask for a role: roles are the server's business. */
export function useCan(permission: Permission): boolean {
  return useViewer()?.permissions.includes(permission) ?? false;
}
