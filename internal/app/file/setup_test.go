package file_test

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	entfile "github.com/rapporthq/rapport/ent/file"
	"github.com/rapporthq/rapport/internal/app/file"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/clock"
	domain "github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/filestore"
	"github.com/rapporthq/rapport/internal/job"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

var noon = time.Date(2026, time.March, 10, 12, 0, 0, 0, time.UTC)

// bundle is a program with a partner who has brought a prospect, and another partner.
type bundle struct {
	*testkit.Book
	clock    *clock.Fake
	store    *filestore.Disk
	files    *file.Service
	runner   *job.Runner
	ada, bob *ent.Enrollment
	prospect *ent.Referral
}

func setup(t *testing.T, d *testkit.Database) *bundle {
	t.Helper()
	b := &bundle{Book: testkit.NewBook(t, d, "acme", noon), clock: clock.NewFake(noon)}
	b.store = filestore.NewDisk(filepath.Join(t.TempDir(), "files"))
	queue := job.NewQueue(b.clock)
	b.files = file.New(d.Client, b.clock, b.store, queue)
	b.runner = job.NewRunner(queue, d.Client, slog.New(slog.DiscardHandler), job.Settings{})
	job.Register(b.runner, b.files.Erase)
	b.ada, b.bob = b.Enroll("ada"), b.Enroll("bob")
	stage := b.Client.Stage.Create().SetCreatedAt(noon).SetProgramID(b.Program.ID).SetKey("submitted").SetName("Submitted").
		SetKind(domain.Open).SetProbability(10).SetPosition(1).SaveX(b.System())
	b.prospect = b.Client.Referral.Create().SetCreatedAt(noon).SetProgramID(b.Program.ID).SetEnrollmentID(b.ada.ID).
		SetPartnerID(b.ada.PartnerID).SetStageID(stage.ID).SetStatus(domain.Submitted).SetSource("SUBMISSION").
		SetName("Northwind").SetCurrency("EUR").SetOpenedAt(noon).SetStageSince(noon).SaveX(b.System())
	return b
}

func (b *bundle) partner(of *ent.Enrollment) context.Context { return b.Partner(of, viewer.Staff) }

func (b *bundle) admin() context.Context { return b.Member("ann", viewer.Admin) }

const (
	pdf = "%PDF-1.7\n1 0 obj"
	png = "\x89PNG\r\n\x1a\n and more"
)

func (b *bundle) upload(ctx context.Context, purpose entfile.Purpose, name, content string) (*ent.File, error) {
	in := file.UploadInput{Purpose: purpose, Name: name, Content: strings.NewReader(content)}
	if viewer.From(ctx).Kind == viewer.Member && purpose != entfile.PurposeLOGO {
		in.PartnerID = &b.ada.PartnerID
	}
	return b.files.Upload(ctx, in)
}

func (b *bundle) uploaded(t *testing.T, ctx context.Context, purpose entfile.Purpose, name, content string) *ent.File { //nolint:revive // t comes first in tests
	t.Helper()
	row, err := b.upload(ctx, purpose, name, content)
	require.NoError(t, err)
	return row
}

// attach puts a file to the prospect, as the use cases of referrals do.
func (b *bundle) attach(row *ent.File) {
	b.Client.File.UpdateOneID(row.ID).SetAttachedAt(b.clock.Now()).SetReferralID(b.prospect.ID).SetProgramID(b.Program.ID).ExecX(b.System())
}

func (b *bundle) read(t *testing.T, ctx context.Context, id string) string { //nolint:revive // t comes first in tests
	t.Helper()
	_, content, err := b.files.Open(ctx, id)
	require.NoError(t, err)
	text, err := io.ReadAll(content)
	require.NoError(t, err)
	require.NoError(t, content.Close())
	return string(text)
}

func requireProblem(t *testing.T, err error, code apperr.Code, field string) {
	t.Helper()
	list, ok := apperr.List(err)
	require.True(t, ok, "%v", err)
	require.Len(t, list, 1)
	require.Equal(t, code, list[0].Code, list[0].Message)
	require.Equal(t, []string{field}, list[0].Field)
}

// archive makes a ZIP archive of entries and their content.
func archive(t *testing.T, entries ...string) string {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for i := 0; i < len(entries); i += 2 {
		entry, err := w.Create(entries[i])
		require.NoError(t, err)
		_, err = entry.Write([]byte(entries[i+1]))
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return out.String()
}
