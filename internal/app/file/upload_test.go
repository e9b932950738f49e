package file_test

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	entfile "github.com/rapporthq/rapport/ent/file"
	"github.com/rapporthq/rapport/internal/app/file"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/job"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

func TestUpload(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		row := b.uploaded(t, b.partner(b.ada), entfile.PurposeATTACHMENT, `C:\Users\ada\Offer "final".pdf`, pdf)
		require.Equal(t, `Offer "final".pdf`, row.Name, "without folders")
		require.Equal(t, []any{"application/pdf", int64(len(pdf)), b.ada.PartnerID, "PARTNER"},
			[]any{row.MediaType, row.Size, *row.PartnerID, string(row.Side)})
		require.Nil(t, row.AttachedAt)
		require.Equal(t, pdf, b.read(t, b.partner(b.ada), row.ID), "who uploaded it may read it")
		theirs := b.uploaded(t, b.admin(), entfile.PurposeATTACHMENT, "notes.txt", "Call on Monday.")
		require.Equal(t, []string{b.ada.PartnerID, "VENDOR"}, []string{*theirs.PartnerID, string(theirs.Side)})
		logo := b.uploaded(t, b.admin(), entfile.PurposeLOGO, "logo.png", png)
		require.Nil(t, logo.PartnerID, "a program's logo is of no partner")
	})
}

