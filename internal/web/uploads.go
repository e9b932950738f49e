package web

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/rapporthq/rapport/internal/app/file"
	"github.com/rapporthq/rapport/internal/apperr"
)

// uploadPath is where files are uploaded; their bodies may be larger than others.
const uploadPath = "/api/files"

// maxUpload is the roof of such a body: the largest file, and what a form puts around
// it.
const maxUpload = file.Largest + 64<<10

// Uploads keeps what people upload.
type Uploads interface {
	Take(ctx context.Context, in file.Upload) (*file.Stored, error)
	Read(ctx context.Context, id string) (*file.Stored, io.ReadCloser, error)
	Picture(ctx context.Context, id string) (*file.Stored, io.ReadCloser, error)
}

// uploads answers POST /api/files: one file, either the part "file" of a
// multipart/form-data body or the whole body with its name in the parameter name. The
// parameters purpose (ANSWER, ATTACHMENT, EVIDENCE, LOGO) and, for the vendor,
// partnerId say what it is for.
//
//	→ 201 {"file": {"id": "fil_…", "name": "…", "mediaType": "…", "size": 123, "url": "/files/fil_…"}}
//
// A file that is not taken is 422 with userErrors, one that is too large 413 or 422, and
// a caller without the permission 401 or 403; who uploads too much is told 429.
type uploads struct{ Deps }

func (h uploads) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	content, name, err := uploaded(r)
	if err != nil {
		h.failed(w, r, err)
		return
	}
	in := file.Upload{Purpose: r.URL.Query().Get("purpose"), Name: name, Content: content}
	if partnerID := r.URL.Query().Get("partnerId"); partnerID != "" {
		in.PartnerID = &partnerID
	}
	stored, err := h.Uploads.Take(r.Context(), in)
	if err != nil {
		h.failed(w, r, err)
		return
	}
	answer(w, http.StatusCreated, map[string]any{"file": stored})
}

// uploaded returns the content and the name of the file of a request, without reading
// it.
func uploaded(r *http.Request) (io.Reader, string, error) {
	// What is no media type is no form.
	kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if kind != "multipart/form-data" {
		return r.Body, r.URL.Query().Get("name"), nil
	}
	parts, err := r.MultipartReader()
	if err != nil {
		return nil, "", malformedError{"the body must be a form with one file"}
	}
	for {
		part, err := parts.NextPart()
		var tooLong *http.MaxBytesError
		switch {
		case errors.As(err, &tooLong):
			return nil, "", err
		case err != nil:
			return nil, "", malformedError{`the form must have a part named "file" with a file name`}
		}
		if part.FormName() == "file" && part.FileName() != "" {
			return part, part.FileName(), nil
		}
	}
}

// filePolicy keeps a file from doing anything, should a browser show it after all.
const filePolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// downloads answers GET /files/{id} with a file, to who may read it; for everybody else
// there is none. It is never shown by the browser, only saved.
type downloads struct{ Deps }

func (h downloads) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h.serve(w, r, h.Uploads.Read, func(header http.Header, f *file.Stored) {
		header.Set("Content-Disposition", disposition(f.Name))
		header.Set("Cache-Control", "private, no-store")
	})
}

// logos answers GET /logos/{id} with the logo of a program or partner, to everybody.
type logos struct{ Deps }

// logoAge is how long browsers keep a logo: a new one has a new address, and an old one
// is soon gone.
const logoAge = time.Hour

func (h logos) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h.serve(w, r, h.Uploads.Picture, func(header http.Header, _ *file.Stored) {
		header.Set("Cache-Control", "public, max-age="+strconv.Itoa(int(logoAge.Seconds())))
		header.Set("Cross-Origin-Resource-Policy", "cross-origin")
	})
}

func (d Deps) serve(w http.ResponseWriter, r *http.Request,
	open func(context.Context, string) (*file.Stored, io.ReadCloser, error), with func(http.Header, *file.Stored),
) {
	id := r.PathValue("id")
	if !rowIDForm.MatchString(id) {
		nothingHere(w, r)
		return
	}
	f, content, err := open(r.Context(), id)
	switch {
	case errors.Is(err, apperr.ErrNotFound), errors.Is(err, apperr.ErrForbidden), errors.Is(err, apperr.ErrUnauthenticated):
		nothingHere(w, r)
		return
	case err != nil:
		d.Log.ErrorContext(r.Context(), "read a file", slog.String("of", id), slog.Any("error", err),
			slog.String("request", r.Header.Get(RequestIDHeader)))
		http.Error(w, "The file could not be read. Try again later.", http.StatusInternalServerError)
		return
	}
	defer func() { _ = content.Close() }()
	header := w.Header()
	header.Set("Content-Type", typeOf(f.MediaType))
	header.Set("Content-Length", strconv.FormatInt(f.Size, 10))
	header.Set("Content-Security-Policy", filePolicy)
	header.Set("X-Content-Type-Options", "nosniff")
	with(header, f)
	_, _ = io.Copy(w, content) // a reader who went away needs no answer
}

func typeOf(mediaType string) string {
	if strings.HasPrefix(mediaType, "text/") {
		return mediaType + "; charset=utf-8"
	}
	return mediaType
}

// disposition names the file in both ways that browsers read (RFC 6266).
func disposition(name string) string {
	plain := strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' || r == '"' || r == '\\' || r == '%' {
			return '_'
		}
		return r
	}, name)
	return `attachment; filename="` + plain + `"; filename*=UTF-8''` + url.PathEscape(name)
}
