package tracking

import (
	"strings"

	lru "github.com/hashicorp/golang-lru/v2"
	"github.com/mileusna/useragent"
	"github.com/x-way/crawlerdetect"
)

// agent is what a user agent says.
type agent struct {
	device, browser string
	// isCrawler is true of programs, also of those that say nothing.
	isCrawler bool
}

// knownAgents is how many user agents a process remembers: to read one costs ten
// times what the rest of a click does, and visitors share some thousand of them.
const knownAgents = 20_000

// agents reads user agents, and remembers.
type agents struct{ known *lru.Cache[string, agent] }

func newAgents() agents {
	known, _ := lru.New[string, agent](knownAgents) // it refuses sizes below 1 only
	return agents{known}
}

// read returns what a user agent says, of which maxUserAgent bytes are looked at.
func (a agents) read(userAgent string) agent {
	text := clean(userAgent, maxUserAgent)
	if known, ok := a.known.Get(text); ok {
		return known
	}
	parsed := useragent.Parse(text)
	out := agent{browser: clean(parsed.Name, maxBrowser), isCrawler: strings.TrimSpace(text) == "" || crawlerdetect.IsCrawler(text)}
	switch {
	case parsed.Tablet:
		out.device = deviceTablet
	case parsed.Mobile:
		out.device = deviceMobile
	case parsed.Desktop:
		out.device = deviceDesktop
	}
	a.known.Add(text, out)
	return out
}
