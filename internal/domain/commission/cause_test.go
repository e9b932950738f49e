package commission_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/domain/commission"
)

func TestCauseOf(t *testing.T) {
	t.Parallel()
	id := "dp 17"
	for kept, want := range map[string]*commission.Cause{
		commission.ReasonDisputed(id):      {Code: commission.CauseDisputed, ExternalID: &id},
		commission.ReasonRecruitedHeld:     {Code: commission.CauseRecruitedHeld},
		commission.ReasonRecruitedRejected: {Code: commission.CauseRecruitedRejected},
		commission.ReasonRunCancelled:      {Code: commission.CauseRunCancelled},
	} {
		cause, said := commission.CauseOf(kept)
		require.Equal(t, want, cause)
		require.Empty(t, said)
	}
	for _, typed := range []string{"", "Own purchase.", "DISPUTED dp_17", "dispute dp_17", "RECRUITED_HELD"} {
		cause, said := commission.CauseOf(typed)
		require.Nil(t, cause, "people say what they like")
		require.Equal(t, typed, said)
	}
}
