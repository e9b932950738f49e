package clicklog

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

const (
	dirMode  = 0o700
	fileMode = 0o600
)

// Disk is the filesystem of the operating system.
type Disk struct{}

type diskFile struct{ *os.File }

// MakeDir makes dir and its missing parents, and syncs the folder above each.
func (d Disk) MakeDir(dir string) error {
	dir = filepath.Clean(dir)
	if info, err := os.Stat(dir); err == nil && info.IsDir() {
		return nil
	}
	parent := filepath.Dir(dir)
	if parent != dir {
		if err := d.MakeDir(parent); err != nil {
			return err
		}
	}
	if err := os.Mkdir(dir, dirMode); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return d.SyncDir(parent)
}

// Create makes a file; one that exists is an error.
func (Disk) Create(name string) (File, error) {
	return open(name, os.O_RDWR|os.O_CREATE|os.O_EXCL)
}

// Open opens a file that exists.
func (Disk) Open(name string) (File, error) { return open(name, os.O_RDWR) }

// Remove removes a file.
func (Disk) Remove(name string) error { return os.Remove(name) }

// List returns the names in a folder.
func (Disk) List(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	names := make([]string, 0, len(entries))
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	return names, nil
}

// SyncDir makes the entries of a folder durable.
func (Disk) SyncDir(dir string) error { return syncDir(dir) }

// Lock takes name for this process until it is closed or the process ends.
func (Disk) Lock(name string) (io.Closer, error) { return lockFile(name) }

// Size returns the size of the file.
func (f diskFile) Size() (int64, error) {
	info, err := f.Stat()
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

// Sync makes content and size durable.
func (f diskFile) Sync() error { return syncData(f.File) }

func open(name string, flags int) (File, error) {
	file, err := os.OpenFile(name, flags, fileMode)
	if err != nil {
		return nil, err
	}
	return diskFile{file}, nil
}
