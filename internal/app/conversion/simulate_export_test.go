package conversion

import (
	"context"

	"github.com/rapporthq/rapport/internal/app/program"
)

// SimulateDraft simulates a draft that was read already.
func (s *Service) SimulateDraft(ctx context.Context, in SimulateInput, draft program.Draft) (*Simulation, error) {
	p, err := s.client.Program.Get(ctx, in.ProgramID)
	if err != nil {
		return nil, err
	}
	k, err := learn(ctx, s.client, p)
	if err != nil {
		return nil, err
	}
	return simulate(ctx, k, in, draft)
}
