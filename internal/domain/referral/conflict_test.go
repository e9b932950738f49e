package referral_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/rapporthq/rapport/internal/domain/referral"
)

func TestConflicts(t *testing.T) {
	t.Parallel()
	acme := referral.Prospect{Email: "ada@acme.com", Domains: []string{"acme.com", "acme.io"}, Company: "acme", Country: "DE"}
	tests := []struct {
		name  string
		other referral.Prospect
		want  []referral.ConflictKind
	}{
		{"§6 same normalised e-mail", referral.Prospect{Email: "ada@acme.com"}, []referral.ConflictKind{referral.SameEmail}},
		{"§6 same registrable domain of e-mail or website", referral.Prospect{Domains: []string{"x.org", "acme.io"}}, []referral.ConflictKind{referral.SameDomain}},
		{"§6 same normalised company name and country", referral.Prospect{Company: "acme", Country: "DE"}, []referral.ConflictKind{referral.SameCompany}},
		{"the same name in another country", referral.Prospect{Company: "acme", Country: "AT"}, nil},
		{"the same name and no country", referral.Prospect{Company: "acme"}, nil},
		{"the same country", referral.Prospect{Country: "DE"}, nil},
		{"everything", acme, []referral.ConflictKind{referral.SameEmail, referral.SameDomain, referral.SameCompany}},
		{"nothing known", referral.Prospect{}, nil},
		{"another", referral.Prospect{Email: "bob@acme.com", Domains: []string{"acme.net"}, Company: "acme two", Country: "DE"}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := referral.Conflicts(acme, []referral.Known{{ID: "ref_1", Prospect: tt.other}})
			customers := referral.Conflicts(acme, []referral.Known{{ID: "cus_1", IsCustomer: true, Prospect: tt.other}})
			if tt.want == nil {
				require.Empty(t, got)
				require.Empty(t, customers)
				return
			}
			require.Equal(t, []referral.Conflict{{ID: "ref_1", Kinds: tt.want}}, got)
			require.Equal(t, append(tt.want, referral.ExistingCustomer), customers[0].Kinds, "§6 an existing customer")
			require.True(t, customers[0].IsCustomer)
		})
	}
	require.Empty(t, referral.Conflicts(referral.Prospect{Domains: []string{""}}, []referral.Known{{Prospect: referral.Prospect{Domains: []string{""}}}}),
		"what is empty equals nothing")
}

func TestMatch(t *testing.T) {
	t.Parallel()
	acme := referral.Prospect{Email: "ada@acme.com", Domains: []string{"acme.com"}, Company: "acme", Country: "DE"}
	require.True(t, matches(acme, referral.Prospect{Email: "ada@acme.com"}), "§6 e-mail")
	require.True(t, matches(acme, referral.Prospect{Domains: []string{"acme.com"}}), "§6 domain")
	require.False(t, matches(acme, referral.Prospect{Company: "acme", Country: "DE"}), "§6 a name alone is no match")
}

func TestConflictsAreMutual(t *testing.T) {
	t.Parallel()
	any := rapid.Custom(func(t *rapid.T) referral.Prospect {
		return referral.Prospect{
			Email:   rapid.SampledFrom([]string{"", "a@x.com", "b@y.com"}).Draw(t, "email"),
			Domains: rapid.SliceOfN(rapid.SampledFrom([]string{"", "x.com", "y.com", "z.com"}), 0, 3).Draw(t, "domains"),
			Company: rapid.SampledFrom([]string{"", "x", "y"}).Draw(t, "company"),
			Country: rapid.SampledFrom([]string{"", "DE", "AT"}).Draw(t, "country"),
		}
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b := any.Draw(t, "a"), any.Draw(t, "b")
		one := referral.Conflicts(a, []referral.Known{{Prospect: b}})
		other := referral.Conflicts(b, []referral.Known{{Prospect: a}})
		require.Equal(t, one, other)
		require.False(t, matches(a, b) && len(one) == 0, "what matches conflicts")
	})
}

func TestIsFreeMail(t *testing.T) {
	t.Parallel()
	for _, domain := range []string{"gmail.com", "gmx.de", "126.com", "zoho.com", "outlook.com"} {
		require.True(t, referral.IsFreeMail(domain), domain)
	}
	for _, domain := range []string{"", "acme.com", "mail.gmail.com", "GMAIL.com"} {
		require.False(t, referral.IsFreeMail(domain), domain)
	}
}

// matches reports whether a customer without an id of the vendor's is the prospect.
func matches(a, b referral.Prospect) bool {
	_, ok := referral.Match(a, b, "", "cus-1")
	return ok
}

func TestMatchSaysTheSurest(t *testing.T) {
	t.Parallel()
	acme := referral.Prospect{Email: "ada@acme.com", Domains: []string{"acme.com"}}
	for _, c := range []struct {
		wanted, id string
		customer   referral.Prospect
		by         referral.MatchKind
		ok         bool
	}{
		{"cus-1", "cus-1", acme, referral.MatchExternalID, true},
		{"cus-2", "cus-1", acme, referral.MatchEmail, true},
		{"", "", referral.Prospect{Email: "bob@acme.com", Domains: []string{"acme.com"}}, referral.MatchDomain, true},
		{"", "", referral.Prospect{}, "", false},
	} {
		by, ok := referral.Match(acme, c.customer, c.wanted, c.id)
		require.Equal(t, c.by, by, "§6")
		require.Equal(t, c.ok, ok, "§6")
	}
}
