package web

import (
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// Metrics are the figures of one process, for Prometheus.
type Metrics struct {
	registry    *prometheus.Registry
	requests    *prometheus.HistogramVec
	redirects   *prometheus.CounterVec
	conversions *prometheus.CounterVec
}

// NewMetrics returns metrics that stand at zero.
func NewMetrics() *Metrics {
	m := &Metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "rapport_http_request_duration_seconds", Help: "How long requests took, by route.",
			Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10},
		}, []string{"route", "method", "status"}),
		redirects: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "rapport_redirects_total",
			Help: "Short links opened: counted, uncounted (bots, duplicates), unknown codes, unrecorded (redirected although the click could not be written).",
		}, []string{"kind"}),
		conversions: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "rapport_conversions_recorded_total", Help: "Conversions that were recorded anew, by the way they came.",
		}, []string{"source"}),
	}
	m.registry.MustRegister(m.requests, m.redirects, m.conversions, collectors.NewGoCollector(),
		collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	for _, kind := range []string{redirectCounted, redirectUncounted, redirectUnknown, redirectUnrecorded} {
		m.redirects.WithLabelValues(kind)
	}
	return m
}

// CountConversions adds conversions that were recorded anew; source is one of
// app/conversion's constants.
func (m *Metrics) CountConversions(source string, recorded int) {
	m.conversions.WithLabelValues(source).Add(float64(recorded))
}

// Register adds a collector of another package, such as the pool of the
// database.
func (m *Metrics) Register(c prometheus.Collector) error { return m.registry.Register(c) }

func (m *Metrics) observe(route, method string, status int, took time.Duration) {
	m.requests.WithLabelValues(route, method, strconv.Itoa(status)).Observe(took.Seconds())
}

func (m *Metrics) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}
