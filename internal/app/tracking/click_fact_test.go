package tracking

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// anyFact has something in every field.
func anyFact(t *rapid.T) *fact {
	f := &fact{
		OccurredAt: time.UnixMicro(rapid.Int64Range(0, 4e15).Draw(t, "at")).UTC(),
		IsBot:      rapid.Bool().Draw(t, "bot"), IsDataCentre: rapid.Bool().Draw(t, "dataCentre"),
	}
	for _, text := range f.texts() {
		*text = rapid.StringN(0, 40, -1).Draw(t, "text")
	}
	f.ID, f.OrganizationID, f.LinkID = "clk_"+f.ID, "org_"+f.OrganizationID, "lnk_"+f.LinkID
	return f
}

func TestFactComesBackAsItWas(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		f := anyFact(t)
		got, err := decodeFact(f.encode())
		require.NoError(t, err)
		require.Equal(t, f, got)
	})
}

// Every field is written: who adds one adds it to texts or flags, too.
func TestFactWritesEveryField(t *testing.T) {
	t.Parallel()
	exported := 0
	kind := reflect.TypeFor[fact]()
	for i := range kind.NumField() {
		if field := kind.Field(i); field.IsExported() {
			exported++
			if field.Type.Kind() == reflect.Array {
				exported += field.Type.Len() - 1
			}
		}
	}
	require.Equal(t, len((&fact{}).texts())+3, exported, "texts, two flags and the instant")
}

func TestFactOfAnotherVersionIsRefused(t *testing.T) {
	t.Parallel()
	whole := (&fact{ID: "clk_1", OrganizationID: "org_1", LinkID: "lnk_1"}).encode()
	_, err := decodeFact(whole)
	require.NoError(t, err)
	for i := range whole {
		_, err := decodeFact(whole[:i])
		require.ErrorIs(t, err, errForeignFact, "cut at %d", i)
	}
	for _, payload := range []string{"", `{"v":1}`, "\x03", string(whole) + "x", "\x02\x00" + strings.Repeat("\xff", 40)} {
		_, err := decodeFact([]byte(payload))
		require.ErrorIs(t, err, errForeignFact)
	}
	_, err = decodeFact((&fact{ID: "clk_1", OrganizationID: "org_1"}).encode())
	require.ErrorIs(t, err, errForeignFact, "no link")
}

func FuzzDecodeFact(f *testing.F) {
	f.Add((&fact{ID: "clk_1", OrganizationID: "org_1", LinkID: "lnk_1"}).encode())
	f.Fuzz(func(t *testing.T, payload []byte) {
		got, err := decodeFact(payload)
		if err != nil {
			return
		}
		again, err := decodeFact(got.encode())
		require.NoError(t, err)
		require.Equal(t, got, again)
	})
}
