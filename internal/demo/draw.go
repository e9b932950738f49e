package demo

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"strings"
)

// Logos are drawn and documents are written here, so that the demo needs no files
// of its own and is the same each time.

// side is how many pixels a logo is wide and high, and fine how many parts of a
// pixel are looked at in each direction for smooth edges.
const (
	side = 160
	fine = 4
)

// shape says whether a point of the unit square is inside.
type shape func(x, y float64) bool

// card is a square with round corners.
func card(x, y float64) bool {
	const round = 0.2
	dx, dy := math.Max(0, math.Abs(x-0.5)-(0.5-round)), math.Max(0, math.Abs(y-0.5)-(0.5-round))
	return math.Hypot(dx, dy) <= round
}

// waves are three rows of water.
func waves(x, y float64) bool {
	for _, at := range []float64{0.33, 0.52, 0.71} {
		if math.Abs(y-at-0.045*math.Sin(4*math.Pi*x)) < 0.045 && x > 0.16 && x < 0.84 {
			return true
		}
	}
	return false
}

// star is a northern star with four points.
func star(x, y float64) bool {
	return math.Sqrt(math.Abs(x-0.5))+math.Sqrt(math.Abs(y-0.5)) < math.Sqrt(0.38)
}

// drop is a drop of water.
func drop(x, y float64) bool {
	if y > 0.6 {
		return math.Hypot(x-0.5, y-0.6) < 0.22
	}
	return y > 0.16 && math.Abs(x-0.5) < 0.22*math.Sin((y-0.16)/0.44*math.Pi/2)
}

// logo is a PNG picture of a white shape on a card.
func logo(ground color.NRGBA, drawn shape) ([]byte, error) {
	picture := image.NewNRGBA(image.Rect(0, 0, side, side))
	for py := range side {
		for px := range side {
			picture.SetNRGBA(px, py, pixel(px, py, ground, drawn))
		}
	}
	var out bytes.Buffer
	if err := png.Encode(&out, picture); err != nil {
		return nil, fmt.Errorf("draw a logo: %w", err)
	}
	return out.Bytes(), nil
}

func pixel(px, py int, ground color.NRGBA, drawn shape) color.NRGBA {
	on, white := 0, 0
	for part := range fine * fine {
		x := (float64(px) + (float64(part%fine)+0.5)/fine) / side
		y := (float64(py) + (float64(part/fine)+0.5)/fine) / side
		if card(x, y) {
			on++
			if drawn(x, y) {
				white++
			}
		}
	}
	if on == 0 {
		return color.NRGBA{}
	}
	mix := func(c uint8) uint8 { return uint8((int(c)*(on-white) + 255*white) / on) } //nolint:gosec // an average of bytes is one
	return color.NRGBA{R: mix(ground.R), G: mix(ground.G), B: mix(ground.B), A: uint8(255 * on / (fine * fine))}
}

// document is a PDF of one page with a title and lines of Latin text.
func document(title string, lines ...string) []byte {
	var text strings.Builder
	fmt.Fprintf(&text, "BT /F1 20 Tf 72 760 Td (%s) Tj /F1 12 Tf 0 -36 Td 18 TL\n", latin(title))
	for _, line := range lines {
		fmt.Fprintf(&text, "(%s) Tj T*\n", latin(line))
	}
	text.WriteString("ET")
	objects := []string{
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
		fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", text.Len(), text.String()),
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
	}
	var out bytes.Buffer
	out.WriteString("%PDF-1.4\n")
	var index strings.Builder
	for i, one := range objects {
		fmt.Fprintf(&index, "%010d 00000 n \n", out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, one)
	}
	start := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n",
		len(objects)+1, index.String(), len(objects)+1, start)
	return out.Bytes()
}

// latin is text as a PDF has it in brackets: a byte for each letter, brackets and
// backslashes escaped.
func latin(text string) string {
	var out strings.Builder
	for _, r := range text {
		switch {
		case strings.ContainsRune(`()\`, r):
			out.WriteByte('\\')
			out.WriteByte(byte(r))
		case r >= 0x20 && r <= 0xff:
			out.WriteByte(byte(r))
		}
	}
	return out.String()
}
