// Package config reads the configuration, all of it from the environment. It
// says what is wrong by the name of the variable, and it keeps the one secret
// that a fresh installation needs. It must not know what the values are for.
package config

import (
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/netip"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/caarlos0/env/v11"
)

// Config is the configuration of one process. The tags form and help make the
// table of the README and the messages.
type Config struct {
	// Addr is where the server listens, host:port.
	Addr string `env:"RAPPORT_ADDR" envDefault:"127.0.0.1:8080" form:"host:port, for example 127.0.0.1:8080" help:"Where the server listens."`
	// DataDir holds the SQLite file, the click log and the secret key.
	DataDir string `env:"RAPPORT_DATA_DIR" envDefault:"./data" form:"a folder" help:"Where the server keeps its files: the SQLite database, the secret key."`
	// DatabaseURL is as db.Open wants it.
	DatabaseURL string `env:"DATABASE_URL" form:"postgres://… or sqlite://…" shown:"the file rapport.db in the data folder" help:"The database."`
	// PublicURL is where people reach the server, without a slash at the end.
	PublicURL string `env:"RAPPORT_PUBLIC_URL" form:"an address without a path, for example https://partners.example.com" shown:"http:// and the address above" help:"How people reach the server; used in links. With https:// the cookies are Secure."`
	// LogLevel is the least level that is logged.
	LogLevel slog.Level `env:"RAPPORT_LOG_LEVEL" envDefault:"info" form:"debug, info, warn or error" help:"The least level that is logged."`
	// SecretKey keys the hashes of what must not be stored in the clear. It is
	// empty if it was not set: see Secret.
	SecretKey string `env:"RAPPORT_SECRET_KEY" form:"32 characters or more" shown:"made once and kept in the data folder" help:"The key of the installation. Processes that share a database must share it."`
	// Demo loads the demo data into an empty database.
	Demo bool `env:"RAPPORT_DEMO" envDefault:"false" form:"true or false" help:"Load the demo data if the database is empty."`
}

// shortestSecret in characters.
const shortestSecret = 32

// FromEnvironment reads and checks the variables of the process.
func FromEnvironment() (Config, error) { return parse(env.Options{}) }

// From reads and checks the given variables, as if they were the environment.
func From(variables map[string]string) (Config, error) {
	return parse(env.Options{Environment: variables})
}

// Secure reports whether people come by HTTPS, so that cookies must not travel
// without it.
func (c Config) Secure() bool { return strings.HasPrefix(c.PublicURL, "https://") }

func parse(options env.Options) (Config, error) {
	var c Config
	if err := env.ParseWithOptions(&c, options); err != nil {
		return Config{}, named(err)
	}
	c.DataDir = filepath.Clean(c.DataDir)
	if c.DatabaseURL == "" {
		c.DatabaseURL = "sqlite://" + filepath.Join(c.DataDir, "rapport.db")
	}
	if c.PublicURL == "" {
		c.PublicURL = "http://" + reachable(c.Addr)
	}
	c.PublicURL = strings.TrimSuffix(c.PublicURL, "/")
	if err := c.validate(); err != nil {
		return Config{}, err
	}
	return c, nil
}

// reachable turns an address to listen on into one to call: a server that
// listens everywhere is reached at localhost.
func reachable(addr string) string {
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return addr
	}
	if ip, err := netip.ParseAddr(host); host == "" || (err == nil && ip.IsUnspecified()) {
		host = "localhost"
	}
	return net.JoinHostPort(host, port)
}

func (c Config) validate() error {
	var problems []error
	if _, port, err := net.SplitHostPort(c.Addr); err != nil || port == "" {
		problems = append(problems, problem("Addr"))
	}
	if scheme, _, found := strings.Cut(c.DatabaseURL, "://"); found {
		switch scheme {
		case "postgres", "postgresql", "sqlite", "file":
		default:
			problems = append(problems, problem("DatabaseURL"))
		}
	}
	u, err := url.Parse(c.PublicURL)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Hostname() == "" ||
		u.Path != "" || u.RawQuery != "" || u.Fragment != "" || u.User != nil {
		problems = append(problems, problem("PublicURL"))
	}
	if c.SecretKey != "" && len(c.SecretKey) < shortestSecret {
		problems = append(problems, problem("SecretKey"))
	}
	return errors.Join(problems...)
}

// named turns the parser's errors, which speak of Go fields, into sentences that
// begin with the variable. They do not repeat the value: it may be a secret.
func named(err error) error {
	var list env.AggregateError
	if !errors.As(err, &list) {
		return fmt.Errorf("read the environment: %w", err)
	}
	var problems []error
	for _, one := range list.Errors {
		var field env.ParseError
		if !errors.As(one, &field) {
			return fmt.Errorf("read the environment: %w", err)
		}
		problems = append(problems, problem(field.Name))
	}
	return errors.Join(problems...)
}
