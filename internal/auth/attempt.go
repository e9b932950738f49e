package auth

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"fmt"
	"sync"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"
	"golang.org/x/time/rate"

	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/clock"
)

// How many failed attempts at a password are allowed, and how many addresses
// are remembered; the least recently seen are forgotten first.
const (
	attemptsPerMinute  = 10
	rememberedAttempts = 10_000
)

// Attempts limits attempts at passwords: ten failed ones a minute for each
// e-mail address, and for each address on the network. It keeps hashes only,
// under a key that dies with the process, and a bounded number of them. It is
// safe for concurrent use.
type Attempts struct {
	clock  clock.Clock
	secret []byte

	mu       sync.Mutex
	byEmail  *lru.Cache[fingerprint, *rate.Limiter]
	byRemote *lru.Cache[fingerprint, *rate.Limiter]
}

type fingerprint [sha256.Size]byte

// NewAttempts returns a limiter that remembers nothing yet.
func NewAttempts(c clock.Clock) (*Attempts, error) {
	secret := make([]byte, sha256.Size)
	_, _ = rand.Read(secret) // never fails, by its contract
	byEmail, err := lru.New[fingerprint, *rate.Limiter](rememberedAttempts)
	if err != nil {
		return nil, fmt.Errorf("remember attempts by e-mail: %w", err)
	}
	byRemote, err := lru.New[fingerprint, *rate.Limiter](rememberedAttempts)
	if err != nil {
		return nil, fmt.Errorf("remember attempts by address: %w", err)
	}
	return &Attempts{clock: c, secret: secret, byEmail: byEmail, byRemote: byRemote}, nil
}

// Begin counts an attempt at the password of email by the browser of ctx. The
// caller calls succeeded when the password was right, and the attempt is
// forgotten. It returns apperr.ErrRateLimited if there were too many.
func (a *Attempts) Begin(ctx context.Context, email string) (succeeded func(), err error) {
	now := a.clock.Now()
	remote, ok := a.take(now, a.byRemote, remoteOf(ctx))
	if !ok {
		return nil, apperr.ErrRateLimited
	}
	byEmail, ok := a.take(now, a.byEmail, email)
	if !ok {
		return nil, apperr.ErrRateLimited
	}
	return func() {
		// The instant of the attempt: a reservation is given back only until
		// it acts.
		remote.CancelAt(now)
		byEmail.CancelAt(now)
	}, nil
}

// take reserves one attempt of who, if there is one left.
func (a *Attempts) take(now time.Time, from *lru.Cache[fingerprint, *rate.Limiter], who string) (*rate.Reservation, bool) {
	mac := hmac.New(sha256.New, a.secret)
	mac.Write([]byte(who))
	key := fingerprint(mac.Sum(nil))

	a.mu.Lock()
	limiter, ok := from.Get(key)
	if !ok {
		limiter = rate.NewLimiter(rate.Every(time.Minute/attemptsPerMinute), attemptsPerMinute)
		from.Add(key, limiter)
	}
	a.mu.Unlock()

	reserved := limiter.ReserveN(now, 1)
	if reserved.DelayFrom(now) > 0 {
		reserved.CancelAt(now)
		return nil, false
	}
	return reserved, true
}
