package bus

import (
	"context"
	"database/sql"
	"encoding/json"
	"log/slog"
	"time"

	"github.com/lib/pq"

	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/id"
)

const (
	// channel is PostgreSQL's name of the news.
	channel = "rapport_news"
	// gather is how long news is gathered before other processes are told.
	gather = 20 * time.Millisecond
	// longest is how many bytes one notification holds, below PostgreSQL's 8000.
	longest = 7_500
	// The pauses before a lost connection is made again, and how often a silent one
	// is tried.
	firstRetry, lastRetry, pingEvery = 100 * time.Millisecond, 10 * time.Second, time.Minute
)

// letter is one notification.
type letter struct {
	// From is the process that sent it.
	From string `json:"f"`
	News []News `json:"n"`
}

// Carry takes news to the other processes that share the PostgreSQL database at
// url, and brings theirs, until ctx ends. It uses one connection of its own to
// listen. What was missed while that was lost nobody knows: all listeners are told
// to read everything again.
func (b *Bus) Carry(ctx context.Context, url string, pool *sql.DB, log *slog.Logger, now time.Time) {
	me := id.New("prc", now)
	outbox := newListener("")
	b.mu.Lock()
	b.outbox = outbox
	b.mu.Unlock()
	listener := pq.NewListener(url, firstRetry, lastRetry, func(_ pq.ListenerEventType, err error) {
		if err != nil {
			log.WarnContext(ctx, "live news are interrupted", slog.Any("error", err))
		}
	})
	defer func() { _ = listener.Close() }()
	// It goes on trying by itself.
	if err := listener.Listen(channel); err != nil {
		log.WarnContext(ctx, "live news are interrupted", slog.Any("error", err))
	}
	ping := time.NewTicker(pingEvery)
	defer ping.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case notification := <-listener.Notify:
			b.receive(me, notification)
		case <-outbox.Wake():
			if clock.Wait(ctx, gather) != nil {
				return
			}
			if err := send(ctx, pool, me, outbox.Take()); err != nil && ctx.Err() == nil {
				log.WarnContext(ctx, "other processes were not told the news", slog.Any("error", err))
			}
		case <-ping.C:
			_ = listener.Ping() // a broken connection is then noticed, and made again
		}
	}
}

// receive delivers a notification; nil says that the connection was lost.
func (b *Bus) receive(me string, notification *pq.Notification) {
	if notification == nil {
		b.deliver(News{})
		return
	}
	var got letter
	if err := json.Unmarshal([]byte(notification.Extra), &got); err != nil || got.From == me {
		return
	}
	for _, one := range got.News {
		b.deliver(one)
	}
}

// send tells the other processes, in as few notifications as hold it.
func send(ctx context.Context, pool *sql.DB, me string, news []News) error {
	for len(news) > 0 {
		n := len(news)
		body, err := json.Marshal(letter{From: me, News: news})
		for ; err == nil && len(body) > longest && n > 1; body, err = json.Marshal(letter{From: me, News: news[:n]}) {
			n /= 2
		}
		if err != nil {
			return err
		}
		if _, err := pool.ExecContext(ctx, "SELECT pg_notify($1, $2)", channel, string(body)); err != nil {
			return err
		}
		news = news[n:]
	}
	return nil
}
