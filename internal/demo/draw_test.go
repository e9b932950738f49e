package demo

import (
	"bytes"
	"fmt"
	"image/color"
	"image/png"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestLogosArePictures(t *testing.T) {
	t.Parallel()
	ground := color.NRGBA{R: 31, G: 122, B: 140, A: 255}
	for name, drawn := range map[string]shape{"waves": waves, "star": star, "drop": drop} {
		content, err := logo(ground, drawn)
		require.NoError(t, err)
		again, err := logo(ground, drawn)
		require.NoError(t, err)
		require.Equal(t, content, again, "the same each time")
		require.Less(t, len(content), 20_000, name)
		picture, err := png.Decode(bytes.NewReader(content))
		require.NoError(t, err)
		_, _, _, corner := picture.At(0, 0).RGBA()
		require.Zero(t, corner, "round corners")
		white, whole := 0, side*side
		for i := range whole {
			if r, _, _, _ := picture.At(i%side, i/side).RGBA(); r == 0xffff {
				white++
			}
		}
		require.Greater(t, white, whole/20, "%s is seen", name)
		require.Less(t, white, whole/2, "%s is no white card", name)
	}
}

// A reader of PDFs finds each object by the offset in the index.
func TestDocumentsAreWhole(t *testing.T) {
	t.Parallel()
	content := string(document("Offer (for both)", "Fördeblick", `a\b`))
	require.True(t, strings.HasPrefix(content, "%PDF-1.4\n"))
	require.True(t, strings.HasSuffix(content, "%%EOF\n"))
	require.Contains(t, content, `(Offer \(for both\)) Tj`)
	require.Contains(t, content, "(F\xf6rdeblick) Tj")
	require.Contains(t, content, `(a\\b) Tj`)
	_, rest, found := strings.Cut(content, "startxref\n")
	require.True(t, found)
	start, err := strconv.Atoi(strings.Fields(rest)[0])
	require.NoError(t, err)
	lines := strings.Split(content[start:], "\n")
	require.Equal(t, []string{"xref", "0 6"}, lines[:2])
	for i := range 5 {
		at, err := strconv.Atoi(strings.Fields(lines[3+i])[0])
		require.NoError(t, err)
		require.True(t, strings.HasPrefix(content[at:], fmt.Sprintf("%d 0 obj\n", i+1)), "object %d", i+1)
	}
	_, rest, found = strings.Cut(content, "/Length ")
	require.True(t, found)
	length, err := strconv.Atoi(strings.Fields(rest)[0])
	require.NoError(t, err)
	_, stream, _ := strings.Cut(content, "stream\n")
	require.Equal(t, "\nendstream", stream[length:length+len("\nendstream")])
}
