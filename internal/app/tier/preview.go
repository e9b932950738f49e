package tier

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/internal/app/program"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/tier"
	"github.com/rapporthq/rapport/internal/viewer"
)

// Preview is what a draft of the tiers would mean for one of them.
type Preview struct {
	// Tier is nil for a tier that the draft adds.
	Tier *ent.Tier
	Name string
	// PartnerCount is how many would stand on the tier in the end.
	PartnerCount int
	// up would be promoted to it at once; down would come down to it by the next
	// review and its grace, if nothing changes until then.
	up, down []*ent.Enrollment
}

// WouldMoveUpCount is how many would be promoted to the tier at once.
func (p Preview) WouldMoveUpCount() int { return len(p.up) }

// WouldMoveDownCount is how many would come down to the tier by the next review
// and its grace, if nothing changes until then.
func (p Preview) WouldMoveDownCount() int { return len(p.down) }

// WouldMoveUp are the first of those who would be promoted to the tier.
func (p Preview) WouldMoveUp(first int) []*ent.Enrollment { return atMost(first, p.up) }

// WouldMoveDown are the first of those who would come down to the tier.
func (p Preview) WouldMoveDown(first int) []*ent.Enrollment { return atMost(first, p.down) }

func atMost(first int, of []*ent.Enrollment) []*ent.Enrollment {
	return of[:min(max(first, 0), len(of))]
}

// Preview says where every approved enrollment of a program would stand if its
// tiers were those of the draft, entry first, measured now. It writes nothing,
// and asks a few statements however many partners there are. It needs
// PROGRAM_READ. Mistakes are named as by CreateTier, below tiers.<n>.
func (s *Service) Preview(ctx context.Context, programID string, drafts []program.TierDraft) ([]Preview, error) {
	if _, err := viewer.Require(ctx, viewer.ProgramRead); err != nil {
		return nil, err
	}
	var out []Preview
	err := db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		l, err := loadLadder(ctx, tx.Client(), programID)
		if err != nil {
			return err
		}
		draft := *l
		if draft.tiers, err = program.ReadDrafts(ctx, tx.Client(), l.program, l.rows, drafts); err != nil {
			return err
		}
		out = make([]Preview, len(drafts))
		for i, one := range drafts {
			out[i].Name = orEmpty(one.Content.Name)
			if one.TierID != nil {
				out[i].Tier = l.row(*one.TierID).Unwrap()
				if one.Content.Name == nil {
					out[i].Name = out[i].Tier.Name
				}
			}
		}
		return countPreview(ctx, tx.Client(), l, &draft, s.clock.Now(), out)
	}, db.ReadOnly())
	if err != nil {
		return nil, err
	}
	return out, nil
}

// countPreview puts every approved enrollment on its tier of the draft.
func countPreview(ctx context.Context, client *ent.Client, l, draft *ladder, at time.Time, out []Preview) error {
	enrollments, err := client.Enrollment.Query().
		Where(enrollment.ProgramID(l.program.ID), enrollment.StatusEQ(enrollment.StatusAPPROVED)).
		Order(ent.Asc(enrollment.FieldID)).All(ctx)
	if err != nil {
		return fmt.Errorf("load enrollments: %w", err)
	}
	found, err := measureAll(ctx, client, draft, enrollments, at)
	if err != nil {
		return err
	}
	for _, e := range enrollments {
		s := standing(e)
		to := draft.policy.Destination(draft.tiers, s, found[e.ID], at)
		i := slices.IndexFunc(draft.tiers, func(t tier.Tier) bool { return t.ID == to })
		if i < 0 {
			continue
		}
		out[i].PartnerCount++
		switch from := slices.IndexFunc(draft.tiers, func(t tier.Tier) bool { return t.ID == s.TierID }); {
		case from < i:
			out[i].up = append(out[i].up, e.Unwrap())
		case from > i:
			out[i].down = append(out[i].down, e.Unwrap())
		}
	}
	return nil
}
