import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { brotliCompressSync } from "node:zlib";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { inlineDocuments } from "./scripts/inline-documents.mjs";

const dist = resolve(import.meta.dirname, "dist");

/** Empties dist/ before a build, except the committed placeholder page that `go build` embeds without a SPA. */
function cleanDist() {
  return {
    name: "clean-dist",
    apply: "build",
    // After all modules were read and before Vite copies public/: a build that fails leaves the last one alone.
    renderStart: {
      order: "pre",
      handler() {
        for (const name of readdirSync(dist)) {
          if (name !== "placeholder.html") rmSync(join(dist, name), { recursive: true });
        }
      },
    },
  };
}

/** Writes a brotli twin (`x.js.br`) beside each text asset, so that the server never compresses at run time. */
function brotliTwins() {
  return {
    name: "brotli-twins",
    apply: "build",
    writeBundle() {
      const assets = join(dist, "assets");
      for (const name of readdirSync(assets)) {
        if (!/\.(js|css|svg)$/.test(name)) continue;
        writeFileSync(join(assets, `${name}.br`), brotliCompressSync(readFileSync(join(assets, name))));
      }
    },
  };
}

/** What every page is made with. It changes seldom, so that a new release leaves it in the browser's cache. */
const foundation =
  /node_modules\/(react|react-dom|scheduler|use-sync-external-store|urql|wonka|@urql\/core|@0no-co\/graphql\.web|@tanstack\/(history|react-router|router-core|react-store|store))\//;

/** What the portal's frame and its first page are made of; the pages after it use the same. */
const portalFrame =
  /src\/(ui\/PortalShell|portal\/(navigation|enrollment|text|home\/(?!HomePage)\w+))\.tsx?$|lucide-react\/dist\/esm\/icons\/(coins|ellipsis|house|landmark|link-2|users)\.mjs$/;

/** The parts of lib and ui that the portal's first page and nearly every other one needs. */
const everyPage =
  /src\/(gql\/fragment-masking|portal\/\w+\/search|(routes|router)|(account|portal)\/routes|lib\/(graphql\/\w+|dates|zone|money|theme|accent|viewer|session|requestErrors|text|navigation|rootRoute|search)|ui\/(cx|text|Button|IconButton|Skeleton|SkipLink|ErrorState|EmptyState|Menu|UserMenu|PageHeader|Card|Money|DateTime|Stat|Banner|Toaster))\.tsx?$/;

const server = "http://127.0.0.1:8080";

export default defineConfig({
  plugins: [
    inlineDocuments(resolve(import.meta.dirname, "src")),
    react(),
    tailwindcss(),
    cleanDist(),
    brotliTwins(),
  ],
  resolve: {
    alias: {
      "~": resolve(import.meta.dirname, "src"),
      // React has this hook itself; the shim is for older ones.
      "use-sync-external-store/shim/with-selector": "use-sync-external-store/with-selector",
    },
  },
  build: {
    emptyOutDir: false,
    manifest: true,
    target: "es2022",
    sourcemap: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: {
        index: resolve(import.meta.dirname, "index.html"),
        playground: resolve(import.meta.dirname, "playground.html"),
      },
      // What every page shows, in one piece: thirty small files compress worse and each costs a request.
      output: {
        codeSplitting: {
          groups: [
            { name: "foundation", test: foundation },
            { name: "base", test: everyPage },
            { name: "portal", test: portalFrame },
          ],
        },
      },
    },
  },
  server: {
    host: "127.0.0.1",
    proxy: Object.fromEntries(
      [
        "/graphql",
        "/playground",
        "/r/",
        "/api/",
        "/files/",
        "/qr/",
        "/rapport.js",
        "/healthz",
        "/readyz",
      ].map((path) => [path, { target: server }]),
    ),
  },
});
