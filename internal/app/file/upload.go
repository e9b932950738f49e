package file

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/rapporthq/rapport/ent"
	entfile "github.com/rapporthq/rapport/ent/file"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/viewer"
)

// The roofs.
const (
	// Largest is how many bytes a file has at most, and LargestLogo a logo.
	Largest     = 10 << 20
	LargestLogo = 1 << 20
	// mostAnHour is how many files a partner, or the people of the vendor for one
	// partner, upload in an hour.
	mostAnHour = 100
)

// UploadInput is a file as it is uploaded.
type UploadInput struct {
	Purpose entfile.Purpose
	Name    string
	// PartnerID says whose it will be when the vendor uploads; nil for a program's
	// logo. A partner uploads its own.
	PartnerID *string
	// Content is read up to Largest bytes.
	Content io.Reader
}

// Upload keeps a file that belongs to nothing yet; what it is put to within a day keeps
// it. Kinds are told by name and content. A partner asks with OWN_REFERRAL_OPEN, for
// its logo with OWN_TEAM_MANAGE; the vendor with REFERRAL_MANAGE, for logos with
// PROGRAM_MANAGE or PARTNER_MANAGE.
//
// Errors: BLANK, INVALID and TOO_LARGE for the file; INVALID for the purpose; BLANK and
// NOT_FOUND for the partner; apperr.ErrRateLimited.
func (s *Service) Upload(ctx context.Context, in UploadInput) (*ent.File, error) {
	v, err := mayUpload(ctx, in.Purpose, in.PartnerID != nil)
	if err != nil {
		return nil, err
	}
	if err := entfile.PurposeValidator(in.Purpose); err != nil {
		return nil, apperr.New(apperr.Invalid, "A purpose is ANSWER, ATTACHMENT, EVIDENCE or LOGO.", "purpose")
	}
	content, is, err := in.read()
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(content)
	var row *ent.File
	err = db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		partnerID, err := whose(ctx, tx, v, in)
		if err != nil {
			return err
		}
		now := s.clock.Now()
		if err := limit(ctx, tx, now, v, partnerID); err != nil {
			return err
		}
		row, err = tx.File.Create().SetCreatedAt(now).SetNillablePartnerID(partnerID).SetPurpose(in.Purpose).SetName(nameOf(in.Name)).
			SetMediaType(is.mediaType).SetSize(int64(len(content))).SetSha256(hex.EncodeToString(sum[:])).SetSide(sideOf(v)).
			SetUploadedBy(v.Actor()).Save(ctx)
		if err != nil {
			return fmt.Errorf("save the file: %w", err)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	// The row comes first: what breaks here leaves a row that nobody knows the id of,
	// which is swept away with whatever bytes there are.
	row = row.Unwrap()
	if err := s.store.Put(ctx, keyOf(row), bytes.NewReader(content), row.Size); err != nil {
		return nil, fmt.Errorf("keep the file: %w", err)
	}
	return row, nil
}

// read reads the content and tells its kind.
func (in UploadInput) read() ([]byte, kind, error) {
	content, err := io.ReadAll(io.LimitReader(in.Content, Largest+1))
	if err != nil {
		return nil, kind{}, fmt.Errorf("read the file: %w", err)
	}
	is, isKnown := kindOf(nameOf(in.Name), content)
	isLogo := in.Purpose == entfile.PurposeLOGO
	switch {
	case len(content) == 0:
		return nil, kind{}, apperr.New(apperr.Blank, "The file is empty.", "file")
	case len(content) > Largest:
		return nil, kind{}, apperr.New(apperr.TooLarge, "A file may have 10 MB at most.", "file")
	case isLogo && len(content) > LargestLogo:
		return nil, kind{}, apperr.New(apperr.TooLarge, "A logo may have 1 MB at most.", "file")
	case isLogo && !is.isPicture:
		return nil, kind{}, apperr.New(apperr.Invalid, "A logo is a PNG, JPEG or WebP picture.", "file")
	case !isKnown:
		return nil, kind{}, apperr.New(apperr.Invalid,
			"This kind of file is not taken, or its name does not say what is in it. Possible are "+strings.Join(endings(), ", ")+".", "file")
	}
	return content, is, nil
}

func endings() []string {
	var out []string
	for _, k := range kinds {
		out = append(out, k.endings...)
	}
	slices.Sort(out)
	return out
}

// whose says which partner the file will be of; nil for none.
func whose(ctx context.Context, tx *ent.Tx, v viewer.Viewer, in UploadInput) (*string, error) {
	switch {
	case v.Kind == viewer.Partner && in.PartnerID != nil && *in.PartnerID != v.PartnerID:
		return nil, apperr.New(apperr.NotFoundCode, "There is no partner with this id.", "partnerId")
	case v.Kind == viewer.Partner:
		return &v.PartnerID, nil
	case in.PartnerID == nil && in.Purpose == entfile.PurposeLOGO:
		return nil, nil //nolint:nilnil // It is of no partner.
	case in.PartnerID == nil:
		return nil, apperr.New(apperr.Blank, "Say whose file it will be.", "partnerId")
	}
	of, err := tx.Partner.Get(ctx, *in.PartnerID)
	if ent.IsNotFound(err) {
		return nil, apperr.New(apperr.NotFoundCode, "There is no partner with this id.", "partnerId")
	}
	if err != nil {
		return nil, fmt.Errorf("load the partner: %w", err)
	}
	return &of.ID, nil
}

// limit refuses those who upload too much.
func limit(ctx context.Context, tx *ent.Tx, now time.Time, v viewer.Viewer, partnerID *string) error {
	of := entfile.PartnerIDIsNil()
	if partnerID != nil {
		of = entfile.PartnerID(*partnerID)
	}
	n, err := tx.File.Query().Where(of, entfile.CreatedAtGT(now.Add(-time.Hour)), entfile.SideEQ(sideOf(v))).Count(ctx)
	if err != nil {
		return fmt.Errorf("count files: %w", err)
	}
	if n >= mostAnHour {
		return apperr.ErrRateLimited
	}
	return nil
}
