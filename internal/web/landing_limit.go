package web

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"fmt"
	"sync"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"
	"golang.org/x/time/rate"
)

// How many forms may come from one address and by one link at once, and how soon
// after that the next may. Of each so many are remembered; the least recently seen
// are forgotten first.
const (
	formsPerAddress = 10
	formsPerLink    = 100
	addressEvery    = time.Minute
	linkEvery       = 30 * time.Second
	rememberedForms = 10_000
)

// FormLimit keeps floods of forms away. It knows hashes of addresses only, under a
// key that dies with the process. It is safe for concurrent use.
type FormLimit struct {
	secret []byte
	mu     sync.Mutex
	seen   *lru.Cache[[sha256.Size]byte, *rate.Limiter]
}

// NewFormLimit returns a limit that remembers nothing yet.
func NewFormLimit() (*FormLimit, error) {
	secret := make([]byte, sha256.Size)
	_, _ = rand.Read(secret) // never fails, by its contract
	seen, err := lru.New[[sha256.Size]byte, *rate.Limiter](rememberedForms)
	if err != nil {
		return nil, fmt.Errorf("remember forms: %w", err)
	}
	return &FormLimit{secret: secret, seen: seen}, nil
}

// fromAddress and byLink report whether one more may come.
func (l *FormLimit) fromAddress(now time.Time, address string) bool {
	return l.take(now, "address "+address, formsPerAddress, addressEvery)
}

func (l *FormLimit) byLink(now time.Time, linkID string) bool {
	return l.take(now, "link "+linkID, formsPerLink, linkEvery)
}

func (l *FormLimit) take(now time.Time, who string, most int, every time.Duration) bool {
	mac := hmac.New(sha256.New, l.secret)
	mac.Write([]byte(who))
	key := [sha256.Size]byte(mac.Sum(nil))
	l.mu.Lock()
	defer l.mu.Unlock()
	limiter, ok := l.seen.Get(key)
	if !ok {
		limiter = rate.NewLimiter(rate.Every(every), most)
		l.seen.Add(key, limiter)
	}
	return limiter.AllowN(now, 1)
}
