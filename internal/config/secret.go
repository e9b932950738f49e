package config

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// secretFile in the data folder.
const secretFile = "secret.key"

// Secret returns the key of the installation: RAPPORT_SECRET_KEY, or else the
// one in the data folder, which is made at the first call and readable by its
// owner only. It makes the folder too.
func (c Config) Secret() ([]byte, error) {
	if c.SecretKey != "" {
		return []byte(c.SecretKey), nil
	}
	if err := os.MkdirAll(c.DataDir, 0o700); err != nil {
		return nil, fmt.Errorf("make the data folder: %w", err)
	}
	path := filepath.Join(c.DataDir, secretFile)
	key, err := readSecret(path)
	if !errors.Is(err, fs.ErrNotExist) {
		return key, err
	}
	if err := makeSecret(c.DataDir, path); err != nil {
		return nil, fmt.Errorf("make the secret key: %w", err)
	}
	return readSecret(path)
}

func readSecret(path string) ([]byte, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read the secret key: %w", err)
	}
	key := strings.TrimSpace(string(content))
	if len(key) < shortestSecret {
		return nil, fmt.Errorf("the secret key in %s must be %d characters or more", path, shortestSecret)
	}
	return []byte(key), nil
}

// makeSecret writes the key under another name first and then links it, which
// fails if the file is there: of two processes that start together one wins,
// and nobody reads half a key.
func makeSecret(folder, path string) error {
	file, err := os.CreateTemp(folder, secretFile) // mode 0600
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(file.Name()) }()
	if _, err := file.WriteString(rand.Text() + rand.Text() + "\n"); err != nil {
		return errors.Join(err, file.Close())
	}
	if err := errors.Join(file.Sync(), file.Close()); err != nil {
		return err
	}
	if err := os.Link(file.Name(), path); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return nil
}
