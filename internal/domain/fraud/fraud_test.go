package fraud_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/domain/fraud"
)

func TestTwoAddressesOfOneMailboxAreTheSamePerson(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, customer, partner string
		same                    bool
	}{
		{"case and what follows a plus", "Ada+Shop@Lovelace.example", "ada@lovelace.example", true},
		{"dots at Google", "a.d.a@gmail.com", "ada+x@GoogleMail.com", true},
		{"dots elsewhere mean another mailbox", "a.da@lovelace.example", "ada@lovelace.example", false},
		{"another person of one domain", "bob@lovelace.example", "ada@lovelace.example", false},
		{"no address", "", "", false},
		{"nonsense", "@", "@", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := fraud.Compare(fraud.Party{Emails: []string{c.customer}}, fraud.Party{Emails: []string{"other@x.example", c.partner}})
			require.Equal(t, c.same, got.IsSamePerson)
		})
	}
	got := fraud.Compare(fraud.Party{Domains: []string{"", "acme.example", "acme.io"}}, fraud.Party{Domains: []string{"acme.io", "ACME.example", ""}})
	require.Equal(t, fraud.Relation{Domain: "acme.example"}, got)
}

// all has every rule in one mode.
func all(mode fraud.Mode) fraud.Rules {
	rules := fraud.Defaults()
	for i := range rules.Rules {
		rules.Rules[i].Mode = mode
	}
	rules.Rules[5].Hosts = []string{"bad.example", "*.coupons.example"}
	return rules
}

func TestSignalsOfAClick(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		name  string
		click fraud.Click
		after time.Duration
		want  []fraud.Signal
	}{
		{"nothing", fraud.Click{ReferrerHost: "news.example", Neighbours: 20}, time.Minute, nil},
		{"one click more than the rule allows", fraud.Click{Neighbours: 21}, time.Minute, []fraud.Signal{
			{Kind: fraud.KindClickBurst, Mode: fraud.ModeHold, SourceID: "clk", Evidence: fraud.Evidence{Count: 21, Limit: 20, Minutes: 60}},
		}},
		{"too soon", fraud.Click{}, 2999 * time.Millisecond, []fraud.Signal{
			{Kind: fraud.KindFastConversion, Mode: fraud.ModeHold, SourceID: "clk", Evidence: fraud.Evidence{Count: 2, Limit: 3}},
		}},
		{"just not too soon", fraud.Click{}, 3 * time.Second, nil},
		{"after the conversion", fraud.Click{}, -time.Second, nil},
		{"an advertisement by its parameter", fraud.Click{PaidSearch: "gclid"}, time.Hour, []fraud.Signal{
			{Kind: fraud.KindPaidSearch, Mode: fraud.ModeHold, SourceID: "clk", Evidence: fraud.Evidence{Parameter: "gclid"}},
		}},
		{"an advertisement by its host", fraud.Click{PaidSearch: "www.googleadservices.com"}, time.Hour, []fraud.Signal{
			{Kind: fraud.KindPaidSearch, Mode: fraud.ModeHold, SourceID: "clk", Evidence: fraud.Evidence{Host: "www.googleadservices.com"}},
		}},
		{"a banned host and all below", fraud.Click{ReferrerHost: "a.b.coupons.example"}, time.Hour, []fraud.Signal{
			{Kind: fraud.KindBannedReferrer, Mode: fraud.ModeHold, SourceID: "clk", Evidence: fraud.Evidence{Host: "a.b.coupons.example", Pattern: "*.coupons.example"}},
		}},
		{"below a host that is banned alone", fraud.Click{ReferrerHost: "www.bad.example"}, time.Hour, nil},
		{"the host of a wildcard itself", fraud.Click{ReferrerHost: "coupons.example"}, time.Hour, nil},
		{"a data centre", fraud.Click{IsDataCentre: true}, time.Hour, []fraud.Signal{{Kind: fraud.KindDataCentre, Mode: fraud.ModeHold, SourceID: "clk"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			c.click.ID, c.click.At = "clk", at
			require.Equal(t, c.want, all(fraud.ModeHold).OfClick(c.click, at.Add(c.after)))
			require.Empty(t, all(fraud.ModeOff).OfClick(c.click, at.Add(c.after)))
		})
	}
}

