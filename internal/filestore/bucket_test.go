package filestore_test

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/filestore"
)

// bucket is as much of an S3 service as the store asks of one: to put, to read, to
// remove, and whether the bucket is there.
type bucket struct {
	url, name string

	mu      sync.Mutex
	objects map[string][]byte
	signed  []string
}

func startBucket(t *testing.T, name string) *bucket {
	t.Helper()
	b := &bucket{name: name, objects: map[string][]byte{}}
	server := httptest.NewServer(b)
	t.Cleanup(server.Close)
	b.url = server.URL
	return b
}

func (b *bucket) open(t *testing.T, name string) *filestore.S3 {
	t.Helper()
	s, err := filestore.NewS3(filestore.Bucket{
		Endpoint: b.url, Name: name, Region: "eu-central-1", Prefix: "live", AccessKeyID: "key-id", SecretKey: "very-secret",
	})
	require.NoError(t, err)
	return s
}

func (b *bucket) names() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.Sorted(maps.Keys(b.objects))
}

func (b *bucket) signatures() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.Clone(b.signed)
}

func (b *bucket) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.signed = append(b.signed, r.Header.Get("Authorization"))
	name, key, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	if name != b.name {
		refuse(w, r, "NoSuchBucket")
		return
	}
	content, isThere := b.objects[key]
	switch {
	case r.Method == http.MethodHead && key == "":
	case r.Method == http.MethodPut:
		body, err := bodyOf(r)
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		b.objects[key] = body
		w.Header().Set("ETag", `"1"`)
	case r.Method == http.MethodDelete:
		delete(b.objects, key)
		w.WriteHeader(http.StatusNoContent)
	case !isThere:
		refuse(w, r, "NoSuchKey")
	default:
		w.Header().Set("ETag", `"1"`)
		http.ServeContent(w, r, "", time.Unix(1_700_000_000, 0), bytes.NewReader(content))
	}
}

func refuse(w http.ResponseWriter, r *http.Request, code string) {
	w.Header().Set("Content-Type", "application/xml")
	w.WriteHeader(http.StatusNotFound)
	if r.Method != http.MethodHead {
		_, _ = fmt.Fprintf(w, "<Error><Code>%s</Code><Message>no</Message></Error>", code)
	}
}

// bodyOf reads a body, which over plain HTTP comes in signed chunks.
func bodyOf(r *http.Request) ([]byte, error) {
	if !strings.HasPrefix(r.Header.Get("X-Amz-Content-Sha256"), "STREAMING-") {
		return io.ReadAll(r.Body)
	}
	in := bufio.NewReader(r.Body)
	var out []byte
	for {
		line, err := in.ReadString('\n')
		if err != nil {
			return nil, err
		}
		length, _, _ := strings.Cut(strings.TrimSpace(line), ";")
		n, err := strconv.ParseInt(length, 16, 64)
		if err != nil {
			return nil, err
		}
		if n == 0 {
			return out, nil
		}
		chunk := make([]byte, n+2) // and the end of the line
		if _, err := io.ReadFull(in, chunk); err != nil {
			return nil, err
		}
		out = append(out, chunk[:n]...)
	}
}
