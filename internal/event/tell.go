package event

import (
	"context"
	"fmt"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/domain/notice"
	"github.com/rapporthq/rapport/internal/job"
	"github.com/rapporthq/rapport/internal/viewer"
)

// Tell is the job that tells people of an event.
type Tell struct {
	EventID string `json:"eventId"`
	// By is the side that did it; empty for the system.
	By notice.Side `json:"by"`
}

// Kind of the job.
func (Tell) Kind() string { return "notifications.tell" }

type silence struct{}

// TellFrom makes facts before since tell nobody: who fills in years that passed
// must not write to people about them.
func TellFrom(ctx context.Context, since time.Time) context.Context {
	return context.WithValue(ctx, silence{}, since)
}

// Tells reports whether people are told of what happens at that instant.
func Tells(ctx context.Context, at time.Time) bool {
	since, isSet := ctx.Value(silence{}).(time.Time)
	return !isSet || !at.Before(since)
}

// tell leaves the job if the event is one of those that people are told of.
func tell(ctx context.Context, tx *ent.Tx, at time.Time, eventID, kind string) error {
	by := sideOf(viewer.From(ctx))
	if !Tells(ctx, at) || len(notice.For(kind, by)) == 0 {
		return nil
	}
	if _, err := job.Insert(ctx, tx, at, Tell{EventID: eventID, By: by}, job.Options{}); err != nil {
		return fmt.Errorf("tell of event %s: %w", kind, err)
	}
	return nil
}

// sideOf is the side on which a viewer acts. Who comes in has none yet.
func sideOf(v viewer.Viewer) notice.Side {
	if v.Kind == viewer.Member {
		return notice.Vendor
	}
	if v.Kind == viewer.Partner {
		return notice.Partner
	}
	return ""
}
