package referral_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	entconversion "github.com/rapporthq/rapport/ent/conversion"
	"github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/ent/protection"
	"github.com/rapporthq/rapport/internal/app/referral"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/money"
	domain "github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

const day = 24 * time.Hour

// introduced is a whole submission about somebody.
func (b *bundle) introduced(company, email string) referral.SubmitInput {
	estimate := money.Input{Amount: "12000.00", CurrencyCode: "EUR"}
	return referral.SubmitInput{
		ProgramID: b.Program.ID, Company: company, Email: &email, Estimate: &estimate, HasConsent: true,
	}
}

func (b *bundle) partner(of *ent.Enrollment) context.Context { return b.Partner(of, viewer.Staff) }

func (b *bundle) admin() context.Context { return b.Member("ann", viewer.Admin) }

func (b *bundle) submit(t *testing.T, of *ent.Enrollment, in referral.SubmitInput) *ent.Referral {
	t.Helper()
	out, err := b.referrals.Submit(b.partner(of), in)
	require.NoError(t, err)
	return out.Referral
}

func TestSubmissionIsAcceptedAndProtected(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		in := b.introduced("Northwind GmbH", "Jo+x@Northwind.example")
		row := b.submit(t, b.ada, in)
		require.Equal(t, domain.Submitted, row.Status, "§6 it is SUBMITTED")
		require.Equal(t, []string{"jo@northwind.example", "northwind.example", "northwind"}, []string{row.EmailKey, row.EmailDomain, row.CompanyKey})
		require.Equal(t, b.stages["submitted"].ID, row.StageID)
		b.clock.Advance(day)
		accepted, err := b.referrals.Accept(b.admin(), row.ID, referral.AcceptInput{})
		require.NoError(t, err)
		require.Equal(t, domain.Accepted, accepted.Status)
		now := b.clock.Now()
		require.Equal(t, now.Add(time.Duration(b.Program.ProtectionDays)*day), accepted.ProtectedUntil.UTC(), "§6 acceptance starts a clock")
		fact := b.Client.Protection.Query().OnlyX(b.System())
		require.Equal(t, []time.Time{now, accepted.ProtectedUntil.UTC()}, []time.Time{fact.StartsAt.UTC(), fact.EndsAt.UTC()})
		entered := b.Client.Conversion.Query().Where(entconversion.Type("stage:submitted")).OnlyX(b.System())
		require.Equal(t, int64(12_000_00), entered.AmountMinor, "§6 amount = the deal's value if known")
		require.Greater(t, entered.Sequence, fact.Sequence)
		// Frozen for the partner once accepted; a note stays open.
		_, err = b.referrals.Resubmit(b.partner(b.ada), row.ID, in)
		requireProblem(t, err, apperr.WrongState, "id")
		note, err := b.referrals.Write(b.partner(b.ada), row.ID, " They call on Monday. ")
		require.NoError(t, err)
		require.Equal(t, []string{"They call on Monday.", string(domain.ByPartner)}, []string{note.Text, string(note.Side)})
		_, err = b.referrals.Accept(b.admin(), row.ID, referral.AcceptInput{})
		requireProblem(t, err, apperr.WrongState, "id")
		_, err = b.referrals.Reject(b.admin(), row.ID, domain.RejectOther)
		requireProblem(t, err, apperr.WrongState, "id")
		require.ErrorContains(t, err, "accepted already", "who comes second is told plainly")
	})
}

func TestSubmissionIsQuestionedAndRejected(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		row := b.submit(t, b.ada, b.introduced("Northwind", "jo@northwind.example"))
		_, err := b.referrals.Ask(b.admin(), row.ID, " ")
		requireProblem(t, err, apperr.Blank, "input", "question")
		asked, err := b.referrals.Ask(b.admin(), row.ID, "Who decides there?")
		require.NoError(t, err)
		require.Equal(t, domain.NeedsInfo, asked.Status)
		_, err = b.referrals.Ask(b.admin(), row.ID, "And when?")
		requireProblem(t, err, apperr.WrongState, "id")
		require.ErrorContains(t, err, "asked already")
		again := b.introduced("Northwind AG", "kim@northwind.example")
		told, err := b.referrals.Resubmit(b.partner(b.ada), row.ID, again)
		require.NoError(t, err)
		require.Equal(t, []string{string(domain.Submitted), "Northwind AG", "kim@northwind.example"}, []string{string(told.Status), told.Name, told.EmailKey})
		rejected, err := b.referrals.Reject(b.admin(), row.ID, domain.RejectNotQualified)
		require.NoError(t, err)
		require.Equal(t, domain.RejectNotQualified, rejected.RejectReason)
		require.Zero(t, b.Client.Protection.Query().CountX(b.System()))
	})
}