// The strictest of the rules that fired decides.
func TestJudge(t *testing.T) {
	t.Parallel()
	flag := fraud.Signal{Kind: fraud.KindSelfReferralEmail, Mode: fraud.ModeFlag}
	hold := fraud.Signal{Kind: fraud.KindClickBurst, Mode: fraud.ModeHold, SourceID: "a"}
	block := fraud.Signal{Kind: fraud.KindPaidSearch, Mode: fraud.ModeBlock, SourceID: "b"}
	for _, c := range []struct {
		name string
		in   fraud.Share
		want []fraud.Verdict
	}{
		{"nothing found", fraud.Share{EnrollmentID: "e"}, nil},
		{"flagged", fraud.Share{EnrollmentID: "e", Credited: []fraud.Signal{flag}}, []fraud.Verdict{{EnrollmentID: "e", Mode: fraud.ModeFlag, Signals: []fraud.Signal{flag}}}},
		{"held is stricter", fraud.Share{EnrollmentID: "e", Credited: []fraud.Signal{hold, flag}}, []fraud.Verdict{
			{EnrollmentID: "e", Mode: fraud.ModeHold, Holds: true, Signals: []fraud.Signal{flag, hold}},
		}},
		{"credit without a touch is held, not blocked", fraud.Share{EnrollmentID: "e", Credited: []fraud.Signal{block}}, []fraud.Verdict{
			{EnrollmentID: "e", Mode: fraud.ModeHold, Holds: true, Signals: []fraud.Signal{block}},
		}},
		{"blocked", fraud.Share{EnrollmentID: "e", Lost: []fraud.Signal{block}}, []fraud.Verdict{{EnrollmentID: "e", Mode: fraud.ModeBlock, Signals: []fraud.Signal{block}}}},
		{"a part is blocked, the rest held", fraud.Share{EnrollmentID: "e", Credited: []fraud.Signal{hold}, Lost: []fraud.Signal{block, hold}}, []fraud.Verdict{
			{EnrollmentID: "e", Mode: fraud.ModeBlock, Holds: true, Signals: []fraud.Signal{hold, block}},
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, c.want, fraud.Judge([]fraud.Share{c.in}))
		})
	}
}

func TestWhatPeopleDecidedCounts(t *testing.T) {
	t.Parallel()
	person := fraud.Signal{Kind: fraud.KindSelfReferralDomain, Mode: fraud.ModeBlock}
	click := fraud.Signal{Kind: fraud.KindPaidSearch, Mode: fraud.ModeBlock, SourceID: "c"}
	both := []fraud.Signal{person, click}
	require.Equal(t, "SELF_REFERRAL_DOMAIN", fraud.Past{}.Excludes(both))
	require.Equal(t, "PAID_SEARCH", fraud.Past{IsPersonCleared: true}.Excludes(both), "another conversion was cleared")
	require.Empty(t, fraud.Past{IsCleared: true}.Excludes(both))
	require.Equal(t, "CONFIRMED", fraud.Past{IsConfirmed: true}.Excludes(nil))
	require.Equal(t, []fraud.Signal{click}, fraud.Past{IsPersonCleared: true}.Left(both))
	require.Len(t, both, 2)
}

func TestRules(t *testing.T) {
	t.Parallel()
	some := fraud.Rules{Version: 3, Rules: []fraud.Rule{{Kind: fraud.KindDataCentre, Mode: fraud.ModeHold}}}
	whole := some.Complete()
	require.Len(t, whole.Rules, len(fraud.Kinds()))
	require.Equal(t, 3, whole.Version)
	require.Equal(t, fraud.ModeHold, whole.Of(fraud.KindDataCentre).Mode)
	require.Equal(t, fraud.ModeFlag, whole.Of(fraud.KindSelfReferralEmail).Mode)
	require.True(t, whole.Looks(fraud.KindPaidSearch, fraud.KindDataCentre))
	require.False(t, whole.Looks(fraud.KindPaidSearch))
	for _, rule := range fraud.Defaults().Rules {
		require.NotContains(t, []fraud.Mode{fraud.ModeHold, fraud.ModeBlock}, rule.Mode, "defaults stop nothing")
	}
	found := all(fraud.ModeFlag).OfClick(fraud.Click{ReferrerHost: "bad.example"}, time.Time{}.Add(time.Hour))
	require.Equal(t, []string{"bad.example"}, all(fraud.ModeFlag).Needed(found).Of(fraud.KindBannedReferrer).Hosts)
	require.Empty(t, all(fraud.ModeOff).Needed(found).Rules)
}

