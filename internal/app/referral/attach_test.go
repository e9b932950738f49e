package referral_test

import (
	"context"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/event"
	entfile "github.com/rapporthq/rapport/ent/file"
	"github.com/rapporthq/rapport/internal/app/referral"
	"github.com/rapporthq/rapport/internal/apperr"
	domain "github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

// file makes the row of a file that somebody uploaded.
func (b *bundle) file(ctx context.Context, of *ent.Enrollment, purpose entfile.Purpose) string {
	side := domain.ByVendor
	if viewer.From(ctx).Kind == viewer.Partner {
		side = domain.ByPartner
	}
	return b.Client.File.Create().SetCreatedAt(b.clock.Now()).SetPartnerID(of.PartnerID).SetPurpose(purpose).SetName("a.pdf").
		SetMediaType("application/pdf").SetSize(3).SetSha256("0").SetSide(side).SetUploadedBy(viewer.From(ctx).Actor()).SaveX(b.System()).ID
}

func (b *bundle) filesOf(id string, purpose entfile.Purpose) []string {
	return b.Client.File.Query().Where(entfile.ReferralID(id), entfile.AttachedAtNotNil(), entfile.PurposeEQ(purpose)).
		Order(ent.Asc(entfile.FieldID)).IDsX(b.System())
}

// Both sides put files to a referral, also when it is decided.
func TestAttachmentsStayOpen(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ada := b.partner(b.ada)
		in := b.introduced("Northwind", "jo@northwind.example")
		in.AttachmentIDs = []string{b.file(ada, b.ada, entfile.PurposeATTACHMENT)}
		row := b.submit(t, b.ada, in)
		require.Equal(t, in.AttachmentIDs, b.filesOf(row.ID, entfile.PurposeATTACHMENT))
		_, err := b.referrals.Accept(b.admin(), row.ID, referral.AcceptInput{})
		require.NoError(t, err)
		for _, ctx := range []context.Context{ada, b.admin()} {
			id := b.file(ctx, b.ada, entfile.PurposeATTACHMENT)
			for range 2 {
				_, err = b.referrals.Attach(ctx, row.ID, []string{id, id})
				require.NoError(t, err, "§6 notes and attachments stay open, and a repeat changes nothing")
			}
		}
		require.Len(t, b.filesOf(row.ID, entfile.PurposeATTACHMENT), 3)
		require.Equal(t, 2, b.Client.Event.Query().Where(event.Kind("referral.attached")).CountX(b.System()))
	})
}

func TestAttachRefuses(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		bob, other := b.Enroll("bob"), testkit.NewBook(t, d, "other", today)
		ada := b.partner(b.ada)
		row := b.submit(t, b.ada, b.introduced("Northwind", "jo@northwind.example"))
		theirs := b.submit(t, bob, b.introduced("Fabrikam", "jo@fabrikam.example"))
		mine, stolen := b.file(ada, b.ada, entfile.PurposeATTACHMENT), b.file(b.partner(bob), bob, entfile.PurposeATTACHMENT)
		attach := func(ctx context.Context, id string, files ...string) error {
			_, err := b.referrals.Attach(ctx, id, files)
			return err
		}
		requireProblem(t, attach(ada, row.ID), apperr.Blank, "fileIds")
		requireProblem(t, attach(ada, row.ID, mine, "fil_none"), apperr.NotFoundCode, "fileIds", "1")
		requireProblem(t, attach(ada, row.ID, stolen), apperr.NotFoundCode, "fileIds", "0")
		requireProblem(t, attach(b.admin(), row.ID, mine), apperr.NotFoundCode, "fileIds", "0")
		requireProblem(t, attach(ada, row.ID, b.file(ada, b.ada, entfile.PurposeEVIDENCE)), apperr.NotFoundCode, "fileIds", "0")
		require.ErrorIs(t, attach(ada, theirs.ID, mine), apperr.ErrNotFound)
		require.ErrorIs(t, attach(b.partner(bob), row.ID, stolen), apperr.ErrNotFound)
		require.ErrorIs(t, attach(other.Member("eve", viewer.Owner), row.ID, mine), apperr.ErrNotFound)
		require.ErrorIs(t, attach(b.Member("max", viewer.ReadOnly), row.ID, mine), apperr.ErrForbidden)
		require.Empty(t, b.filesOf(row.ID, entfile.PurposeATTACHMENT), "nothing changed")
		second := b.submit(t, b.ada, b.introduced("Contoso", "jo@contoso.example"))
		require.NoError(t, attach(ada, row.ID, mine))
		requireProblem(t, attach(ada, second.ID, mine), apperr.InUse, "fileIds", "0")
		var many []string
		for range 19 {
			many = append(many, b.file(ada, b.ada, entfile.PurposeATTACHMENT))
		}
		require.NoError(t, attach(ada, row.ID, many...))
		requireProblem(t, attach(ada, row.ID, b.file(ada, b.ada, entfile.PurposeATTACHMENT)), apperr.TooLong, "fileIds")
		in := b.introduced("Large", "jo@large.example")
		many = append(many, mine, mine)
		in.AttachmentIDs = many
		_, err := b.referrals.Submit(ada, in)
		requireProblem(t, err, apperr.TooLong, "input", "attachmentIds")
	})
}

