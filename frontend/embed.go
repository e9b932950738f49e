// Package frontend carries the built single-page application inside the binary. It holds files only: how they are
// served (routes, cache headers, content security policy) is decided in internal/web.
package frontend

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var dist embed.FS

// placeholder is committed, so that `go build` works before the application was ever built.
const placeholder = "placeholder.html"

// Files returns the built application rooted at its public path: `index.html`, `theme.js`, `favicon.svg` and
// `assets/`. Names under `assets/` carry a content hash and may be cached for ever; each text asset has a brotli
// twin beside it (`assets/x.js.br`). Everything else must be revalidated.
func Files() fs.FS {
	sub, err := fs.Sub(dist, "dist")
	if err != nil {
		// fs.Sub fails only for an invalid path, and ours is a constant: return the root rather than nothing.
		return dist
	}
	return sub
}

// Page names the file in Files to answer a page request with: `index.html`, or the placeholder that says how to
// build the application when this binary was made without it.
func Page() string {
	if _, err := fs.Stat(Files(), "index.html"); err != nil {
		return placeholder
	}
	return "index.html"
}
