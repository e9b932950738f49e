// Package file takes files that people upload, hands them out to who may read them,
// and lets go of those that belong to nothing. Where the bytes lie is the store's
// affair; what files are put to is that of the use cases they belong to.
package file

import (
	"context"
	"fmt"
	"io"
	"time"

	"github.com/rapporthq/rapport/ent"
	entfile "github.com/rapporthq/rapport/ent/file"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/clock"
	domain "github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/job"
	"github.com/rapporthq/rapport/internal/viewer"
)

// Store keeps the bytes.
type Store interface {
	Put(ctx context.Context, key string, content io.Reader, size int64) error
	// Open returns fs.ErrNotExist if there is nothing.
	Open(ctx context.Context, key string) (io.ReadCloser, error)
	// Delete of nothing is no error.
	Delete(ctx context.Context, key string) error
}

// Queue takes jobs.
type Queue interface {
	Enqueue(ctx context.Context, tx *ent.Tx, args job.Args, o job.Options) (bool, error)
}

// Service holds the use cases of files.
type Service struct {
	client *ent.Client
	clock  clock.Clock
	store  Store
	queue  Queue
}

// New returns the use cases on client, with the bytes in store.
func New(client *ent.Client, c clock.Clock, store Store, queue Queue) *Service {
	return &Service{client: client, clock: c, store: store, queue: queue}
}

// keyOf says where the bytes of a file lie: ids only, no name of a person's.
func keyOf(row *ent.File) string { return row.OrganizationID + "/" + row.ID }

// Kept is how long a file that belongs to nothing is kept.
const Kept = 24 * time.Hour

// Erasure is the job that lets go of the bytes of a file whose row is gone.
type Erasure struct {
	Key string `json:"key"`
}

// Kind of the job.
func (Erasure) Kind() string { return "file.erase" }

// Erase lets go of the bytes; a repeat changes nothing.
func (s *Service) Erase(ctx context.Context, e Erasure) error {
	if err := s.store.Delete(ctx, e.Key); err != nil {
		return fmt.Errorf("erase a file: %w", err)
	}
	return nil
}

// remove deletes rows, and their bytes by jobs of the same transaction, so that
// neither is lost or left when something breaks in between.
func (s *Service) remove(ctx context.Context, tx *ent.Tx, rows ...*ent.File) error {
	for _, row := range rows {
		if err := tx.File.DeleteOneID(row.ID).Exec(ctx); err != nil {
			return fmt.Errorf("delete a file: %w", err)
		}
		if _, err := s.queue.Enqueue(ctx, tx, Erasure{Key: keyOf(row)}, job.Options{}); err != nil {
			return err
		}
	}
	return nil
}

// sideOf says which side a viewer is on.
func sideOf(v viewer.Viewer) domain.Side {
	if v.Kind == viewer.Partner {
		return domain.ByPartner
	}
	return domain.ByVendor
}

// mayUpload asks for the permission to upload for a purpose; ofPartner says that it is
// for a partner.
func mayUpload(ctx context.Context, purpose entfile.Purpose, ofPartner bool) (viewer.Viewer, error) {
	isPartner := viewer.From(ctx).Kind == viewer.Partner
	switch {
	case purpose == entfile.PurposeLOGO && isPartner:
		return viewer.Require(ctx, viewer.OwnTeamManage)
	case purpose == entfile.PurposeLOGO && ofPartner:
		return viewer.Require(ctx, viewer.PartnerManage)
	case purpose == entfile.PurposeLOGO:
		return viewer.Require(ctx, viewer.ProgramManage)
	case isPartner:
		return viewer.Require(ctx, viewer.OwnReferralOpen)
	}
	return viewer.Require(ctx, viewer.ReferralManage)
}

// mayRead asks for the permission to read files of a purpose.
func mayRead(ctx context.Context, row *ent.File) error {
	needed := viewer.ReferralRead
	switch {
	case viewer.From(ctx).Kind == viewer.Partner:
		needed = viewer.OwnRead
	case row.Purpose == entfile.PurposeLOGO && row.PartnerID == nil:
		needed = viewer.ProgramRead
	case row.Purpose == entfile.PurposeLOGO:
		needed = viewer.PartnerRead
	}
	_, err := viewer.Require(ctx, needed)
	return err
}

// missing turns ent's "not found" into apperr.ErrNotFound and wraps the rest.
func missing(err error, doing string) error {
	if ent.IsNotFound(err) {
		return apperr.ErrNotFound
	}
	return fmt.Errorf("%s: %w", doing, err)
}
