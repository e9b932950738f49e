package web_test

import (
	"fmt"
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/testkit"
)

func TestDisputes(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		s := setupShop(t, d)
		_, answer := s.post(t, "/api/conversions", order)
		sale := *answer["conversions"][0].ID
		dispute := func(externalID, amount string) string {
			return fmt.Sprintf(`{"conversionId":%q,"externalId":%q,"amount":{"amount":%q,"currencyCode":"EUR"},"openedAt":"2026-03-02T09:10:00Z","reason":"fraudulent"}`, sale, externalID, amount)
		}
		status, answer := s.post(t, "/api/disputes", dispute("d1", "19.00"))
		require.Equal(t, http.StatusOK, status)
		first := answer["disputes"][0]
		require.NotNil(t, first.ID)
		row := s.Client.Dispute.GetX(s.System(), *first.ID)
		require.Equal(t, []any{int64(1900), "fraudulent", commission.DisputeOpen}, []any{row.AmountMinor, row.Reason, row.Status})

		status, answer = s.post(t, "/api/disputes", `{"disputes":[`+dispute("d1", "19.00")+`,`+dispute("d1", "20.00")+`,`+dispute("d2", "200.00")+`,{"externalId":"d3","sum":1},7]}`)
		require.Equal(t, http.StatusMultiStatus, status)
		require.True(t, answer["disputes"][0].Repeated)
		require.Equal(t, *first.ID, *answer["disputes"][0].ID)
		require.Equal(t, []string{"input.externalId IDEMPOTENCY_CONFLICT"}, answer["disputes"][1].fields())
		require.Equal(t, []string{"input.amount INSUFFICIENT_BALANCE"}, answer["disputes"][2].fields())
		require.Equal(t, []string{"input.sum INVALID", "input.conversionId BLANK"}, answer["disputes"][3].fields())
		require.Equal(t, []string{"input INVALID"}, answer["disputes"][4].fields()[:1])
		require.Equal(t, 1, s.Client.Dispute.Query().CountX(s.System()))

		end := func(id, outcome string) string { return fmt.Sprintf(`{"id":%q,"outcome":%q}`, id, outcome) }
		status, answer = s.post(t, "/api/disputes/close", end(*first.ID, "LOST"))
		require.Equal(t, http.StatusOK, status)
		require.Equal(t, []any{*first.ID, "d1", false}, []any{*answer["disputes"][0].ID, answer["disputes"][0].ExternalID, answer["disputes"][0].Repeated})
		require.Equal(t, int64(1900), s.Client.Refund.Query().OnlyX(s.System()).AmountMinor, "§4: lost, it is a refund")
		status, answer = s.post(t, "/api/disputes/close", `[`+end(*first.ID, "LOST")+`,`+end(*first.ID, "WON")+`,`+end("dsp_none", "WON")+`,`+
			end(*first.ID, "DRAWN")+`,{"outcome":"WON","why":1},{"id":5}]`)
		require.Equal(t, http.StatusMultiStatus, status)
		require.True(t, answer["disputes"][0].Repeated)
		require.Equal(t, []string{"input.id NOT_PENDING"}, answer["disputes"][1].fields())
		require.Equal(t, []string{"input.id NOT_FOUND"}, answer["disputes"][2].fields())
		require.Equal(t, []string{"input.outcome INVALID"}, answer["disputes"][3].fields())
		require.Equal(t, []string{"input.why INVALID", "input.id BLANK"}, answer["disputes"][4].fields())
		require.Equal(t, []string{"input.id INVALID"}, answer["disputes"][5].fields())
		require.Equal(t, 1, s.Client.Refund.Query().CountX(s.System()))
	})
}

func TestDisputesOfOthersAreNotFound(t *testing.T) {
	t.Parallel()
	s := setupShop(t, testkit.Open(t))
	_, answer := s.post(t, "/api/conversions", order)
	sale := *answer["conversions"][0].ID
	open := fmt.Sprintf(`{"conversionId":%q,"externalId":"d1"}`, sale)
	_, answer = s.post(t, "/api/disputes", open)
	id := *answer["disputes"][0].ID

	other := s
	other.Book = testkit.NewBook(t, s.Database, "rival", start)
	other.key = other.bundle.key(t, "CONVERSION_RECORD")
	status, answer := other.post(t, "/api/disputes", open)
	require.Equal(t, http.StatusUnprocessableEntity, status)
	require.Equal(t, []string{"input.conversionId NOT_FOUND"}, answer["disputes"][0].fields())
	status, answer = other.post(t, "/api/disputes/close", fmt.Sprintf(`{"id":%q,"outcome":"LOST"}`, id))
	require.Equal(t, http.StatusUnprocessableEntity, status)
	require.Equal(t, []string{"input.id NOT_FOUND"}, answer["disputes"][0].fields())
	require.Equal(t, commission.DisputeOpen, s.Client.Dispute.GetX(s.System(), id).Status)
}