// First complete submission wins; the second partner is told nothing.
func TestSubmissionsConflict(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		bob := b.Enroll("bob")
		b.Client.Customer.Create().SetCreatedAt(today).SetProgramID(b.Program.ID).SetExternalID("c-1").
			SetEmail("old@northwind.example").SetEmailKey("old@northwind.example").SetEmailDomain("northwind.example").SaveX(b.System())
		first := b.submit(t, b.ada, b.introduced("Northwind", "jo@northwind.example"))
		second := b.submit(t, bob, b.introduced("Somebody", "jo@northwind.example"))
		require.Equal(t, domain.Submitted, second.Status)
		conflicts := map[string][]*ent.ReferralConflict{}
		for _, c := range b.Client.ReferralConflict.Query().Order(ent.Asc("id")).AllX(b.System()) {
			conflicts[c.ReferralID] = append(conflicts[c.ReferralID], c)
		}
		require.Len(t, conflicts[first.ID], 1)
		require.Equal(t, []domain.ConflictKind{domain.SameDomain, domain.ExistingCustomer}, conflicts[first.ID][0].Kinds)
		require.Len(t, conflicts[second.ID], 2)
		require.Equal(t, []domain.ConflictKind{domain.SameEmail, domain.SameDomain}, conflicts[second.ID][0].Kinds)
		_, err := b.referrals.Accept(b.admin(), first.ID, referral.AcceptInput{})
		requireProblem(t, err, apperr.WrongState, "id")
		resolve := func(c *ent.ReferralConflict, as domain.Resolution) {
			_, err := b.referrals.ResolveConflict(b.admin(), c.ID, as, nil)
			require.NoError(t, err)
		}
		resolve(conflicts[first.ID][0], domain.Distinct)
		_, err = b.referrals.Accept(b.admin(), first.ID, referral.AcceptInput{})
		require.NoError(t, err)
		_, err = b.referrals.ResolveConflict(b.admin(), conflicts[first.ID][0].ID, domain.Duplicate, nil)
		requireProblem(t, err, apperr.WrongState, "id")
		resolve(conflicts[second.ID][0], domain.Duplicate)
		resolve(conflicts[second.ID][1], domain.Distinct)
		_, err = b.referrals.Accept(b.admin(), second.ID, referral.AcceptInput{})
		requireProblem(t, err, apperr.WrongState, "id")
		_, err = b.referrals.Reject(b.admin(), second.ID, domain.RejectDuplicate)
		require.NoError(t, err)
		// The partner sees neither the conflict nor the other's referral.
		_, err = b.Client.ReferralConflict.Query().All(b.partner(bob))
		require.Error(t, err)
		rows := b.Client.Referral.Query().AllX(b.partner(bob))
		require.Len(t, rows, 1)
		require.Equal(t, second.ID, rows[0].ID)
	})
}

func TestSubmitOnceByItsExternalID(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		in, id := b.introduced("Northwind", "jo@northwind.example"), "form-1"
		in.ExternalID = &id
		first := b.submit(t, b.ada, in)
		out, err := b.referrals.Submit(b.partner(b.ada), in)
		require.NoError(t, err)
		require.True(t, out.Repeated)
		require.Equal(t, first.ID, out.Referral.ID)
		in.Company = "Southwind"
		_, err = b.referrals.Submit(b.partner(b.ada), in)
		requireProblem(t, err, apperr.IdempotencyConflict, "input", "externalId")
		require.Equal(t, 2, b.Client.Referral.Query().CountX(b.System()), "with the one of the setup")
	})
}

