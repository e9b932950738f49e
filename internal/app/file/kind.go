package file

import (
	"archive/zip"
	"bytes"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// kind is a kind of file that is taken: by its name and by what is in it.
type kind struct {
	endings   []string
	mediaType string
	fits      func(content []byte) bool
	// isPicture: it may be a logo.
	isPicture bool
}

// Kinds that are taken. None of them is run by a browser.
var kinds = []kind{
	{endings: []string{"pdf"}, mediaType: "application/pdf", fits: begins("%PDF-")},
	{endings: []string{"png"}, mediaType: "image/png", fits: begins("\x89PNG\r\n\x1a\n"), isPicture: true},
	{endings: []string{"jpg", "jpeg"}, mediaType: "image/jpeg", fits: begins("\xff\xd8\xff"), isPicture: true},
	{endings: []string{"webp"}, mediaType: "image/webp", fits: isWebP, isPicture: true},
	{endings: []string{"gif"}, mediaType: "image/gif", fits: begins("GIF87a", "GIF89a")},
	{endings: []string{"txt"}, mediaType: "text/plain", fits: isText},
	{endings: []string{"csv"}, mediaType: "text/csv", fits: isText},
	{endings: []string{"eml"}, mediaType: "message/rfc822", fits: isMail},
	{endings: []string{"docx"}, mediaType: office + "wordprocessingml.document", fits: isOffice("word/")},
	{endings: []string{"xlsx"}, mediaType: office + "spreadsheetml.sheet", fits: isOffice("xl/")},
	{endings: []string{"pptx"}, mediaType: office + "presentationml.presentation", fits: isOffice("ppt/")},
	{endings: []string{"odt"}, mediaType: openText, fits: isOpen(openText)},
	{endings: []string{"ods"}, mediaType: openSheet, fits: isOpen(openSheet)},
}

const (
	office    = "application/vnd.openxmlformats-officedocument."
	openText  = "application/vnd.oasis.opendocument.text"
	openSheet = "application/vnd.oasis.opendocument.spreadsheet"
)

// kindOf returns the kind of a file, and whether its name and its content agree on one.
func kindOf(name string, content []byte) (kind, bool) {
	ending := strings.ToLower(strings.TrimPrefix(path.Ext(name), "."))
	at := slices.IndexFunc(kinds, func(k kind) bool { return slices.Contains(k.endings, ending) })
	if at < 0 || !kinds[at].fits(content) {
		return kind{}, false
	}
	return kinds[at], true
}

func begins(with ...string) func([]byte) bool {
	return func(content []byte) bool {
		return slices.ContainsFunc(with, func(one string) bool { return bytes.HasPrefix(content, []byte(one)) })
	}
}

func isWebP(content []byte) bool {
	return len(content) > 12 && string(content[:4]) == "RIFF" && string(content[8:12]) == "WEBP"
}

// isText reports whether the content is text without control characters: UTF-8, or an
// older encoding of one byte for each.
func isText(content []byte) bool {
	for _, b := range content {
		if b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f' {
			return false
		}
	}
	return true
}

var mailHeader = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9-]{1,60}:[ \t]`)

func isMail(content []byte) bool { return isText(content) && mailHeader.Match(content) }

// mostEntries is how many entries of an archive are looked at.
const mostEntries = 5000

// isOffice wants a ZIP archive with the table of contents of Office and a part of its
// own; macros make it another kind.
func isOffice(part string) func([]byte) bool {
	return func(content []byte) bool {
		archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
		if err != nil || len(archive.File) > mostEntries {
			return false
		}
		hasContents, hasPart := false, false
		for _, entry := range archive.File {
			name := strings.ToLower(entry.Name)
			if strings.HasSuffix(name, "vbaproject.bin") {
				return false
			}
			hasContents = hasContents || name == "[content_types].xml"
			hasPart = hasPart || strings.HasPrefix(name, part)
		}
		return hasContents && hasPart
	}
}

// isOpen wants a ZIP archive whose entry "mimetype" names the kind.
func isOpen(mediaType string) func([]byte) bool {
	return func(content []byte) bool {
		archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
		if err != nil || len(archive.File) == 0 || archive.File[0].Name != "mimetype" {
			return false
		}
		r, err := archive.File[0].Open()
		if err != nil {
			return false
		}
		said, err := io.ReadAll(io.LimitReader(r, 200))
		return err == nil && strings.TrimSpace(string(said)) == mediaType && r.Close() == nil
	}
}

// longestFileName in characters.
const longestFileName = 200

// nameOf is the name of a file without folders, control characters and what would break
// a header; empty if nothing is left.
func nameOf(given string) string {
	given = strings.ReplaceAll(strings.ToValidUTF8(given, ""), `\`, "/")
	name := strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
			return -1 // control characters, and those that turn the reading direction
		}
		return r
	}, path.Base(given))
	name = strings.Trim(name, " .")
	if name == "" || name == "/" {
		return ""
	}
	if ending := path.Ext(name); utf8.RuneCountInString(name) > longestFileName && utf8.RuneCountInString(ending) < longestFileName {
		stem := []rune(strings.TrimSuffix(name, ending))
		name = string(stem[:longestFileName-utf8.RuneCountInString(ending)]) + ending
	}
	return name
}
