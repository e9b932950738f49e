// Package bus carries the news that something changed, and of what, to those who
// look at it: within one process by memory, between processes by PostgreSQL's
// NOTIFY. It never carries what changed: whoever hears of it reads it again through
// ent, so that the row rules apply. News may be lost; then everybody is told to
// read everything again.
package bus

import "sync"

// most is how much news waits for a listener before it is told to read everything
// again instead.
const most = 50

// News is that something of an organization changed.
type News struct {
	OrganizationID string `json:"o"`
	// PartnerID is the partner that may know, besides members; empty if none may.
	PartnerID string `json:"p,omitempty"`
	// SubjectID is the row; empty means that anything may have changed.
	SubjectID string `json:"s,omitempty"`
	// Topic says what the row is about.
	Topic Topic `json:"t,omitempty"`
}

// Topic parts the news, so that nobody hears what does not matter to it.
type Topic string

// The topics.
const (
	// Pipeline is referrals and all that belongs to them.
	Pipeline Topic = ""
	// Routing is where short codes lead: links and programs.
	Routing Topic = "routing"
)

// Bus is the news of one process.
type Bus struct {
	mu        sync.Mutex
	listeners map[*Listener]bool
	isClosed  bool
	// outbox is what other processes have not been told yet; nil if there are none
	// to tell.
	outbox *Listener
}

// New returns a bus without listeners.
func New() *Bus { return &Bus{listeners: map[*Listener]bool{}} }

// Publish tells the listeners of this process, and those of others if Carry runs.
// It waits for nobody.
func (b *Bus) Publish(news News) {
	b.deliver(news)
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.outbox != nil {
		b.outbox.put(news)
	}
}

// deliver tells the listeners of this process; without an organization all of them.
func (b *Bus) deliver(news News) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for one := range b.listeners {
		switch {
		case news.OrganizationID == "":
			one.put(News{OrganizationID: one.organizationID, Topic: one.topic})
		case one.topic == news.Topic && (one.organizationID == "" || one.organizationID == news.OrganizationID):
			one.put(news)
		}
	}
}

// Listen returns a listener for what happens in an organization's pipeline. Close
// it.
func (b *Bus) Listen(organizationID string) *Listener { return b.listen(organizationID, Pipeline) }

// ListenToRouting returns a listener for what changes in the routing of all
// organizations. News without an organization then means that anything may have
// changed. Close it.
func (b *Bus) ListenToRouting() *Listener { return b.listen("", Routing) }

func (b *Bus) listen(organizationID string, topic Topic) *Listener {
	l := newListener(organizationID)
	l.topic = topic
	l.leave = func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		delete(b.listeners, l)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.isClosed {
		l.end()
		return l
	}
	b.listeners[l] = true
	return l
}

// Listeners is how many there are.
func (b *Bus) Listeners() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return len(b.listeners)
}

// Close ends every listener, now and later: the process is about to stop.
func (b *Bus) Close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.isClosed = true
	for one := range b.listeners {
		one.end()
	}
	clear(b.listeners)
}

// Listener hears the news of one organization, or of all. What it has not taken yet
// is kept once: ten changes of one row are one.
type Listener struct {
	organizationID string
	topic          Topic
	wake           chan struct{}
	done           chan struct{}
	leave          func()

	mu      sync.Mutex
	waiting []News
	isEnded bool
}

func newListener(organizationID string) *Listener {
	return &Listener{organizationID: organizationID, wake: make(chan struct{}, 1), done: make(chan struct{})}
}

// Wake gets a value when there is news to take.
func (l *Listener) Wake() <-chan struct{} { return l.wake }

// Done is closed when no more news will come.
func (l *Listener) Done() <-chan struct{} { return l.done }

// Take returns the news since the last time, in order.
func (l *Listener) Take() []News {
	l.mu.Lock()
	defer l.mu.Unlock()
	out := l.waiting
	l.waiting = nil
	return out
}

// Close ends the listener.
func (l *Listener) Close() {
	l.leave()
	l.end()
}

func (l *Listener) end() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.isEnded {
		l.isEnded = true
		close(l.done)
	}
}

// put keeps the news until it is taken.
func (l *Listener) put(news News) {
	l.mu.Lock()
	l.waiting = merged(l.waiting, news)
	l.mu.Unlock()
	select {
	case l.wake <- struct{}{}:
	default: // it is awake
	}
}

// merged is the list with the news, once. What is too much to read one by one is
// one piece of news per organization: read everything.
func merged(list []News, news News) []News {
	kept := list[:0:0]
	for _, one := range list {
		isAlike := one.OrganizationID == news.OrganizationID && one.Topic == news.Topic
		isAll := isAlike && one.SubjectID == ""
		if one == news || isAll {
			return list
		}
		if news.SubjectID != "" || !isAlike {
			kept = append(kept, one)
		}
	}
	if news.SubjectID != "" && len(kept) >= most {
		return merged(kept, News{OrganizationID: news.OrganizationID, Topic: news.Topic})
	}
	return append(kept, news)
}
