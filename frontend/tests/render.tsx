import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import { render } from "@testing-library/react";
import { Client, CombinedError, type Exchange, makeResult, type Operation } from "@urql/core";
import { type DefinitionNode, GraphQLError } from "graphql";
import type { ReactNode } from "react";
import { Provider } from "urql";
import { filter, fromPromise, map, mergeMap, pipe } from "wonka";
import type { Language } from "~/lib/i18n/catalogue";
import { LanguageProvider } from "~/lib/i18n/language";

/** What the server answers to one operation: data, an error, or a function of the variables that makes either. */
type Answer = object | Error | ((variables: Record<string, unknown>) => object | Error);
/** Answers by operation name: `{ Viewer: { viewer: … } }`. */
export type Answers = Record<string, Answer>;

export interface RenderOptions {
  answers?: Answers;
  language?: Language;
  /** Address to render at, for pages that read it; the page is mounted at `path`. */
  url?: string;
  path?: string;
}

/** A client that answers from a table. Asking for something that is not in it fails the test with the name. */
export function mockClient(answers: Answers): {
  client: Client;
  asked: { name: string; variables: unknown }[];
} {
  const asked: { name: string; variables: unknown }[] = [];
  const reply = async (operation: Operation) => {
    const name = nameOf(operation);
    asked.push({ name, variables: operation.variables });
    const answer = answers[name];
    const value =
      typeof answer === "function" ? answer(operation.variables as Record<string, unknown>) : answer;
    if (value === undefined) throw new Error(`The test has no answer for ${name}`);
    if (!(value instanceof Error)) return makeResult(operation, { data: value });
    const error = value instanceof CombinedError ? value : new CombinedError({ networkError: value });
    return { operation, data: undefined, error, stale: false, hasNext: false };
  };
  const table: Exchange = () => (operations) =>
    pipe(
      operations,
      // Nothing changes by itself in a test.
      filter(({ kind }) => kind === "query" || kind === "mutation"),
      mergeMap((operation) => fromPromise(reply(operation))),
      map((result) => result),
    );
  return {
    client: new Client({ url: "http://localhost/graphql", preferGetMethod: false, exchanges: [table] }),
    asked,
  };
}

function nameOf(operation: Operation): string {
  const definition = operation.query.definitions.find(
    (node: DefinitionNode) => node.kind === "OperationDefinition",
  );
  return definition && "name" in definition ? (definition.name?.value ?? "") : "";
}

/** A top-level error of the API, as an answer. */
export function apiError(code: string, extensions: Record<string, unknown> = {}): CombinedError {
  return new CombinedError({
    graphQLErrors: [new GraphQLError(code, { extensions: { code, ...extensions } })],
  });
}

/** Renders with language, client and a router in memory. Resolves once the page stands. */
export async function renderApp(
  ui: ReactNode,
  { answers = {}, language = "en", url = "/", path = "/" }: RenderOptions = {},
) {
  const { client, asked } = mockClient(answers);
  const root = createRootRoute();
  const page = createRoute({ getParentRoute: () => root, path, component: () => ui });
  const router = createRouter({
    routeTree: root.addChildren([page]),
    history: createMemoryHistory({ initialEntries: [url] }),
  });
  await router.load();
  const view = render(
    <Provider value={client}>
      <LanguageProvider initial={language}>
        <RouterProvider router={router as never} />
      </LanguageProvider>
    </Provider>,
  );
  return { ...view, asked, router };
}