func TestSubmitRefuses(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		b.Client.SubmissionField.Create().SetCreatedAt(today).SetProgramID(b.Program.ID).SetKey("seats").SetLabel("How many seats?").
			SetKind(domain.FieldNumber).SetIsRequired(true).SetPosition(0).SaveX(b.System())
		long := strings.Repeat("x", 5000)
		answer := func(list ...referral.Answer) func(*referral.SubmitInput) {
			return func(in *referral.SubmitInput) { in.Answers = list }
		}
		for name, c := range map[string]struct {
			spoil func(*referral.SubmitInput)
			code  apperr.Code
			path  []string
		}{
			"no company":       {func(in *referral.SubmitInput) { in.Company = " " }, apperr.Blank, []string{"input", "company"}},
			"nobody to reach":  {func(in *referral.SubmitInput) { in.Email = nil }, apperr.Blank, []string{"input", "email"}},
			"no address":       {func(in *referral.SubmitInput) { *in.Email = "nobody" }, apperr.Invalid, []string{"input", "email"}},
			"no consent":       {func(in *referral.SubmitInput) { in.HasConsent = false }, apperr.Blank, []string{"input", "hasConsent"}},
			"a long message":   {func(in *referral.SubmitInput) { in.Message = &long }, apperr.TooLong, []string{"input", "message"}},
			"no country":       {func(in *referral.SubmitInput) { c := "Germany"; in.Country = &c }, apperr.Invalid, []string{"input", "country"}},
			"no day":           {func(in *referral.SubmitInput) { c := "soon"; in.ExpectedClose = &c }, apperr.Invalid, []string{"input", "expectedClose"}},
			"less than 0":      {func(in *referral.SubmitInput) { in.Estimate.Amount = "-1" }, apperr.TooSmall, []string{"input", "estimate", "amount"}},
			"no amount":        {func(in *referral.SubmitInput) { in.Estimate.Amount = "much" }, apperr.Invalid, []string{"input", "estimate", "amount"}},
			"no answer":        {answer(), apperr.Blank, []string{"input", "answers", "seats"}},
			"no number":        {answer(referral.Answer{Key: "seats", Value: "ten"}), apperr.Invalid, []string{"input", "answers", "seats"}},
			"no such question": {answer(referral.Answer{Key: "seats", Value: "1"}, referral.Answer{Key: "x", Value: "1"}), apperr.NotFoundCode, []string{"input", "answers", "x"}},
			"a long answer":    {answer(referral.Answer{Key: "seats", Value: long}), apperr.TooLong, []string{"input", "answers", "0", "value"}},
			"answered twice":   {answer(referral.Answer{Key: "seats", Value: "1"}, referral.Answer{Key: "seats", Value: "2"}), apperr.Invalid, []string{"input", "answers", "1", "key"}},
			"too many answers": {answer(make([]referral.Answer, 51)...), apperr.TooLong, []string{"input", "answers"}},
			"another program":  {func(in *referral.SubmitInput) { in.ProgramID = "prg_none" }, apperr.NotFoundCode, []string{"input", "programId"}},
			"no program":       {func(in *referral.SubmitInput) { in.ProgramID = "" }, apperr.Blank, []string{"input", "programId"}},
		} {
			in := b.introduced("Northwind", "jo@northwind.example")
			in.Answers = []referral.Answer{{Key: "seats", Value: "12.5"}}
			c.spoil(&in)
			_, err := b.referrals.Submit(b.partner(b.ada), in)
			requireProblem(t, err, c.code, c.path...)
			require.Equal(t, 1, b.Client.Referral.Query().CountX(b.System()), name)
		}
		in := b.introduced("Northwind", "jo@northwind.example")
		in.Answers = []referral.Answer{{Key: "seats", Value: "12"}}
		_, err := b.referrals.Submit(b.admin(), in)
		requireProblem(t, err, apperr.Blank, "input", "enrollmentId")
		in.EnrollmentID = &b.ada.ID
		_, err = b.referrals.Submit(b.admin(), in)
		require.NoError(t, err)
		b.ada.Update().SetStatus(enrollment.StatusSUSPENDED).ExecX(b.System())
		_, err = b.referrals.Submit(b.partner(b.ada), in)
		requireProblem(t, err, apperr.WrongState, "input", "programId")
		_, err = b.referrals.Submit(b.Member("eve", viewer.ReadOnly), in)
		require.ErrorIs(t, err, apperr.ErrForbidden)
	})
}

