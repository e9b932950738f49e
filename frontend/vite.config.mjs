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

/** The parts of lib and ui that the portal's first page and nearly every other one needs. */
const everyPage =
  /src\/(gql\/fragment-masking|portal\/\w+\/search|lib\/(dates|zone|money|theme|accent|viewer|session|requestErrors|text|navigation|rootRoute|search)|ui\/(cx|text|Button|IconButton|Skeleton|SkipLink|ErrorState|EmptyState|Menu|UserMenu|PageHeader|Card|Money|DateTime|Stat|Banner|Toaster))\.tsx?$/;

const server = "http://127.0.0.1:8080";

export default defineConfig({
  plugins: [
    inlineDocuments(resolve(import.meta.dirname, "src")),
    react(),
    tailwindcss(),
    cleanDist(),
    brotliTwins(),
  ],
  resolve: { alias: { "~": resolve(import.meta.dirname, "src") } },
  build: {
    emptyOutDir: false,
    manifest: true,
    target: "es2022",
    sourcemap: false,
    assetsInlineLimit: 0,
    rollupOptions: {
      input: {
        index: resolve(import.meta.dirname, "index.html"),
        playground: resolve(import.meta.dirname, "playground.html"),
      },
      // What every page shows, in one piece: thirty small files compress worse and each costs a request.
      output: {
        codeSplitting: {
          groups: [{ name: "base", test: everyPage }],
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