func TestPaidSearch(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, query, referrer, want string }{
		{"nothing", "utm_source=news&sub1=x", "https://news.example/?q=1", ""},
		{"Google", "sub1=x&gclid=abc", "", "gclid"},
		{"Microsoft", "msclkid=1", "", "msclkid"},
		{"an empty one", "gclid=&gclidx=1", "", ""},
		{"in the page that led here", "", "https://blog.example/best?gbraid=9#top", "gbraid"},
		{"the advertisement's own host", "", "https://www.googleadservices.com/pagead/aclk", "www.googleadservices.com"},
		{"a search without an advertisement", "", "https://www.google.com/search?q=acme", ""},
		{"social networks mark every link", "fbclid=1&ttclid=2", "", ""},
		{"nonsense", "%zz&&=&", "http://%zz", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, c.want, fraud.PaidSearch(c.query, c.referrer))
		})
	}
}

func TestRanges(t *testing.T) {
	t.Parallel()
	r, err := fraud.ReadRanges(strings.NewReader("# clouds\n\n192.0.2.0/24\n192.0.2.128/25 # inside\n198.51.100.7\n2001:db8::/32\n::ffff:203.0.113.9\n0.0.0.0/8\n"))
	require.NoError(t, err)
	require.Equal(t, 5, r.Len())
	for address, want := range map[string]bool{
		"192.0.2.0": true, "192.0.2.255": true, "192.0.3.0": false, "192.0.1.255": false, "198.51.100.7": true, "198.51.100.8": false,
		"2001:db8:ffff::1": true, "2001:db9::": false, "::ffff:192.0.2.9": true, "203.0.113.9": true, "::1": false, "0.1.2.3": true,
		"": false, "nobody": false, "2001:db8::1%eth0": true,
	} {
		require.Equal(t, want, r.Contains(address), address)
	}
	require.False(t, (*fraud.Ranges)(nil).Contains("192.0.2.1"))
	for _, bad := range []string{"192.0.2.0/33", "example.com", "192.0.2.0/24 x", "1.2.3", "fe80::1%eth0", "::ffff:1.2.3.0/120"} {
		_, err := fraud.ReadRanges(strings.NewReader("10.0.0.0/8\n" + bad + "\n"))
		require.ErrorContains(t, err, "line 2", bad)
	}
}

func TestNetwork(t *testing.T) {
	t.Parallel()
	require.Equal(t, fraud.Network("2001:db8:1:2::3"), fraud.Network("2001:db8:1:2:ffff::"))
	require.NotEqual(t, fraud.Network("2001:db8:1:2::3"), fraud.Network("2001:db8:1:3::3"))
	require.Equal(t, "192.0.2.1", fraud.Network("::ffff:192.0.2.1"))
	require.Equal(t, "nobody", fraud.Network("nobody"))
	require.Equal(t, "01234567", fraud.NetworkOf("0123456789abcdef"))
	require.Empty(t, fraud.NetworkOf("h"))
}

// Whatever comes, the same facts say the same, mailboxes are stable, and what is in
// a network is in a wider one.
func FuzzFraud(f *testing.F) {
	f.Add("a.b+c@gmail.com", "gclid=1&x", "https://a.example/?gclid=2", "192.0.2.1", uint8(24))
	f.Add("@", "&&==", "%", "2001:db8::1", uint8(64))
	f.Fuzz(func(t *testing.T, email, query, referrer, address string, bits uint8) {
		box := fraud.Mailbox(email)
		require.Equal(t, box, fraud.Mailbox(box))
		require.NotContains(t, fraud.PaidSearch(query, referrer), "=", "it names a parameter or a host, without a value")
		require.Equal(t, fraud.Network(address), fraud.Network(fraud.Network(address)), "a network is in itself")
		r, err := fraud.ReadRanges(strings.NewReader(fmt.Sprintf("%s/%d", address, bits)))
		if err != nil {
			return
		}
		if r.Len() == 1 && !strings.ContainsAny(address, "#%\n\r") {
			require.True(t, r.Contains(address), "%s/%d", address, bits)
		}
	})
}
