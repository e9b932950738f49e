package notification

import (
	"context"
	"fmt"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/mailtemplate"
	"github.com/rapporthq/rapport/internal/domain/notice"
)

// wording is in which words mails are written: the organization's own, or else
// the product's. It reads each once.
type wording struct {
	service *Service
	client  *ent.Client
	known   map[[2]string]notice.Words
}

func newWording(s *Service, client *ent.Client) *wording {
	return &wording{service: s, client: client, known: map[[2]string]notice.Words{}}
}

func (w *wording) of(ctx context.Context, kind notice.Kind, in notice.Language) (notice.Words, error) {
	key := [2]string{string(kind), string(in)}
	if words, found := w.known[key]; found {
		return words, nil
	}
	words := notice.WordsOf(kind, in)
	row, err := w.client.MailTemplate.Query().Where(mailtemplate.Kind(string(kind)), mailtemplate.Language(string(in))).Only(ctx)
	switch {
	case err == nil:
		words.Subject, words.Body = row.Subject, row.Body
	case !ent.IsNotFound(err):
		return notice.Words{}, fmt.Errorf("load the template: %w", err)
	}
	w.known[key] = words
	return words, nil
}