// What is taken is told by name and content alike.
func TestKindsOfFiles(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t))
	contents := "[Content_Types].xml"
	taken := map[string]struct{ content, mediaType string }{
		"a.pdf": {pdf, "application/pdf"}, "a.png": {png, "image/png"}, "a.JPG": {"\xff\xd8\xff\xe0", "image/jpeg"},
		"a.jpeg": {"\xff\xd8\xff\xe0", "image/jpeg"}, "a.webp": {"RIFF\x10\x00\x00\x00WEBPVP8 ", "image/webp"}, "a.gif": {"GIF89a...", "image/gif"},
		"a.txt": {"Grüße", "text/plain"}, "a.csv": {"a;b\n1;2", "text/csv"}, "a.eml": {"From: jo@x.example\n\nHi", "message/rfc822"},
		"a.docx": {archive(t, contents, "x", "word/document.xml", "x"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
		"a.xlsx": {archive(t, contents, "x", "xl/workbook.xml", "x"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
		"a.pptx": {archive(t, contents, "x", "ppt/p.xml", "x"), "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
		"a.odt":  {archive(t, "mimetype", "application/vnd.oasis.opendocument.text"), "application/vnd.oasis.opendocument.text"},
		"a.ods":  {archive(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet"), "application/vnd.oasis.opendocument.spreadsheet"},
	}
	for name, want := range taken {
		row, err := b.upload(b.partner(b.ada), entfile.PurposeATTACHMENT, name, want.content)
		require.NoError(t, err, name)
		require.Equal(t, want.mediaType, row.MediaType, name)
	}
	for name, content := range map[string]string{
		"page.html": "<html>", "run.exe": "MZ", "picture.svg": "<svg/>", "none": pdf, "fake.pdf": "MZ not a document", "fake.png": pdf,
		"fake.txt": "a\x00b", "fake.docx": archive(t, "a.txt", "x"), "macro.docx": archive(t, contents, "x", "word/document.xml", "x", "word/vbaProject.bin", "x"),
		"fake.odt": archive(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet"), "fake.eml": "\n\nno header", "zip.xlsx": "PK",
		"late.odt": archive(t, "a", "b"), ".pdf": pdf, "fake.webp": "RIFF", "archive.zip": archive(t, "a", "b"),
	} {
		_, err := b.upload(b.partner(b.ada), entfile.PurposeATTACHMENT, name, content)
		requireProblem(t, err, apperr.Invalid, "file")
	}
}

func TestUploadRefuses(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		_, err := b.upload(b.partner(b.ada), entfile.PurposeATTACHMENT, "empty.txt", "")
		requireProblem(t, err, apperr.Blank, "file")
		_, err = b.upload(b.partner(b.ada), entfile.PurposeATTACHMENT, "large.txt", strings.Repeat("x", file.Largest+1))
		requireProblem(t, err, apperr.TooLarge, "file")
		_, err = b.upload(b.partner(b.ada), "PHOTO", "a.txt", "x")
		requireProblem(t, err, apperr.Invalid, "purpose")
		_, err = b.files.Upload(b.admin(), file.UploadInput{Purpose: entfile.PurposeANSWER, Name: "a.txt", Content: strings.NewReader("x")})
		requireProblem(t, err, apperr.Blank, "partnerId")
		for _, ctx := range []context.Context{b.admin(), b.partner(b.ada)} {
			_, err = b.files.Upload(ctx, file.UploadInput{
				Purpose: entfile.PurposeANSWER, Name: "a.txt", Content: strings.NewReader("x"), PartnerID: &b.Enroll("of" + viewer.From(ctx).Name).PartnerID,
			})
			if viewer.From(ctx).Kind == viewer.Partner {
				requireProblem(t, err, apperr.NotFoundCode, "partnerId")
			} else {
				require.NoError(t, err)
			}
		}
		none := "par_none"
		_, err = b.files.Upload(b.admin(), file.UploadInput{Purpose: entfile.PurposeANSWER, Name: "a.txt", Content: strings.NewReader("x"), PartnerID: &none})
		requireProblem(t, err, apperr.NotFoundCode, "partnerId")
		_, err = b.upload(b.Member("max", viewer.ReadOnly), entfile.PurposeATTACHMENT, "a.txt", "x")
		require.ErrorIs(t, err, apperr.ErrForbidden)
		_, err = b.upload(b.Member("max", viewer.Finance), entfile.PurposeLOGO, "a.png", png)
		require.ErrorIs(t, err, apperr.ErrForbidden)
		_, err = b.upload(b.partner(b.ada), entfile.PurposeLOGO, "a.png", png)
		require.ErrorIs(t, err, apperr.ErrForbidden, "its owners only")
		_, err = b.upload(t.Context(), entfile.PurposeATTACHMENT, "a.txt", "x")
		require.ErrorIs(t, err, apperr.ErrUnauthenticated)
		_, err = b.files.Upload(b.partner(b.ada), file.UploadInput{Purpose: entfile.PurposeANSWER, Name: "a.txt", Content: failing{}})
		require.ErrorContains(t, err, "the line broke")
	})
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, errors.New("the line broke") }

func TestTooManyUploads(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		for range 100 {
			b.uploaded(t, b.partner(b.ada), entfile.PurposeATTACHMENT, "a.txt", "x")
		}
		_, err := b.upload(b.partner(b.ada), entfile.PurposeATTACHMENT, "a.txt", "x")
		require.ErrorIs(t, err, apperr.ErrRateLimited)
		b.uploaded(t, b.partner(b.bob), entfile.PurposeATTACHMENT, "a.txt", "x")
		b.uploaded(t, b.admin(), entfile.PurposeATTACHMENT, "a.txt", "x")
		b.clock.Advance(time.Hour)
		b.uploaded(t, b.partner(b.ada), entfile.PurposeATTACHMENT, "a.txt", "x")
	})
}

// Another partner and another organization find nothing, and what nobody has put
// anywhere is its uploader's.
func TestWhoReadsAFile(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		other := testkit.NewBook(t, d, "other", noon)
		row := b.uploaded(t, b.partner(b.ada), entfile.PurposeATTACHMENT, "a.txt", "Secret.")
		strangers := []context.Context{b.partner(b.bob), other.Member("eve", viewer.Owner), t.Context()}
		refused := func(ctx context.Context, id string) {
			t.Helper()
			_, _, err := b.files.Open(ctx, id)
			require.Error(t, err)
			if viewer.From(ctx).Kind == viewer.Nobody {
				require.ErrorIs(t, err, apperr.ErrUnauthenticated)
			} else {
				require.ErrorIs(t, err, apperr.ErrNotFound)
			}
		}
		for _, ctx := range append(strangers, b.admin()) {
			refused(ctx, row.ID)
		}
		b.attach(row)
		for _, ctx := range strangers {
			refused(ctx, row.ID)
			err := b.files.Delete(ctx, row.ID)
			require.Error(t, err)
		}
		require.Equal(t, "Secret.", b.read(t, b.admin(), row.ID))
		require.Equal(t, "Secret.", b.read(t, b.Member("max", viewer.ReadOnly), row.ID))
		require.Equal(t, "Secret.", b.read(t, b.Partner(b.ada, viewer.Owner), row.ID))
		theirs := b.uploaded(t, b.admin(), entfile.PurposeATTACHMENT, "b.txt", "Draft.")
		refused(b.partner(b.ada), theirs.ID)
		key := viewer.Viewer{Kind: viewer.Partner, OrganizationID: b.OrganizationID, PartnerID: b.ada.PartnerID, APIKeyID: "key_1", Scopes: []viewer.Permission{viewer.OwnLinkManage}}
		_, _, err := b.files.Open(viewer.With(t.Context(), key), row.ID)
		require.ErrorIs(t, err, apperr.ErrForbidden, "a key without OWN_READ")
		require.NoError(t, b.store.Delete(t.Context(), b.OrganizationID+"/"+row.ID))
		refused(b.admin(), row.ID)
	})
}

func TestDelete(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		loose := b.uploaded(t, b.partner(b.ada), entfile.PurposeANSWER, "a.txt", "x")
		require.ErrorIs(t, b.files.Delete(b.admin(), loose.ID), apperr.ErrNotFound, "somebody else is uploading it")
		require.NoError(t, b.files.Delete(b.partner(b.ada), loose.ID))
		require.ErrorIs(t, b.files.Delete(b.partner(b.ada), loose.ID), apperr.ErrNotFound)
		_, err := b.store.Open(t.Context(), b.OrganizationID+"/"+loose.ID)
		require.NoError(t, err, "the bytes go by a job")
		require.NoError(t, b.runner.Drain(t.Context()))
		_, err = b.store.Open(t.Context(), b.OrganizationID+"/"+loose.ID)
		require.Error(t, err)

		kept := b.uploaded(t, b.partner(b.ada), entfile.PurposeATTACHMENT, "a.txt", "x")
		b.attach(kept)
		requireProblem(t, b.files.Delete(b.admin(), kept.ID), apperr.WrongState, "id")
		require.NoError(t, b.files.Delete(b.partner(b.ada), kept.ID))
		require.Equal(t, 1, b.Client.Event.Query().Where(kindIs("referral.detached")).CountX(b.System()))
		answer := b.uploaded(t, b.partner(b.ada), entfile.PurposeANSWER, "a.txt", "x")
		b.attach(answer)
		requireProblem(t, b.files.Delete(b.partner(b.ada), answer.ID), apperr.WrongState, "id")
		require.ErrorIs(t, b.files.Delete(t.Context(), answer.ID), apperr.ErrUnauthenticated)
	})
}

