package web_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/app/file"
	"github.com/rapporthq/rapport/internal/app/tracking"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/web"
)

// shelf keeps what was uploaded last, as "fil_1".
type shelf struct {
	took    file.Upload
	content string
	err     error
}

func (s *shelf) Take(_ context.Context, in file.Upload) (*file.Stored, error) {
	content, err := io.ReadAll(in.Content)
	if err != nil {
		return nil, err
	}
	s.took, s.content = in, string(content)
	if s.err != nil {
		return nil, s.err
	}
	return s.stored(), nil
}

func (s *shelf) stored() *file.Stored {
	return &file.Stored{ID: "fil_1", Name: s.took.Name, MediaType: "text/plain", Size: int64(len(s.content)), URL: "/files/fil_1"}
}

func (s *shelf) Read(_ context.Context, id string) (*file.Stored, io.ReadCloser, error) {
	switch id {
	case "fil_1":
		return s.stored(), io.NopCloser(strings.NewReader(s.content)), nil
	case "fil_broken":
		return nil, nil, errors.New("the disk is gone")
	case "fil_other":
		return nil, nil, apperr.ErrForbidden
	}
	return nil, nil, apperr.ErrNotFound
}

func (s *shelf) Picture(ctx context.Context, id string) (*file.Stored, io.ReadCloser, error) {
	return s.Read(ctx, id)
}

// shelved is a handler with a shelf, without people.
func shelved(s *shelf) http.Handler {
	links := tracking.New(nil, clock.NewFake(start), nil)
	links.UseDirectory(tracking.NewDirectory(nil, slog.New(slog.DiscardHandler)))
	return web.Handler(web.Deps{
		Tracking: links,
		Uploads:  s, Authenticate: func(next http.Handler) http.Handler { return next }, Clock: clock.NewFake(start),
		GraphQL: http.NotFoundHandler(), Playground: http.NotFoundHandler(), Log: slog.New(slog.DiscardHandler), Metrics: web.NewMetrics(),
	})
}

func send(t *testing.T, h http.Handler, method, target, contentType string, body io.Reader) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), method, target, body)
	r.Header.Set("Content-Type", contentType)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestUploadAsAFormAndAsABody(t *testing.T) {
	t.Parallel()
	s := &shelf{}
	h := shelved(s)
	var form bytes.Buffer
	w := multipart.NewWriter(&form)
	require.NoError(t, w.WriteField("other", "x"))
	part, err := w.CreateFormFile("file", "minutes.txt")
	require.NoError(t, err)
	_, err = io.WriteString(part, "Minutes.")
	require.NoError(t, err)
	require.NoError(t, w.Close())
	got := send(t, h, "POST", "/api/files?purpose=ANSWER", w.FormDataContentType(), &form)
	require.Equal(t, http.StatusCreated, got.Code, got.Body)
	require.JSONEq(t, `{"file":{"id":"fil_1","name":"minutes.txt","mediaType":"text/plain","size":8,"url":"/files/fil_1"}}`, got.Body.String())
	require.Equal(t, []string{"ANSWER", "Minutes."}, []string{s.took.Purpose, s.content})
	require.Nil(t, s.took.PartnerID)

	got = send(t, h, "POST", "/api/files?purpose=LOGO&name=logo.png&partnerId=par_1", "image/png", strings.NewReader("png"))
	require.Equal(t, http.StatusCreated, got.Code)
	require.Equal(t, []string{"LOGO", "logo.png", "par_1", "png"}, []string{s.took.Purpose, s.took.Name, *s.took.PartnerID, s.content})
	// Larger than any other body may be.
	got = send(t, h, "POST", "/api/files?name=a.txt", "text/plain", strings.NewReader(strings.Repeat("x", file.Largest)))
	require.Equal(t, http.StatusCreated, got.Code)
}

func TestUploadsThatAreRefused(t *testing.T) {
	t.Parallel()
	s := &shelf{}
	h := shelved(s)
	got := send(t, h, "POST", "/api/files", "text/plain", strings.NewReader(strings.Repeat("x", file.Largest+1<<20)))
	require.Equal(t, http.StatusRequestEntityTooLarge, got.Code)
	unannounced := io.MultiReader(strings.NewReader(strings.Repeat("x", file.Largest+1<<20)))
	got = send(t, h, "POST", "/api/files", "text/plain", unannounced)
	require.Equal(t, http.StatusRequestEntityTooLarge, got.Code)
	for contentType, body := range map[string]string{
		"multipart/form-data": "x", "multipart/form-data; boundary=b": "--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nno name\r\n--b--\r\n",
	} {
		got = send(t, h, "POST", "/api/files", contentType, strings.NewReader(body))
		require.Equal(t, http.StatusBadRequest, got.Code, got.Body)
	}
	for err, status := range map[error]int{
		apperr.ErrUnauthenticated: http.StatusUnauthorized, apperr.ErrForbidden: http.StatusForbidden,
		apperr.ErrRateLimited: http.StatusTooManyRequests, errors.New("the disk is full"): http.StatusInternalServerError,
	} {
		s.err = err
		got = send(t, h, "POST", "/api/files", "text/plain", strings.NewReader("x"))
		require.Equal(t, status, got.Code)
		require.NotContains(t, got.Body.String(), "disk")
	}
	s.err = apperr.New(apperr.Invalid, "No.", "file")
	got = send(t, h, "POST", "/api/files", "text/plain", strings.NewReader("x"))
	require.Equal(t, http.StatusUnprocessableEntity, got.Code)
	require.JSONEq(t, `{"userErrors":[{"field":["file"],"message":"No.","code":"INVALID"}]}`, got.Body.String())
}

// A file is saved, never shown: nothing in it may act in the name of the reader.
func TestDownload(t *testing.T) {
	t.Parallel()
	s := &shelf{content: "<script>", took: file.Upload{Name: "Ängebot \"neu\"\\.txt"}}
	h := shelved(s)
	got := send(t, h, "GET", "/files/fil_1", "", nil)
	require.Equal(t, http.StatusOK, got.Code)
	require.Equal(t, "<script>", got.Body.String())
	for name, value := range map[string]string{
		"Content-Type": "text/plain; charset=utf-8", "X-Content-Type-Options": "nosniff", "Cache-Control": "private, no-store", "Content-Length": "8",
		"Content-Disposition": `attachment; filename="_ngebot _neu__.txt"; filename*=UTF-8''%C3%84ngebot%20%22neu%22%5C.txt`,
	} {
		require.Equal(t, value, got.Header().Get(name), name)
	}
	require.Contains(t, got.Header().Get("Content-Security-Policy"), "sandbox")
	for path, status := range map[string]int{
		"/files/fil_none": 404, "/files/fil_other": 404, "/files/..%2fsecret.key": 404, "/files/FIL": 404, "/logos/fil_none": 404, "/logos/x.png": 404,
		"/files/fil_broken": 500,
	} {
		got = send(t, h, "GET", path, "", nil)
		require.Equal(t, status, got.Code, path)
		require.NotContains(t, got.Body.String(), "disk")
	}
}

func TestLogo(t *testing.T) {
	t.Parallel()
	h := shelved(&shelf{content: "png"})
	got := send(t, h, "GET", "/logos/fil_1", "", nil)
	require.Equal(t, http.StatusOK, got.Code)
	require.Equal(t, []string{"public, max-age=3600", "nosniff", ""},
		[]string{got.Header().Get("Cache-Control"), got.Header().Get("X-Content-Type-Options"), got.Header().Get("Content-Disposition")})
	require.Contains(t, got.Header().Get("Content-Security-Policy"), "sandbox")
}
