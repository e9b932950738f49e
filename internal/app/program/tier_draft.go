package program

import (
	"context"
	"strconv"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/tier"
)

// maxTiers is how many tiers a draft has at most.
const maxTiers = 50

// TierDraft is one tier of a draft that nobody saved.
type TierDraft struct {
	// TierID of the tier that it changes; nil for a tier that it adds.
	TierID *string
	// Content is put over the tier; nil fields are unchanged.
	Content TierInput
}

// ReadDrafts returns the tiers of a draft, entry first, with ranks in that
// order: each is what CreateTier or UpdateTier would make of it. A tier that is
// added has an id that no tier has. Mistakes are named below "tiers" and the
// place in the list: those of TierInput below content, NOT_FOUND at tierId for a
// tier of another program and for one that comes twice, BLANK or TOO_LONG for the
// list.
func ReadDrafts(ctx context.Context, client *ent.Client, p *ent.Program, saved []*ent.Tier, drafts []TierDraft) ([]tier.Tier, error) {
	switch {
	case len(drafts) == 0:
		return nil, apperr.New(apperr.Blank, "A program has at least its entry tier.", "tiers")
	case len(drafts) > maxTiers:
		return nil, apperr.New(apperr.TooLong, "Give at most 50 tiers.", "tiers")
	}
	known := make(map[string]*ent.Tier, len(saved))
	for _, row := range saved {
		known[row.ID] = row
	}
	out := make([]tier.Tier, len(drafts))
	for i, draft := range drafts {
		place := []string{"tiers", strconv.Itoa(i)}
		old := &ent.Tier{ID: "new:" + strconv.Itoa(i), Mode: tier.All, Window: tier.Window{Kind: tier.Lifetime}}
		if draft.TierID != nil {
			row, ok := known[*draft.TierID]
			if !ok {
				return nil, apperr.New(apperr.NotFoundCode, "The program has no tier with this id, or it comes twice.", append(place, "tierId")...)
			}
			delete(known, row.ID)
			copied := *row
			old = &copied
		}
		old.Rank = entryRank + i
		asked, err := draft.read(ctx, client, p, old)
		if err != nil {
			return nil, inDraft(err, place)
		}
		out[i] = tier.Tier{ID: old.ID, Rank: old.Rank, Requirements: asked}
	}
	return out, nil
}

func (d TierDraft) read(ctx context.Context, client *ent.Client, p *ent.Program, old *ent.Tier) (tier.Requirements, error) {
	if err := d.Content.validate(d.TierID == nil); err != nil {
		return tier.Requirements{}, err
	}
	return d.Content.requirements(ctx, client, p, old)
}

// inDraft puts mistakes of a tier's input at the tier's place in the draft.
func inDraft(err error, place []string) error {
	list, ok := apperr.List(err)
	if !ok {
		return err
	}
	out := make(apperr.Errors, len(list))
	for i, one := range list {
		path := append(append([]string{}, place...), "content")
		if len(one.Field) > 1 {
			path = append(path, one.Field[1:]...)
		}
		out[i] = apperr.New(one.Code, one.Message, path...)
	}
	return out
}
