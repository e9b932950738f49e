// Package filestore keeps the bytes of files under keys that the house makes, in a
// local folder or in a bucket that speaks S3. It must not know what a file is, whose
// it is, or what it is called.
package filestore

import (
	"context"
	"fmt"
	"io"
	"regexp"
)

// Store keeps bytes. What was put is there whole or not at all.
type Store interface {
	// Put keeps size bytes under key, instead of what was there.
	Put(ctx context.Context, key string, content io.Reader, size int64) error
	// Open reads what is kept under key; fs.ErrNotExist if there is nothing.
	Open(ctx context.Context, key string) (io.ReadCloser, error)
	// Delete lets go of what is kept under key; nothing there is no error.
	Delete(ctx context.Context, key string) error
	// Check reports whether the store can be written to and read from.
	Check(ctx context.Context) error
}

// keyForm is all that a key can be: ids, with slashes between. No name that a person
// gave ever becomes a path.
var keyForm = regexp.MustCompile(`^[a-z0-9_]{1,60}(/[a-z0-9_]{1,60}){0,3}$`)

func checkKey(key string) error {
	if !keyForm.MatchString(key) {
		return fmt.Errorf("%q is no key of the file store", key)
	}
	return nil
}

// checked is the key that Check writes.
const checked = "check"