func TestProtectionIsExtendedAndEnds(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		row := b.submit(t, b.ada, b.introduced("Northwind", "jo@northwind.example"))
		ask := func(days int, reason string) (*ent.ProtectionExtension, error) {
			return b.referrals.RequestExtension(b.partner(b.ada), row.ID, referral.ExtensionInput{Days: days, Reason: reason})
		}
		_, err := ask(10, "They are slow.")
		requireProblem(t, err, apperr.WrongState, "referralId")
		days := 20
		_, err = b.referrals.Accept(b.admin(), row.ID, referral.AcceptInput{ProtectionDays: new(int)})
		requireProblem(t, err, apperr.TooSmall, "input", "protectionDays")
		_, err = b.referrals.Accept(b.admin(), row.ID, referral.AcceptInput{ProtectionDays: &days})
		require.NoError(t, err)
		from := b.clock.Now()
		watched := func(reminded, ended int) {
			t.Helper()
			for i := range 2 { // Once is enough.
				out, err := b.referrals.Watch(b.System(), b.Program.ID)
				require.NoError(t, err)
				require.Equal(t, referral.Watched{Reminded: reminded * (1 - i), Ended: ended * (1 - i)}, out)
			}
		}
		watched(0, 0)
		b.clock.Advance(6 * day)
		watched(1, 0) // 14 days before the end.
		_, err = ask(0, "They are slow.")
		requireProblem(t, err, apperr.TooSmall, "input", "days")
		_, err = ask(731, "They are slow.")
		requireProblem(t, err, apperr.TooLarge, "input", "days")
		_, err = ask(10, " ")
		requireProblem(t, err, apperr.Blank, "input", "reason")
		asked, err := ask(10, "They are slow.")
		require.NoError(t, err)
		_, err = ask(10, "Really.")
		requireProblem(t, err, apperr.WrongState, "referralId")
		answer := "As long as you need."
		decided, err := b.referrals.DecideExtension(b.admin(), asked.ID, referral.ExtensionAnswer{IsApproved: true, Answer: &answer})
		require.NoError(t, err)
		require.Equal(t, []string{string(domain.ExtensionApproved), answer}, []string{string(decided.Status), decided.Answer})
		_, err = b.referrals.DecideExtension(b.admin(), asked.ID, referral.ExtensionAnswer{})
		requireProblem(t, err, apperr.WrongState, "id")
		last := b.Client.Protection.Query().Order(ent.Desc(protection.FieldSequence)).FirstX(b.System())
		require.Equal(t, []time.Time{from, from.Add(30 * day)}, []time.Time{last.StartsAt.UTC(), last.EndsAt.UTC()}, "from the end that was")
		b.clock.Advance(21 * day)
		watched(1, 0) // 3 days before the new end.
		asked, err = ask(10, "Nearly there.")
		require.NoError(t, err)
		_, err = b.referrals.DecideExtension(b.admin(), asked.ID, referral.ExtensionAnswer{})
		require.NoError(t, err)
		b.clock.Advance(3 * day)
		watched(0, 1)
		_, err = ask(10, "Please.")
		requireProblem(t, err, apperr.WrongState, "referralId")
	})
}

func TestSubmissionsOfOthersAreNotThere(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		bob := b.Enroll("bob")
		in := b.introduced("Northwind", "jo@northwind.example")
		row := b.submit(t, b.ada, in)
		_, err := b.referrals.Resubmit(b.partner(bob), row.ID, in)
		require.ErrorIs(t, err, apperr.ErrNotFound)
		_, err = b.referrals.Write(b.partner(bob), row.ID, "Hello")
		require.ErrorIs(t, err, apperr.ErrNotFound)
		_, err = b.referrals.RequestExtension(b.partner(bob), row.ID, referral.ExtensionInput{Days: 1, Reason: "x"})
		require.ErrorIs(t, err, apperr.ErrNotFound)
		_, err = b.referrals.Accept(b.partner(b.ada), row.ID, referral.AcceptInput{})
		require.ErrorIs(t, err, apperr.ErrForbidden)
		require.Equal(t, domain.Submitted, b.Client.Referral.GetX(b.System(), row.ID).Status)
	})
}
