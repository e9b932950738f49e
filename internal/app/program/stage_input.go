package program

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/referral"
)

// StagesInput is the whole pipeline of a program as it shall be.
type StagesInput struct {
	// Revision is that of the stages which were edited.
	Revision string
	// Stages in their new order, 3 to 20.
	Stages []StageInput
	// Removed are the stages that shall be no more; every other stage is in
	// Stages.
	Removed []StageRemovalInput
}

// StageInput is one stage as it shall be.
type StageInput struct {
	// ID of the stage; nil for a new one.
	ID *string
	// Name is 1 to 80 characters, unique in the pipeline.
	Name string
	Kind referral.StageKind
	// Probability is 0 to 100; 100 for WON and 0 for LOST.
	Probability int
}

// StageRemovalInput is a stage that shall be no more.
type StageRemovalInput struct {
	StageID string
	// IntoStageID is the stage of the same kind to which its referrals go; needed
	// if there are any.
	IntoStageID *string
}

const (
	maxStages    = 20
	maxStageName = 80
	maxStageKey  = 40
)

// Validate names every mistake that can be seen without the program.
func (in StagesInput) Validate() error {
	var errs apperr.Errors
	if len(in.Stages) > maxStages {
		errs.Add(apperr.TooLong, "A pipeline has at most 20 stages.", "input", "stages")
		return errs
	}
	names, kinds := map[string]bool{}, map[referral.StageKind]bool{}
	for i, one := range in.Stages {
		one.check(&errs, i)
		folded := strings.ToLower(strings.TrimSpace(one.Name))
		if folded != "" && names[folded] {
			errs.Add(apperr.Taken, "Another stage has this name.", stageAt(i, "name")...)
		}
		names[folded], kinds[one.Kind] = true, true
	}
	for _, kind := range []referral.StageKind{referral.Open, referral.Won, referral.Lost} {
		if !kinds[kind] {
			errs.Add(apperr.Blank, "A pipeline has at least one stage of kind "+string(kind)+".", "input", "stages")
		}
	}
	return errs.OrNil()
}

// stageAt is the path of a field of the stage at position i.
func stageAt(i int, field string) []string {
	return []string{"input", "stages", strconv.Itoa(i), field}
}

// removalAt is the path of a field of the removal at position i.
func removalAt(i int, field string) []string {
	return []string{"input", "removed", strconv.Itoa(i), field}
}

func (in StageInput) check(errs *apperr.Errors, i int) {
	checkText(errs, in.Name, maxStageName, stageAt(i, "name")...)
	checkRange(errs, &in.Probability, 0, 100, stageAt(i, "probability")...)
	switch {
	case !slices.Contains(referral.StageKind("").Values(), string(in.Kind)):
		errs.Add(apperr.Invalid, "Choose OPEN, WON or LOST.", stageAt(i, "kind")...)
	case in.Kind == referral.Won && in.Probability < 100:
		errs.Add(apperr.Invalid, "What is won has a probability of 100.", stageAt(i, "probability")...)
	case in.Kind == referral.Lost && in.Probability > 0 && in.Probability <= 100:
		errs.Add(apperr.Invalid, "What is lost has a probability of 0.", stageAt(i, "probability")...)
	}
}

// StagesRevision tells whether a pipeline is as it was: it changes with every
// name, kind, probability and place. The stages are in order, without archived
// ones.
func StagesRevision(stages []*ent.Stage) string {
	type row struct {
		ID, Name    string
		Kind        referral.StageKind
		Probability int
	}
	list := make([]row, len(stages))
	for i, one := range stages {
		list[i] = row{one.ID, one.Name, one.Kind, one.Probability}
	}
	data, err := json.Marshal(list)
	if err != nil {
		return "" // Texts and numbers always have a form.
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:8])
}

// compare names every mistake in the input beside the stages that the program
// has.
func (in StagesInput) compare(live map[string]*ent.Stage) error {
	var errs apperr.Errors
	kept := map[string]StageInput{}
	for i, one := range in.Stages {
		switch {
		case one.ID == nil:
			continue
		case live[*one.ID] == nil:
			errs.Add(apperr.NotFoundCode, "The program has no stage with this id.", stageAt(i, "id")...)
		case kept[*one.ID].ID != nil:
			errs.Add(apperr.Taken, "This stage is in the list already.", stageAt(i, "id")...)
		}
		kept[*one.ID] = one
	}
	gone := map[string]bool{}
	for i, one := range in.Removed {
		switch {
		case live[one.StageID] == nil:
			errs.Add(apperr.NotFoundCode, "The program has no stage with this id.", removalAt(i, "stageId")...)
		case gone[one.StageID] || kept[one.StageID].ID != nil:
			errs.Add(apperr.Taken, "This stage is named already. A stage is either kept or removed, once.", removalAt(i, "stageId")...)
		case one.IntoStageID == nil:
		case kept[*one.IntoStageID].ID == nil:
			errs.Add(apperr.NotFoundCode, "Choose a stage that stays.", removalAt(i, "intoStageId")...)
		case kept[*one.IntoStageID].Kind != live[one.StageID].Kind:
			errs.Add(apperr.Invalid, "Choose a stage of the same kind: emptying a stage neither wins, loses nor reopens a referral.",
				removalAt(i, "intoStageId")...)
		}
		gone[one.StageID] = true
	}
	for id, one := range live {
		if kept[id].ID == nil && !gone[id] {
			errs.Add(apperr.Blank, "Keep the stage “"+one.Name+"” in the list, or remove it.", "input", "stages")
		}
	}
	slices.SortStableFunc(errs, func(a, b *apperr.Error) int { return strings.Compare(a.Error(), b.Error()) })
	return errs.OrNil()
}

// keyOf makes the key of a new stage of its name; taken are those that were ever
// given.
func keyOf(name string, taken map[string]bool) string {
	base := strings.ReplaceAll(slugOf(name), "-", "_")
	if base == "program" && !strings.EqualFold(strings.TrimSpace(name), "program") {
		base = "stage" // The name has no letter of the alphabet.
	}
	if len(base) > maxStageKey {
		base = strings.TrimRight(base[:maxStageKey], "_")
	}
	key := base
	for n := 2; taken[key]; n++ {
		key = base + "_" + strconv.Itoa(n)
	}
	taken[key] = true
	return key
}
