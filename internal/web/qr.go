package web

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"rsc.io/qr"

	"github.com/rapporthq/rapport/internal/apperr"
)

// The forms of a QR code.
const (
	formSVG = "svg"
	formPNG = "png"
)

// quiet is the white border around a QR code, in modules, that readers need.
const quiet = 4

// qrCode answers GET /qr/{code}: the QR code of a short link's address, as SVG,
// or as PNG if asked by ?format=png or the ending .png. There are none of codes
// that no link has.
type qrCode struct{ Deps }

func (h qrCode) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	code, form := r.PathValue("code"), r.URL.Query().Get("format")
	for _, ending := range []string{formSVG, formPNG} {
		if name, found := strings.CutSuffix(code, "."+ending); found {
			code, form = name, ending
		}
	}
	if form != "" && form != formSVG && form != formPNG {
		refuse(w, http.StatusBadRequest, codeBadRequest, "the format is svg or png")
		return
	}
	to, err := h.Tracking.Lookup(r.Context(), hostOf(r), code)
	if errors.Is(err, apperr.ErrNotFound) {
		refuse(w, http.StatusNotFound, codeNotFound, "no link has this code")
		return
	}
	if err != nil {
		fail(w, r, h.Log, err)
		return
	}
	drawn, err := qr.Encode(h.PublicURL+"/r/"+url.PathEscape(to.Code), qr.M)
	if err != nil {
		fail(w, r, h.Log, fmt.Errorf("draw the QR code: %w", err))
		return
	}
	w.Header().Set("Cache-Control", "public, max-age=86400")
	if form == formPNG {
		w.Header().Set("Content-Type", "image/png")
		_, _ = w.Write(drawn.PNG())
		return
	}
	w.Header().Set("Content-Type", "image/svg+xml")
	_, _ = w.Write([]byte(svg(drawn)))
}

// svg draws the code as one path: each run of black modules in a row is a
// rectangle of height 1.
func svg(c *qr.Code) string {
	var b strings.Builder
	size := c.Size + 2*quiet
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" shape-rendering="crispEdges">`, size, size)
	fmt.Fprintf(&b, `<path fill="#fff" d="M0 0h%dv%dH0z"/><path d="`, size, size)
	for y := range c.Size {
		for x := 0; x < c.Size; x++ {
			run := 0
			for c.Black(x+run, y) {
				run++
			}
			if run > 0 {
				fmt.Fprintf(&b, "M%d %dh%dv1h-%dz", x+quiet, y+quiet, run, run)
				x += run
			}
		}
	}
	b.WriteString(`"/></svg>`)
	return b.String()
}
