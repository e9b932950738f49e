package web_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent/conversion"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

// shop is a server with an API key of a shop that may record.
type shop struct {
	bundle
	key string
}

func setupShop(t *testing.T, d *testkit.Database) shop {
	t.Helper()
	b := setup(t, d)
	for _, key := range []string{"lead", "sale"} {
		err := b.Client.EventType.Create().SetCreatedAt(start).SetProgramID(b.Program.ID).SetKey(key).SetName(key).
			SetIsLead(key == "lead").SetIsSale(key == "sale").Exec(b.System())
		require.NoError(t, err)
	}
	return shop{b, b.key(t, viewer.ConversionRecord)}
}

// post sends a body to the path with the shop's key. PROGRAM in the body stands
// for the program's id.
func (s shop) post(t *testing.T, path, body string) (int, map[string][]said) {
	t.Helper()
	answer := s.send(t, request{
		method: http.MethodPost, path: path, body: strings.ReplaceAll(body, "PROGRAM", s.Program.ID),
		header: map[string]string{"Authorization": "Bearer " + s.key},
	})
	var out map[string][]said
	content := answer.body
	require.NoError(t, json.Unmarshal([]byte(content), &out), content)
	return answer.StatusCode, out
}

// said is what was answered about one conversion or refund.
type said struct {
	ID         *string
	ExternalID string
	Repeated   bool
	UserErrors []struct {
		Field   []string
		Message string
		Code    string
	}
}

// fields are the paths of the mistakes with their codes.
func (s said) fields() []string {
	out := []string{}
	for _, one := range s.UserErrors {
		out = append(out, strings.Join(one.Field, ".")+" "+one.Code)
	}
	return out
}

const order = `{
	"programId": "PROGRAM", "type": "sale", "externalId": "order-1", "occurredAt": "2026-03-02T10:00:00+01:00",
	"customer": {"externalId": "cust-1", "email": "x@example.org", "country": "DE", "metadata": [{"key": "plan", "value": "pro"}]},
	"amount": {"amount": "119.00", "currencyCode": "EUR"}, "tax": "19.00", "shipping": null,
	"items": [{"productId": "p1", "quantity": 2, "amount": "100.00"}], "metadata": [{"key": "channel", "value": "web"}]
}`

func TestConversions(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		s := setupShop(t, d)
		status, answer := s.post(t, "/api/conversions", order)
		require.Equal(t, http.StatusOK, status)
		require.Len(t, answer["conversions"], 1)
		first := answer["conversions"][0]
		require.Equal(t, "order-1", first.ExternalID)
		require.False(t, first.Repeated)
		require.Empty(t, first.UserErrors)

		row, err := s.Client.Conversion.Query().Where(conversion.ID(*first.ID)).WithCustomer().Only(s.System())
		require.NoError(t, err)
		require.Equal(t, int64(11900), row.AmountMinor)
		require.Equal(t, int64(1900), *row.TaxMinor)
		require.Nil(t, row.ShippingMinor)
		require.Equal(t, "2026-03-02T09:00:00Z", row.OccurredAt.UTC().Format("2006-01-02T15:04:05Z"))
		require.Equal(t, "API", row.Source)
		require.Equal(t, map[string]string{"channel": "web"}, row.Metadata)
		require.Len(t, row.Items, 1)
		require.Equal(t, 2, row.Items[0].Quantity)
		require.Equal(t, "x@example.org", row.Edges.Customer.Email)

		status, answer = s.post(t, "/api/conversions", "["+order+"]")
		require.Equal(t, http.StatusOK, status)
		require.True(t, answer["conversions"][0].Repeated)
		require.Equal(t, *first.ID, *answer["conversions"][0].ID)

		status, answer = s.post(t, "/api/conversions", strings.Replace(order, "119.00", "120.00", 1))
		require.Equal(t, http.StatusUnprocessableEntity, status)
		require.Nil(t, answer["conversions"][0].ID)
		require.Equal(t, "IDEMPOTENCY_CONFLICT", answer["conversions"][0].UserErrors[0].Code)
		require.Contains(t, s.metrics(t), `rapport_conversions_recorded_total{source="API"} 1`)
	})
}

