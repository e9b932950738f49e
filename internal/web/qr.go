package web

import (
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"rsc.io/qr"

	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/destination"
)

// The forms of a QR code.
const (
	formSVG = "svg"
	formPNG = "png"
)

// qrCode answers GET /qr/{code}: the QR code of a short link's address, as SVG,
// or as PNG if asked by ?format=png or the ending .png, in the program's colour. A
// picture has 1024 pixels a side, or ?size from 128 to 4096. There are none of codes
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
	size, err := sizeOf(r.URL.Query().Get("size"))
	if err != nil {
		refuse(w, http.StatusBadRequest, codeBadRequest, "the size is 128 to 4096 pixels")
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
	drawn, err := qr.Encode(destination.ShortURL(h.PublicURL, to.ShortHost, to.Code), qr.M)
	if err != nil {
		fail(w, r, h.Log, fmt.Errorf("draw the QR code: %w", err))
		return
	}
	// The colour and the short domain may change.
	w.Header().Set("Cache-Control", "public, max-age=300")
	if form != formPNG {
		w.Header().Set("Content-Type", "image/svg+xml")
		_, _ = w.Write([]byte(drawSVG(drawn, ink(to.AccentColor))))
		return
	}
	picture, err := drawPNG(drawn, ink(to.AccentColor), size)
	if err != nil {
		fail(w, r, h.Log, err)
		return
	}
	w.Header().Set("Content-Type", "image/png")
	_, _ = w.Write(picture)
}

// sizeOf reads how many pixels a side a picture shall have.
func sizeOf(given string) (int, error) {
	if given == "" {
		return usualSize, nil
	}
	size, err := strconv.Atoi(given)
	if err != nil || size < leastSize || size > mostSize {
		return 0, errSize
	}
	return size, nil
}

var errSize = errors.New("a size out of bounds")
