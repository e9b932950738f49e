package server

import (
	"fmt"
	"os"

	domain "github.com/rapporthq/rapport/internal/domain/fraud"
)

// dataCentres reads the operator's file of networks; none if there is no file. The
// error names the line.
func dataCentres(path string) (_ *domain.Ranges, err error) {
	if path == "" {
		return &domain.Ranges{}, nil
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }()
	ranges, err := domain.ReadRanges(file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return ranges, nil
}
