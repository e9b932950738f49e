package clicklog

import "io"

// FS is what the log needs of a filesystem. Disk is the operating system's;
// tests have one that loses what was not synced.
type FS interface {
	// MakeDir makes a folder and its parents where they are missing, durably.
	MakeDir(dir string) error
	// Create makes a file for reading and writing; one that exists is an error.
	Create(name string) (File, error)
	// Open opens a file that exists for reading and writing.
	Open(name string) (File, error)
	// Remove removes a file.
	Remove(name string) error
	// List returns the names of the files in a folder, without the folder.
	List(dir string) ([]string, error)
	// SyncDir makes what was created in and removed from a folder durable.
	SyncDir(dir string) error
	// Lock takes a file for this process until it is closed. It returns an
	// error that is ErrLocked when somebody has it.
	Lock(name string) (io.Closer, error)
}

// File is an open file of an FS.
type File interface {
	io.ReaderAt
	io.WriterAt
	io.Closer
	// Sync makes the content and the size durable. After an error nobody knows
	// what of it is.
	Sync() error
	// Truncate sets the size.
	Truncate(size int64) error
	// Size returns the size.
	Size() (int64, error)
}