// Of two referrals that want one file at once, one gets it.
func TestOneFileForTwo(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ada := b.partner(b.ada)
		id := b.file(ada, b.ada, entfile.PurposeATTACHMENT)
		rows := []*ent.Referral{b.submit(t, b.ada, b.introduced("A", "jo@a.example")), b.submit(t, b.ada, b.introduced("B", "jo@b.example"))}
		errs := make([]error, len(rows))
		var running sync.WaitGroup
		for i, row := range rows {
			running.Go(func() { _, errs[i] = b.referrals.Attach(ada, row.ID, []string{id}) })
		}
		running.Wait()
		refused := 0
		for _, err := range errs {
			if err != nil {
				requireProblem(t, err, apperr.InUse, "fileIds", "0")
				refused++
			}
		}
		require.Equal(t, 1, refused)
		require.Len(t, append(b.filesOf(rows[0].ID, entfile.PurposeATTACHMENT), b.filesOf(rows[1].ID, entfile.PurposeATTACHMENT)...), 1)
	})
}

func TestFilesThatAnswer(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ada := b.partner(b.ada)
		contract := referral.FieldInput{Key: "contract", Label: "The contract", Kind: domain.FieldFile, IsRequired: true}
		require.NoError(t, b.referrals.SetFields(b.admin(), b.Program.ID, []referral.FieldInput{contract}))
		in := b.introduced("Northwind", "jo@northwind.example")
		_, err := b.referrals.Submit(ada, in)
		requireProblem(t, err, apperr.Blank, "input", "answers", "contract")
		answer := func(id string) referral.SubmitInput {
			in.Answers = []referral.Answer{{Key: "contract", Value: id}}
			return in
		}
		for _, bad := range []string{"fil_none", "words", b.file(ada, b.ada, entfile.PurposeATTACHMENT), b.file(b.admin(), b.ada, entfile.PurposeANSWER)} {
			_, err = b.referrals.Submit(ada, answer(bad))
			requireProblem(t, err, apperr.NotFoundCode, "input", "answers", "contract")
		}
		first, second := b.file(ada, b.ada, entfile.PurposeANSWER), b.file(ada, b.ada, entfile.PurposeANSWER)
		external := "mine-1"
		in.ExternalID = &external
		row := b.submit(t, b.ada, answer(first))
		repeated, err := b.referrals.Submit(ada, answer(first))
		require.NoError(t, err)
		require.True(t, repeated.Repeated, "a repeat finds its file where it put it")
		_, err = b.referrals.Resubmit(ada, row.ID, answer(first))
		require.NoError(t, err)
		require.Equal(t, []string{first}, b.filesOf(row.ID, entfile.PurposeANSWER))
		_, err = b.referrals.Resubmit(b.admin(), row.ID, answer(first))
		require.NoError(t, err, "the vendor keeps what the partner answered")
		_, err = b.referrals.Resubmit(ada, row.ID, answer(second))
		require.NoError(t, err)
		require.Equal(t, []string{second}, b.filesOf(row.ID, entfile.PurposeANSWER))
		require.Nil(t, b.Client.File.GetX(b.System(), first).AttachedAt, "the one before is let go of")
		in.ExternalID = nil
		_, err = b.referrals.Submit(ada, answer(second))
		requireProblem(t, err, apperr.InUse, "input", "answers", "contract")
	})
}