func TestConversionsInBulk(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		s := setupShop(t, d)
		lead := func(n int) string {
			return fmt.Sprintf(`{"programId":"PROGRAM","type":"lead","externalId":"l%d","customer":{"externalId":"c%d"}}`, n, n)
		}
		status, answer := s.post(t, "/api/conversions", `{"conversions":[`+lead(1)+`, 7, `+strings.Replace(lead(2), `"lead"`, `"unheard"`, 1)+`,`+lead(3)+`]}`)
		require.Equal(t, http.StatusMultiStatus, status)
		require.Len(t, answer["conversions"], 4)
		require.NotNil(t, answer["conversions"][0].ID)
		require.Equal(t, []string{"input INVALID"}, answer["conversions"][1].fields())
		require.Equal(t, []string{"input.type NOT_FOUND"}, answer["conversions"][2].fields())
		require.Equal(t, "l2", answer["conversions"][2].ExternalID)
		require.NotNil(t, answer["conversions"][3].ID)

		many := make([]string, 1001)
		for i := range many {
			many[i] = lead(i)
		}
		response := s.send(t, request{
			method: http.MethodPost, path: "/api/conversions", header: map[string]string{"Authorization": "Bearer " + s.key},
			body: strings.ReplaceAll("["+strings.Join(many, ",")+"]", "PROGRAM", s.Program.ID),
		})
		require.Equal(t, http.StatusUnprocessableEntity, response.StatusCode)
		require.Contains(t, response.body, `"field":["conversions"]`)
		kept, err := s.Client.Conversion.Query().Count(s.System())
		require.NoError(t, err)
		require.Equal(t, 2, kept)

		status, answer = s.post(t, "/api/conversions", "["+strings.Join(many[:1000], ",")+"]")
		require.Equal(t, http.StatusOK, status)
		require.Len(t, answer["conversions"], 1000)
	})
}

func TestConversionsNameEveryMistake(t *testing.T) {
	t.Parallel()
	s := setupShop(t, testkit.Open(t))
	for name, one := range map[string]struct {
		change []string
		wrong  []string
	}{
		"a field that does not exist":    {[]string{`"tax"`, `"taxes"`}, []string{"input.taxes INVALID"}},
		"one below":                      {[]string{`"email"`, `"mail"`}, []string{"input.customer.mail INVALID"}},
		"one in a list":                  {[]string{`"productId"`, `"sku"`}, []string{"input.items.0.sku INVALID"}},
		"a decimal that is a number":     {[]string{`"19.00"`, `19.00`}, []string{"input.tax INVALID"}},
		"an amount that is a number":     {[]string{`"119.00"`, `119`}, []string{"input.amount.amount INVALID"}},
		"an amount that is no object":    {[]string{`{"amount": "119.00", "currencyCode": "EUR"}`, `"119.00"`}, []string{"input.amount INVALID"}},
		"an instant without a zone":      {[]string{`+01:00"`, `"`}, []string{"input.occurredAt INVALID"}},
		"metadata that is no list":       {[]string{`[{"key": "channel", "value": "web"}]`, `{"channel": "web"}`}, []string{"input.metadata INVALID"}},
		"a quantity that is no number":   {[]string{`"quantity": 2`, `"quantity": 2.5`}, []string{"input.items.0.quantity INVALID"}},
		"several, of form and meaning":   {[]string{`"19.00"`, `19.00`, `"externalId": "order-1",`, ``, `"DE"`, `"Germany"`}, []string{"input.tax INVALID", "input.externalId BLANK", "input.customer.country INVALID"}},
		"a number for a text":            {[]string{`"order-1"`, `1`}, []string{"input.externalId INVALID"}},
		"an unknown currency":            {[]string{`"EUR"`, `"XXQ"`}, []string{"input.amount.currencyCode INVALID"}},
		"a negative amount":              {[]string{`"119.00"`, `"-1.00"`}, []string{"input.amount.amount TOO_SMALL"}},
		"an instant in the future":       {[]string{`2026-03-02T10`, `2027-03-02T10`}, []string{"input.occurredAt TOO_LARGE"}},
		"a program of nobody":            {[]string{`PROGRAM`, `prg_none`}, []string{"input.programId NOT_FOUND"}},
		"an exponent":                    {[]string{`"119.00"`, `"1e2"`}, []string{"input.amount.amount INVALID"}},
		"an idempotency key of a number": {[]string{`"type"`, `"idempotencyKey": 5, "type"`}, []string{"input.idempotencyKey INVALID"}},
	} {
		status, answer := s.post(t, "/api/conversions", strings.NewReplacer(one.change...).Replace(order))
		require.Equal(t, http.StatusUnprocessableEntity, status, name)
		require.Equal(t, one.wrong, answer["conversions"][0].fields(), name)
	}
	kept, err := s.Client.Conversion.Query().Count(s.System())
	require.NoError(t, err)
	require.Zero(t, kept)
}

