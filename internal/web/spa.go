package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
	"time"
)

// assets is where the files with a hash of their content in their name lie.
const assets = "assets/"

// pages serves the SPA: its files, and its one page for every other path, which
// the SPA reads itself.
type pages struct {
	files fs.FS
	page  string
}

func (h pages) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "405 method not allowed", http.StatusMethodNotAllowed)
		return
	}
	name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
	if h.serve(w, r, name) {
		return
	}
	if strings.HasPrefix(name, assets) {
		// An old page asks for an asset of an old build: a page would not do.
		w.Header().Set("Cache-Control", "no-store")
		http.Error(w, "404 page not found", http.StatusNotFound)
		return
	}
	if !h.serve(w, r, h.page) {
		http.Error(w, "404 page not found", http.StatusNotFound)
	}
}

// serve answers with the file and reports whether there is one. Of text assets
// there is a twin, compressed when the SPA was built.
func (h pages) serve(w http.ResponseWriter, r *http.Request, name string) bool {
	if name == "" || isHidden(name) {
		return false
	}
	content, err := fs.ReadFile(h.files, name)
	if err != nil {
		return false
	}
	header := w.Header()
	header.Set("Content-Type", contentType(name))
	if strings.HasPrefix(name, assets) {
		header.Set("Cache-Control", "public, max-age=31536000, immutable")
		if twin, err := fs.ReadFile(h.files, name+".br"); err == nil {
			header.Add("Vary", "Accept-Encoding")
			if acceptsBrotli(r) {
				header.Set("Content-Encoding", "br")
				content = twin
			}
		}
	} else {
		sum := sha256.Sum256(content)
		header.Set("Cache-Control", "no-cache")
		header.Set("ETag", `"`+hex.EncodeToString(sum[:16])+`"`)
	}
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(content))
	return true
}

// isHidden tells what the build leaves for itself.
func isHidden(name string) bool {
	return strings.HasPrefix(name, ".") || strings.Contains(name, "/.") || strings.HasSuffix(name, ".br")
}

func acceptsBrotli(r *http.Request) bool {
	for one := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		coding, quality, _ := strings.Cut(strings.TrimSpace(one), ";")
		if strings.EqualFold(coding, "br") && strings.TrimSpace(quality) != "q=0" {
			return true
		}
	}
	return false
}

// types are those that the SPA has: what the machine knows of types differs
// from machine to machine.
var types = map[string]string{
	".css":   "text/css; charset=utf-8",
	".html":  "text/html; charset=utf-8",
	".ico":   "image/x-icon",
	".js":    "text/javascript; charset=utf-8",
	".json":  "application/json",
	".map":   "application/json",
	".png":   "image/png",
	".svg":   "image/svg+xml",
	".txt":   "text/plain; charset=utf-8",
	".woff2": "font/woff2",
}

func contentType(name string) string {
	ending := path.Ext(name)
	if known := types[ending]; known != "" {
		return known
	}
	if known := mime.TypeByExtension(ending); known != "" {
		return known
	}
	return "application/octet-stream"
}
