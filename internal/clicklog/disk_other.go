//go:build !linux

package clicklog

import "os"

func syncData(file *os.File) error { return file.Sync() }
