package tracking

import (
	"context"
	"time"

	"github.com/rapporthq/rapport/internal/viewer"
)

// Health is how clicks come into the database by way of this process.
type Health struct {
	// IsRefusing says that the disk refuses clicks now: they are lost, their
	// visitors are not.
	IsRefusing bool
	// RefusedCount is how many it refused since the process began, and RefusedAt
	// when it last did; nil if it never did.
	RefusedCount int64
	RefusedAt    *time.Time
	// WaitingSince is since when clicks cannot be written into the database; they
	// wait on the disk. Nil if nothing is wrong.
	WaitingSince *time.Time
}

// Health says how clicks come into the database. It asks for REPORT_READ.
func (s *Service) Health(ctx context.Context) (*Health, error) {
	if _, err := viewer.Require(ctx, viewer.ReportRead); err != nil {
		return nil, err
	}
	if s.sink == nil {
		return &Health{}, nil
	}
	disk := s.sink.log.Stats()
	out := &Health{
		IsRefusing: disk.Failing, RefusedCount: int64(disk.Failed), //nolint:gosec // A count of a process's life.
		WaitingSince: s.sink.waitingSince(),
	}
	if !disk.LastErrorAt.IsZero() {
		out.RefusedAt = &disk.LastErrorAt
	}
	return out, nil
}