func TestEvidence(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		bob, order := b.Enroll("bob"), "order-1"
		ada := b.partner(b.ada)
		in := referral.ClaimInput{ProgramID: b.Program.ID, OrderNumber: &order, Day: "2026-03-09", Evidence: "I introduced them."}
		in.FileIDs = []string{b.file(b.partner(bob), bob, entfile.PurposeEVIDENCE)}
		_, err := b.referrals.Claim(ada, in)
		requireProblem(t, err, apperr.NotFoundCode, "input", "fileIds", "0")
		in.FileIDs = []string{b.file(ada, b.ada, entfile.PurposeEVIDENCE)}
		claim, err := b.referrals.Claim(ada, in)
		require.NoError(t, err)
		of := func() int {
			return b.Client.File.Query().Where(entfile.ClaimID(claim.ID), entfile.AttachedAtNotNil()).CountX(b.System())
		}
		require.Equal(t, 1, of())
		_, err = b.referrals.AskClaim(b.admin(), claim.ID, "Who did you talk to?")
		require.NoError(t, err)
		_, err = b.referrals.AnswerClaim(ada, claim.ID, "Their head of sales.", []string{"fil_none"})
		requireProblem(t, err, apperr.NotFoundCode, "fileIds", "0")
		_, err = b.referrals.AnswerClaim(ada, claim.ID, "Their head of sales.", []string{b.file(ada, b.ada, entfile.PurposeEVIDENCE)})
		require.NoError(t, err)
		require.Equal(t, 2, of())
	})
}

func TestDrafts(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ada, bob, other := b.partner(b.ada), b.Enroll("bob"), testkit.NewBook(t, d, "other", today)
		colleague := viewer.From(ada)
		colleague.UserID = "usr_colleague"
		body := func(ctx context.Context) string {
			row, err := b.referrals.Draft(ctx, b.Program.ID)
			require.NoError(t, err)
			if row == nil {
				return ""
			}
			return row.Body
		}
		save := func(ctx context.Context, text string) error {
			_, err := b.referrals.SaveDraft(ctx, b.Program.ID, text)
			return err
		}
		require.NoError(t, save(ada, `{"company":"North"}`))
		b.clock.Advance(time.Minute)
		require.NoError(t, save(ada, `{"company":"Northwind"}`))
		require.JSONEq(t, `{"company":"Northwind"}`, body(ada), "restored on another device")
		require.Empty(t, body(viewer.With(t.Context(), colleague)), "a draft is its writer's own")
		require.Empty(t, body(b.partner(bob)))

		requireProblem(t, save(ada, "words"), apperr.Invalid, "body")
		requireProblem(t, save(ada, "[]"), apperr.Invalid, "body")
		requireProblem(t, save(ada, ""), apperr.Invalid, "body")
		requireProblem(t, save(ada, `{"a":"`+string(make([]byte, 33<<10))+`"}`), apperr.TooLong, "body")
		_, err := b.referrals.SaveDraft(ada, other.Program.ID, "{}")
		requireProblem(t, err, apperr.NotFoundCode, "programId")
		requireProblem(t, b.referrals.DeleteDraft(ada, other.Program.ID), apperr.NotFoundCode, "programId")
		require.ErrorIs(t, save(b.admin(), "{}"), apperr.ErrForbidden)
		_, err = b.referrals.Draft(b.admin(), b.Program.ID)
		require.ErrorIs(t, err, apperr.ErrForbidden)
		require.ErrorIs(t, b.referrals.DeleteDraft(b.admin(), b.Program.ID), apperr.ErrForbidden)
		require.NoError(t, b.Client.Enrollment.UpdateOneID(bob.ID).SetStatus("SUSPENDED").Exec(b.System()))
		requireProblem(t, save(b.partner(bob), "{}"), apperr.WrongState, "programId")

		require.NoError(t, save(viewer.With(t.Context(), colleague), `{"company":"Mine"}`))
		b.submit(t, b.ada, b.introduced("Northwind", "jo@northwind.example"))
		require.Empty(t, body(ada), "submitting removes it")
		require.JSONEq(t, `{"company":"Mine"}`, body(viewer.With(t.Context(), colleague)))
		require.NoError(t, b.referrals.DeleteDraft(viewer.With(t.Context(), colleague), b.Program.ID))
		requireProblem(t, b.referrals.DeleteDraft(viewer.With(t.Context(), colleague), b.Program.ID), apperr.NotFoundCode, "programId")
		require.NoError(t, save(ada, `{"company":"Kept"}`))
		refused := b.introduced("", "jo@northwind.example")
		_, err = b.referrals.Submit(ada, refused)
		require.Error(t, err)
		require.JSONEq(t, `{"company":"Kept"}`, body(ada), "what was refused is not lost")
	})
}

// Two devices that save at once leave one draft.
func TestDraftsOfTwoDevices(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		errs := make([]error, 8)
		var running sync.WaitGroup
		for i := range errs {
			running.Go(func() { _, errs[i] = b.referrals.SaveDraft(b.partner(b.ada), b.Program.ID, `{"company":"N"}`) })
		}
		running.Wait()
		for _, err := range errs {
			require.NoError(t, err)
		}
		require.Equal(t, 1, b.Client.SubmissionDraft.Query().CountX(b.System()))
	})
}
