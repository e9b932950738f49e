package notification

import (
	"context"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/domain/notice"
	"github.com/rapporthq/rapport/internal/event"
)

// note writes into the audit log what somebody did to a template.
func note(ctx context.Context, tx *ent.Tx, at time.Time, verb, subjectID, kind string, in notice.Language) error {
	return event.Record(ctx, tx, at, event.Fact{
		Kind: verb, SubjectID: subjectID, Data: map[string]string{"kind": kind, "language": string(in)},
	})
}
