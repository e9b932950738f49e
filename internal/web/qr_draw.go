package web

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"strconv"
	"strings"

	"rsc.io/qr"
)

// quiet is the white border around a QR code, in modules, that readers need.
const quiet = 4

// The sizes of pictures in pixels: the usual one prints 9 cm at 300 dots per inch.
const (
	leastSize = 128
	usualSize = 1024
	mostSize  = 4096
)

// scanned is how much a code's colour must stand out from white, as WCAG counts it:
// cameras read it in poor light, and from paper.
const scanned = 7

// ink is the colour in which a code of the program is drawn: the program's, as dark
// as it must be; black if it is none.
func ink(accent string) color.RGBA {
	n, err := strconv.ParseUint(strings.TrimPrefix(accent, "#"), 16, 24)
	if err != nil || len(accent) != 7 {
		return color.RGBA{A: 255}
	}
	channels := [3]float64{float64(n >> 16), float64(n >> 8 & 255), float64(n & 255)}
	for luminance(channels) > 1.05/scanned-0.05 {
		for i := range channels {
			channels[i] = math.Floor(channels[i] * 0.95)
		}
	}
	return color.RGBA{R: uint8(channels[0]), G: uint8(channels[1]), B: uint8(channels[2]), A: 255}
}

// luminance is the relative luminance of a colour in sRGB, 0 to 1.
func luminance(channels [3]float64) float64 {
	sum := 0.0
	for i, weight := range [3]float64{0.2126, 0.7152, 0.0722} {
		c := channels[i] / 255
		if c <= 0.04045 {
			sum += weight * c / 12.92
		} else {
			sum += weight * math.Pow((c+0.055)/1.055, 2.4)
		}
	}
	return sum
}

// drawSVG draws the code as one path: each run of dark modules in a row is a
// rectangle of height 1.
func drawSVG(c *qr.Code, dark color.RGBA) string {
	var b strings.Builder
	size := c.Size + 2*quiet
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" shape-rendering="crispEdges">`, size, size)
	fmt.Fprintf(&b, `<path fill="#fff" d="M0 0h%dv%dH0z"/><path fill="#%02x%02x%02x" d="`, size, size, dark.R, dark.G, dark.B)
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

// drawPNG draws the code as a picture of so many pixels a side: its modules are
// whole pixels, and what is left over is white border.
func drawPNG(c *qr.Code, dark color.RGBA, size int) ([]byte, error) {
	scale := max(1, size/(c.Size+2*quiet))
	size = max(size, scale*(c.Size+2*quiet))
	border := (size - scale*c.Size) / 2
	picture := image.NewPaletted(image.Rect(0, 0, size, size), color.Palette{color.White, dark})
	for y := range c.Size * scale {
		row := picture.Pix[(y+border)*picture.Stride+border:]
		for x := range c.Size * scale {
			if c.Black(x/scale, y/scale) {
				row[x] = 1
			}
		}
	}
	var out bytes.Buffer
	if err := png.Encode(&out, picture); err != nil {
		return nil, fmt.Errorf("write the picture: %w", err)
	}
	return out.Bytes(), nil
}
