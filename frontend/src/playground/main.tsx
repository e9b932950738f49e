import { GraphiQL } from "graphiql";
import { createRoot } from "react-dom/client";
import "graphiql/style.css";
import "./playground.css";

const welcome = `# The whole API of Rapport. Press the book on the left for its documentation.
#
# Signed in, you ask as yourself. With an API key, set the header below to
# {"Authorization": "Bearer rk_…"}
query Who {
  viewer {
    permissions
    organization { id name }
  }
  programs(first: 10) {
    edges { node { id name currency } }
  }
}
`;

/** Asks the API of the server that served this page. */
async function fetcher(request: unknown, options?: { headers?: Record<string, string> }) {
  const answer = await fetch("/graphql", {
    method: "POST",
    credentials: "same-origin",
    headers: { "Content-Type": "application/json", "X-Rapport-Request": "1", ...options?.headers },
    body: JSON.stringify(request),
  });
  return answer.json();
}

const root = document.getElementById("playground");
if (root) createRoot(root).render(<GraphiQL fetcher={fetcher} defaultQuery={welcome} />);
