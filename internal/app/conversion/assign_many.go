package conversion

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/conversion"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/viewer"
)

// maxAssigned is how many conversions AssignMany takes.
const maxAssigned = 100

// AssignMany gives the credit of conversions that nobody has credit for, at most
// 100 of one program, all or none, and returns them in the order of the ids. It
// asks for COMMISSION_DECIDE. User errors: those of Assign; BLANK and TOO_LONG at
// ids; at ids.<index> NOT_FOUND, INVALID for one of another program, and
// WRONG_STATE for one that somebody has credit for.
func (s *Service) AssignMany(ctx context.Context, ids []string, in AssignInput) ([]*ent.Conversion, error) {
	v, err := viewer.Require(ctx, viewer.CommissionDecide)
	if err != nil {
		return nil, err
	}
	credits, errs := in.read()
	switch {
	case len(ids) == 0:
		errs.Add(apperr.Blank, "Name at least one conversion.", "ids")
	case len(ids) > maxAssigned:
		errs.Add(apperr.TooLong, "At most 100 conversions are assigned at once.", "ids")
	}
	if len(errs) > 0 {
		return nil, errs
	}
	var rows []*ent.Conversion
	err = s.byHand(ctx, credits, func(tx *ent.Tx) (string, int, error) {
		if rows, err = loadAll(ctx, tx, ids); err != nil {
			return "", 0, err
		}
		return rows[0].ProgramID, len(rows), nil
	}, func(w *work) error {
		if err := w.refuseAttributed(ctx, ids); err != nil {
			return err
		}
		return w.assign(ctx, rows, in.override(credits, v))
	})
	if err != nil {
		return nil, err
	}
	for i := range rows {
		rows[i] = rows[i].Unwrap()
	}
	return rows, nil
}

// loadAll loads the conversions in the order of the ids, each once, or says which
// are not there.
func loadAll(ctx context.Context, tx *ent.Tx, ids []string) ([]*ent.Conversion, error) {
	rows, err := tx.Conversion.Query().Where(conversion.IDIn(ids...)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("load conversions: %w", err)
	}
	byID := map[string]*ent.Conversion{}
	for _, row := range rows {
		byID[row.ID] = row
	}
	var out []*ent.Conversion
	var errs apperr.Errors
	for i, id := range ids {
		row := byID[id]
		switch {
		case row == nil:
			errs.Add(apperr.NotFoundCode, "There is no conversion with this id.", "ids", strconv.Itoa(i))
		case len(out) > 0 && row.ProgramID != out[0].ProgramID:
			errs.Add(apperr.Invalid, "This conversion is of another program. Assign those of one program at once.", "ids", strconv.Itoa(i))
		case !slices.Contains(out, row):
			out = append(out, row)
		}
	}
	return out, errs.OrNil()
}

// refuseAttributed names the conversions that somebody has credit for.
func (w *work) refuseAttributed(ctx context.Context, ids []string) error {
	decisions, err := decisionsOf(ctx, w.client, distinct(ids))
	if err != nil {
		return err
	}
	var errs apperr.Errors
	for i, id := range ids {
		if decisions[id].IsAttributed {
			errs.Add(apperr.WrongState, "Somebody has credit for this conversion already.", "ids", strconv.Itoa(i))
		}
	}
	return errs.OrNil()
}