func TestConversionsRefuseWholeRequests(t *testing.T) {
	t.Parallel()
	s := setupShop(t, testkit.Open(t))
	reader := s.bundle.key(t, viewer.ConversionRead)
	body := strings.ReplaceAll(order, "PROGRAM", s.Program.ID)
	for name, one := range map[string]struct {
		key, body string
		status    int
		code      string
	}{
		"nobody":                    {"", body, http.StatusUnauthorized, "UNAUTHENTICATED"},
		"a key that does not exist": {s.key + "x", body, http.StatusUnauthorized, "UNAUTHENTICATED"},
		"a key that only reads":     {reader, body, http.StatusForbidden, "FORBIDDEN"},
		"no JSON":                   {s.key, "externalId=1", http.StatusBadRequest, "BAD_REQUEST"},
		"nothing":                   {s.key, "", http.StatusBadRequest, "BAD_REQUEST"},
		"an empty list":             {s.key, "[]", http.StatusBadRequest, "BAD_REQUEST"},
		"null":                      {s.key, "null", http.StatusBadRequest, "BAD_REQUEST"},
		"a list beside a field":     {s.key, `{"conversions":[{}],"dryRun":true}`, http.StatusBadRequest, "BAD_REQUEST"},
		"ten megabytes":             {s.key, `{"type":"` + strings.Repeat("x", 10<<20) + `"}`, http.StatusRequestEntityTooLarge, "TOO_LARGE"},
	} {
		header := map[string]string{}
		if one.key != "" {
			header["Authorization"] = "Bearer " + one.key
		}
		for _, path := range []string{"/api/conversions", "/api/refunds", "/api/disputes", "/api/disputes/close"} {
			response := s.send(t, request{method: http.MethodPost, path: path, body: strings.ReplaceAll(one.body, "conversions", strings.Split(path, "/")[2]), header: header})
			require.Equal(t, one.status, response.StatusCode, name)
			require.Contains(t, response.body, `"code":"`+one.code+`"`, name)
		}
	}
	kept, err := s.Client.Conversion.Query().Count(s.System())
	require.NoError(t, err)
	require.Zero(t, kept)
	require.NotContains(t, s.log.String(), s.key)
}

func TestIdempotencyKeyInHeader(t *testing.T) {
	t.Parallel()
	s := setupShop(t, testkit.Open(t))
	send := func(body string) reply {
		return s.send(t, request{
			method: http.MethodPost, path: "/api/conversions", body: strings.ReplaceAll(body, "PROGRAM", s.Program.ID),
			header: map[string]string{"Authorization": "Bearer " + s.key, "Idempotency-Key": "k-1"},
		})
	}
	require.Equal(t, http.StatusOK, send(order).StatusCode)
	require.Contains(t, send(order).body, `"repeated":true`)
	other := send(strings.Replace(order, "order-1", "order-2", 1))
	require.Equal(t, http.StatusUnprocessableEntity, other.StatusCode)
	require.Contains(t, other.body, "IDEMPOTENCY_CONFLICT")
}

func TestRefunds(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		s := setupShop(t, d)
		_, answer := s.post(t, "/api/conversions", order)
		sale := *answer["conversions"][0].ID
		refund := func(externalID, amount string) string {
			return fmt.Sprintf(`{"conversionId":%q,"externalId":%q,"amount":{"amount":%q,"currencyCode":"EUR"},"reason":"damaged"}`, sale, externalID, amount)
		}
		status, answer := s.post(t, "/api/refunds", refund("r1", "19.00"))
		require.Equal(t, http.StatusOK, status)
		require.NotNil(t, answer["refunds"][0].ID)

		status, answer = s.post(t, "/api/refunds", `{"refunds":[`+refund("r1", "19.00")+`,`+refund("r2", "200.00")+`,{"externalId":"r3","sum":1}]}`)
		require.Equal(t, http.StatusMultiStatus, status)
		require.True(t, answer["refunds"][0].Repeated)
		require.Equal(t, "INSUFFICIENT_BALANCE", answer["refunds"][1].UserErrors[0].Code)
		require.Equal(t, []string{"input.sum INVALID", "input.conversionId BLANK"}, answer["refunds"][2].fields())
		kept, err := s.Client.Refund.Query().Count(s.System())
		require.NoError(t, err)
		require.Equal(t, 1, kept)
	})
}
