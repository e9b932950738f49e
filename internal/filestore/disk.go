package filestore

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Disk keeps files in a local folder.
type Disk struct{ folder string }

// NewDisk returns a store in the folder, which is made by the first file.
func NewDisk(folder string) *Disk { return &Disk{folder: folder} }

// Put writes under a temporary name, syncs and renames, so that nobody reads half a
// file, and a crash leaves a temporary one at most.
func (d *Disk) Put(_ context.Context, key string, content io.Reader, size int64) error {
	if err := checkKey(key); err != nil {
		return err
	}
	path := d.path(key)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fmt.Errorf("make the folder of a file: %w", err)
	}
	temporary, err := os.CreateTemp(d.folder, ".new-*") // mode 0600
	if err != nil {
		return fmt.Errorf("make a file: %w", err)
	}
	defer func() { _ = os.Remove(temporary.Name()) }()
	written, err := io.Copy(temporary, content)
	if err == nil && written != size {
		err = fmt.Errorf("got %d bytes of %d: %w", written, size, io.ErrUnexpectedEOF)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("write a file: %w", err), temporary.Close())
	}
	if err := errors.Join(temporary.Sync(), temporary.Close()); err != nil {
		return fmt.Errorf("sync a file: %w", err)
	}
	if err := os.Rename(temporary.Name(), path); err != nil {
		return fmt.Errorf("name a file: %w", err)
	}
	return syncFolder(filepath.Dir(path))
}

// syncFolder makes the new name last.
func syncFolder(folder string) error {
	f, err := os.Open(folder)
	if err != nil {
		return fmt.Errorf("open the folder of a file: %w", err)
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("sync the folder of a file: %w", err)
	}
	return nil
}

// Open opens the file.
func (d *Disk) Open(_ context.Context, key string) (io.ReadCloser, error) {
	if err := checkKey(key); err != nil {
		return nil, err
	}
	f, err := os.Open(d.path(key))
	if err != nil {
		return nil, fmt.Errorf("open a file: %w", err)
	}
	return f, nil
}

// Delete removes the file.
func (d *Disk) Delete(_ context.Context, key string) error {
	if err := checkKey(key); err != nil {
		return err
	}
	if err := os.Remove(d.path(key)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("remove a file: %w", err)
	}
	return nil
}

// Check writes a file and removes it.
func (d *Disk) Check(ctx context.Context) error {
	if err := d.Put(ctx, checked, strings.NewReader("ok"), 2); err != nil {
		return err
	}
	return d.Delete(ctx, checked)
}

func (d *Disk) path(key string) string { return filepath.Join(d.folder, filepath.FromSlash(key)) }