func TestSweep(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		loose := b.uploaded(t, b.partner(b.ada), entfile.PurposeATTACHMENT, "a.txt", "x")
		kept := b.uploaded(t, b.partner(b.ada), entfile.PurposeATTACHMENT, "b.txt", "x")
		drafted := b.uploaded(t, b.partner(b.ada), entfile.PurposeANSWER, "c.txt", "x")
		b.attach(kept)
		b.Client.SubmissionDraft.Create().SetCreatedAt(noon).SetUpdatedAt(noon).SetProgramID(b.Program.ID).SetPartnerID(b.ada.PartnerID).
			SetEnrollmentID(b.ada.ID).SetUserID("usr_1").SetBody(`{"contract":"` + drafted.ID + `"}`).SaveX(b.System())
		b.clock.Advance(file.Kept - time.Second)
		swept := func() int {
			n, err := b.files.Sweep(b.System(), 10)
			require.NoError(t, err)
			return n
		}
		require.Zero(t, swept())
		b.clock.Advance(time.Second)
		fresh := b.uploaded(t, b.partner(b.ada), entfile.PurposeATTACHMENT, "d.txt", "x")
		require.Equal(t, 1, swept())
		require.Zero(t, swept())
		left := b.Client.File.Query().Order(ent.Asc(entfile.FieldName)).IDsX(b.System())
		require.Equal(t, []string{kept.ID, drafted.ID, fresh.ID}, left, "what a draft names stays, too")
		// The job is in the same transaction as the row: when the machine stops in
		// between, the bytes go later, and again is no harm.
		require.NoError(t, b.runner.Drain(t.Context()))
		require.NoError(t, b.files.Erase(b.System(), file.Erasure{Key: b.OrganizationID + "/" + loose.ID}))
		for id, isThere := range map[string]bool{loose.ID: false, kept.ID: true, drafted.ID: true, fresh.ID: true} {
			content, err := b.store.Open(t.Context(), b.OrganizationID+"/"+id)
			require.Equal(t, isThere, err == nil, id)
			if err == nil {
				require.NoError(t, content.Close())
			}
		}
		b.clock.Advance(30 * 24 * time.Hour)
		require.Equal(t, 2, swept(), "a draft that rests for a month keeps nothing")
	})
}

// A row whose bytes never came is nobody's, and is swept as any other.
func TestUploadThatBreaksLeavesNothing(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		broken := file.New(d.Client, b.clock, brokenStore{b.store}, job.NewQueue(b.clock))
		_, err := broken.Upload(b.partner(b.ada), file.UploadInput{Purpose: entfile.PurposeATTACHMENT, Name: "a.txt", Content: strings.NewReader("x")})
		require.ErrorContains(t, err, "the disk is full")
		b.clock.Advance(file.Kept)
		n, err := b.files.Sweep(b.System(), 10)
		require.NoError(t, err)
		require.Equal(t, 1, n)
		require.NoError(t, b.runner.Drain(t.Context()))
		require.Zero(t, b.Client.File.Query().CountX(b.System()))
	})
}

type brokenStore struct{ file.Store }

func (brokenStore) Put(context.Context, string, io.Reader, int64) error {
	return errors.New("the disk is full")
}
