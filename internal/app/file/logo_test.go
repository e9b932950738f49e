package file_test

import (
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent/event"
	entfile "github.com/rapporthq/rapport/ent/file"
	"github.com/rapporthq/rapport/ent/predicate"
	"github.com/rapporthq/rapport/internal/app/file"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

func kindIs(kind string) predicate.Event { return event.Kind(kind) }

// A logo is open to everybody while it is one, and nothing else ever is.
func TestLogos(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		owner := b.Partner(b.ada, viewer.Owner)
		shown := func(id string) string {
			_, content, err := b.files.Logo(t.Context(), id)
			if err != nil {
				require.ErrorIs(t, err, apperr.ErrNotFound)
				return ""
			}
			text, err := io.ReadAll(content)
			require.NoError(t, err)
			require.NoError(t, content.Close())
			return string(text)
		}
		first := b.uploaded(t, b.admin(), entfile.PurposeLOGO, "logo.png", png)
		require.Empty(t, shown(first.ID), "not before it is a logo")
		p, err := b.files.SetProgramLogo(b.admin(), b.Program.ID, &first.ID)
		require.NoError(t, err)
		require.Equal(t, first.ID, *p.LogoID)
		require.Equal(t, "/logos/"+first.ID, *file.LogoURL(p.LogoID))
		require.Equal(t, png, shown(first.ID))
		_, err = b.files.SetProgramLogo(b.admin(), b.Program.ID, &first.ID)
		require.NoError(t, err, "a repeat changes nothing")
		second := b.uploaded(t, b.admin(), entfile.PurposeLOGO, "logo.webp", "RIFF\x10\x00\x00\x00WEBPVP8 ")
		_, err = b.files.SetProgramLogo(b.admin(), b.Program.ID, &second.ID)
		require.NoError(t, err)
		require.Empty(t, shown(first.ID), "the one before is none any more")
		require.NotEmpty(t, shown(second.ID))
		p, err = b.files.SetProgramLogo(b.admin(), b.Program.ID, nil)
		require.NoError(t, err)
		require.Nil(t, p.LogoID)
		require.Nil(t, file.LogoURL(p.LogoID))
		require.Empty(t, shown(second.ID))
		require.NoError(t, b.runner.Drain(t.Context()))
		require.Zero(t, b.Client.File.Query().CountX(b.System()))

		own := b.uploaded(t, owner, entfile.PurposeLOGO, "ada.png", png)
		partner, err := b.files.SetPartnerLogo(owner, b.ada.PartnerID, &own.ID)
		require.NoError(t, err)
		require.Equal(t, own.ID, *partner.LogoID)
		require.Equal(t, png, shown(own.ID))
		attachment := b.uploaded(t, b.partner(b.ada), entfile.PurposeATTACHMENT, "a.png", png)
		b.attach(attachment)
		require.Empty(t, shown(attachment.ID))
		require.Empty(t, shown("fil_none"))
	})
}

func TestLogosThatAreRefused(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		other := testkit.NewBook(t, d, "other", noon)
		_, err := b.upload(b.admin(), entfile.PurposeLOGO, "a.gif", "GIF89a")
		requireProblem(t, err, apperr.Invalid, "file")
		_, err = b.upload(b.admin(), entfile.PurposeLOGO, "a.pdf", pdf)
		requireProblem(t, err, apperr.Invalid, "file")
		_, err = b.upload(b.admin(), entfile.PurposeLOGO, "a.png", png+strings.Repeat("x", file.LargestLogo))
		requireProblem(t, err, apperr.TooLarge, "file")
		logo := b.uploaded(t, b.admin(), entfile.PurposeLOGO, "a.png", png)
		none, owner := "fil_none", b.Partner(b.ada, viewer.Owner)
		_, err = b.files.SetProgramLogo(b.admin(), b.Program.ID, &none)
		requireProblem(t, err, apperr.NotFoundCode, "fileId")
		_, err = b.files.SetProgramLogo(b.admin(), "prg_none", &logo.ID)
		requireProblem(t, err, apperr.NotFoundCode, "programId")
		_, err = b.files.SetProgramLogo(owner, b.Program.ID, &logo.ID)
		require.ErrorIs(t, err, apperr.ErrForbidden)
		_, err = b.files.SetProgramLogo(other.Member("eve", viewer.Owner), other.Program.ID, &logo.ID)
		requireProblem(t, err, apperr.NotFoundCode, "fileId")
		_, err = b.files.SetPartnerLogo(owner, b.ada.PartnerID, &logo.ID)
		requireProblem(t, err, apperr.NotFoundCode, "fileId")
		_, err = b.files.SetPartnerLogo(owner, b.bob.PartnerID, nil)
		requireProblem(t, err, apperr.NotFoundCode, "partnerId")
		_, err = b.files.SetPartnerLogo(b.partner(b.ada), b.ada.PartnerID, nil)
		require.ErrorIs(t, err, apperr.ErrForbidden, "its owners only")
		_, err = b.files.SetProgramLogo(b.admin(), b.Program.ID, &logo.ID)
		require.NoError(t, err)
		second := b.Client.Program.Create().SetCreatedAt(noon).SetName("Second").SetSlug("second").SetCurrency("EUR").SetSiteURL("https://example.com").
			SetTouchPriority(b.Program.TouchPriority).SetAllowedHosts([]string{}).SetQueryParameters([]string{}).SaveX(b.System())
		_, err = b.files.SetProgramLogo(b.admin(), second.ID, &logo.ID)
		requireProblem(t, err, apperr.InUse, "fileId")
	})
}
