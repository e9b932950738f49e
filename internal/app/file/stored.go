package file

import (
	"context"
	"io"

	"github.com/rapporthq/rapport/ent"
	entfile "github.com/rapporthq/rapport/ent/file"
)

// Stored is what plain HTTP tells of a file.
type Stored struct {
	ID        string `json:"id"`
	Name      string `json:"name"`
	MediaType string `json:"mediaType"`
	Size      int64  `json:"size"`
	URL       string `json:"url"`
}

// URL is where a file is read.
func URL(id string) string { return "/files/" + id }

func stored(row *ent.File) *Stored {
	return &Stored{ID: row.ID, Name: row.Name, MediaType: row.MediaType, Size: row.Size, URL: URL(row.ID)}
}

// Desk is what plain HTTP asks of the use cases: those of Service, with files as Stored.
type Desk struct{ *Service }

// Upload is a file as it comes by plain HTTP; see UploadInput.
type Upload struct {
	Purpose   string
	Name      string
	PartnerID *string
	Content   io.Reader
}

// Take is Service.Upload.
func (d Desk) Take(ctx context.Context, in Upload) (*Stored, error) {
	row, err := d.Upload(ctx, UploadInput{Purpose: entfile.Purpose(in.Purpose), Name: in.Name, PartnerID: in.PartnerID, Content: in.Content})
	if err != nil {
		return nil, err
	}
	return stored(row), nil
}

// Read is Service.Open.
func (d Desk) Read(ctx context.Context, id string) (*Stored, io.ReadCloser, error) {
	return told(d.Open(ctx, id))
}

// Picture is Service.Logo.
func (d Desk) Picture(ctx context.Context, id string) (*Stored, io.ReadCloser, error) {
	return told(d.Logo(ctx, id))
}

func told(row *ent.File, content io.ReadCloser, err error) (*Stored, io.ReadCloser, error) {
	if err != nil {
		return nil, nil, err
	}
	return stored(row), content, nil
}
