package graph

import (
	"context"
	"net/http"
	"reflect"
	"strings"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler/transport"

	"github.com/rapporthq/rapport/ent"
	entreferral "github.com/rapporthq/rapport/ent/referral"
	"github.com/rapporthq/rapport/internal/app/referral"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/bus"
	"github.com/rapporthq/rapport/internal/id"
	"github.com/rapporthq/rapport/internal/viewer"
)

const (
	// streamsEach is how many streams a session, or a key, has at once: one per tab.
	streamsEach = 12
	// askAgain is how often it is asked whether the session of a silent stream
	// still stands; before each piece of news it is asked, too.
	askAgain = 20 * time.Second
	// pulse is how often a silent stream shows that it lives.
	pulse = 15 * time.Second
)

// Live is what streams need.
type Live struct {
	// News says what changed.
	News *bus.Bus
	// Again returns the viewer of ctx as it is now: Nobody if its session has
	// ended or its seat is gone.
	Again func(ctx context.Context) (viewer.Viewer, error)
	// AskAgain is how often a silent stream asks it; 0 for the default.
	AskAgain time.Duration

	mu   sync.Mutex
	open map[string]int
}

// enter counts a stream of a session or a key, until leave is called. It fails if
// there are too many.
func (l *Live) enter(v viewer.Viewer) (leave func(), ok bool) {
	who := v.SessionID + v.APIKeyID
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.open == nil {
		l.open = map[string]int{}
	}
	if l.open[who] >= streamsEach {
		return nil, false
	}
	l.open[who]++
	return func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		if l.open[who]--; l.open[who] == 0 {
			delete(l.open, who)
		}
	}, true
}

// stands reports whether the viewer of ctx is still who it was when the stream
// began: whoever has lost or won rights begins anew.
func (l *Live) stands(ctx context.Context) bool {
	now, err := l.Again(ctx)
	return err == nil && reflect.DeepEqual(now, viewer.From(ctx))
}

// referralChanges streams what changes in a program, as far as the viewer may see
// it, until the viewer leaves or may no longer look.
func (r *Resolver) referralChanges(ctx context.Context, programID string) (<-chan *referral.Change, error) {
	v := viewer.From(ctx)
	needed := viewer.ReferralRead
	if v.Kind == viewer.Partner {
		needed = viewer.OwnRead
	}
	if _, err := viewer.Require(ctx, needed); err != nil {
		return nil, err
	}
	if _, err := r.Client.Program.Get(ctx, programID); err != nil {
		if ent.IsNotFound(err) {
			return nil, apperr.ErrNotFound
		}
		return nil, err
	}
	leave, ok := r.Live.enter(v)
	if !ok {
		return nil, apperr.ErrRateLimited
	}
	out, listener := make(chan *referral.Change), r.Live.News.Listen(v.OrganizationID)
	go func() {
		defer close(out)
		defer leave()
		defer listener.Close()
		r.stream(ctx, programID, listener, out)
	}()
	return out, nil
}

func (r *Resolver) stream(ctx context.Context, programID string, listener *bus.Listener, out chan<- *referral.Change) {
	every := r.Live.AskAgain
	if every == 0 {
		every = askAgain
	}
	ticker := time.NewTicker(every)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-listener.Done():
			return
		case <-listener.Wake():
		case <-ticker.C:
		}
		if !r.Live.stands(ctx) {
			return
		}
		for _, one := range listener.Take() {
			change, err := r.changeOf(ctx, programID, one)
			if err != nil {
				return
			}
			if change == nil {
				continue
			}
			select {
			case out <- change:
			case <-ctx.Done():
				return
			}
		}
	}
}

// changeOf reads what changed, in the viewer's name; nil if it is not for it.
func (r *Resolver) changeOf(ctx context.Context, programID string, news bus.News) (*referral.Change, error) {
	v := viewer.From(ctx)
	prefix, _ := id.Prefix(news.SubjectID)
	switch {
	case news.SubjectID == "":
		return &referral.Change{}, nil
	case v.Kind == viewer.Partner && news.PartnerID != v.PartnerID:
		return nil, nil
	case prefix == "clm":
		row, err := r.Client.Claim.Get(ctx, news.SubjectID)
		if ent.IsNotFound(err) || err == nil && row.ProgramID != programID {
			return nil, nil
		}
		return &referral.Change{Claim: row}, err
	}
	row, err := r.Client.Referral.Query().Where(entreferral.ID(news.SubjectID), entreferral.ProgramID(programID)).Only(ctx)
	if ent.IsNotFound(err) {
		return nil, nil
	}
	return &referral.Change{Referral: row}, err
}

// streaming is the transport of subscriptions: server-sent events, asked for by
// POST. Browsers' ordinary requests name that type, too, but not first.
type streaming struct{ transport.SSE }

// Supports takes what asks for a stream before everything else.
func (s streaming) Supports(r *http.Request) bool {
	first, _, _ := strings.Cut(r.Header.Get("Accept"), ",")
	return strings.HasPrefix(strings.TrimSpace(first), "text/event-stream") && s.SSE.Supports(r)
}

// Do streams for as long as it takes: the patience of ordinary requests is no
// bound, and proxies are to hand on at once.
func (s streaming) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	control := http.NewResponseController(w)
	// Who cannot move its deadlines has none.
	_ = control.SetReadDeadline(time.Time{})
	_ = control.SetWriteDeadline(time.Time{})
	w.Header().Set("X-Accel-Buffering", "no")
	s.SSE.Do(w, r, exec)
}
