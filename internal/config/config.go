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
	"regexp"
	"strings"

	"github.com/caarlos0/env/v11"
)

// Config is the configuration of one process. The tags form and help make the
// table of the README and the messages.
type Config struct {
	// Addr is where the server listens, host:port.
	Addr string `env:"RAPPORT_ADDR" envDefault:"127.0.0.1:8080" form:"host:port, for example 127.0.0.1:8080" help:"Where the server listens."`
	// DataDir holds the SQLite file, the secret key, and what people upload.
	DataDir string `env:"RAPPORT_DATA_DIR" envDefault:"./data" form:"a folder" help:"Where the server keeps its files: the SQLite database, the secret key, what people upload."`
	// ClickLogDir holds the click log of this process.
	ClickLogDir string `env:"RAPPORT_CLICK_LOG_DIR" form:"a folder of a local disk" shown:"the folder clicks in the data folder" help:"Where clicks are kept until they are in the database. Each process that serves needs its own."`
	// CountryFile tells the country of an address; empty if clicks name none.
	CountryFile string `env:"RAPPORT_COUNTRY_FILE" form:"a file in MaxMind's format (.mmdb) that knows countries, such as GeoLite2-Country or DB-IP Lite" shown:"none: clicks name no country" help:"Tells the country of a click. It is read at the start; no address is kept, and nobody is asked."`
	// DatabaseURL is as db.Open wants it.
	DatabaseURL string `env:"DATABASE_URL" form:"postgres://… or sqlite://…" shown:"the file rapport.db in the data folder" help:"The database."`
	// PublicURL is where people reach the server, without a slash at the end.
	PublicURL string `env:"RAPPORT_PUBLIC_URL" form:"an address without a path, for example https://partners.example.com" shown:"http:// and the address above" help:"How people reach the server; used in links. With https:// the cookies are Secure."`
	// LogLevel is the least level that is logged.
	LogLevel slog.Level `env:"RAPPORT_LOG_LEVEL" envDefault:"info" form:"debug, info, warn or error" help:"The least level that is logged."`
	// SecretKey keys the hashes of what must not be stored in the clear. It is
	// empty if it was not set: see Secret.
	SecretKey string `env:"RAPPORT_SECRET_KEY" form:"32 characters or more" shown:"made once and kept in the data folder" help:"The key of the installation. Processes that share a database must share it."`
	// DataCentreRanges is a file of networks; empty if there is none.
	DataCentreRanges string `env:"RAPPORT_DATACENTER_RANGES" form:"a file with a network a line, such as 192.0.2.0/24" shown:"none: no click is known to come from a data centre" help:"The networks of data centres, for the rules against fraud. Lines may be empty or begin with #; the file is read when the server starts."`
	// SMTPURL is the mail server, with its credentials; empty if mails are kept.
	SMTPURL string `env:"RAPPORT_SMTP_URL" form:"smtp://user:password@host:587 (TLS by STARTTLS, demanded) or smtps://… (TLS at once); ?tls=none for a server on this machine" shown:"none: mails are kept and shown in the outbox" help:"The mail server. The credentials are percent-encoded and never logged."`
	// MailFrom is the address that mails come from.
	MailFrom string `env:"RAPPORT_MAIL_FROM" form:"an e-mail address, for example partners@example.com" shown:"none; needed with a mail server" help:"The address that mails come from."`
	// Demo loads the demo data into an empty database.
	Demo bool `env:"RAPPORT_DEMO" envDefault:"false" form:"true or false" help:"Load the demo data if the database is empty."`
	// FilesEndpoint is the S3-compatible service that keeps uploaded files; empty for
	// the data folder. Then Bucket, Region, AccessKeyID and SecretKey are needed.
	FilesEndpoint    string `env:"RAPPORT_FILES_S3_ENDPOINT" form:"an address without a path, for example https://s3.eu-central-1.amazonaws.com" shown:"files lie in the data folder" help:"Keep uploaded files in a bucket of this S3-compatible service."`
	FilesBucket      string `env:"RAPPORT_FILES_S3_BUCKET" form:"the name of a bucket" shown:"none" help:"The bucket. It must be there, and not be open to the public."`
	FilesRegion      string `env:"RAPPORT_FILES_S3_REGION" envDefault:"us-east-1" form:"the name of a region" help:"The bucket's region."`
	FilesPrefix      string `env:"RAPPORT_FILES_S3_PREFIX" form:"letters, digits, dashes and slashes" shown:"none" help:"What the names of the objects begin with."`
	FilesAccessKeyID string `env:"RAPPORT_FILES_S3_ACCESS_KEY_ID" form:"an access key" shown:"none" help:"The access key. It must be allowed to list the bucket and to put, get and delete its objects."`
	FilesSecretKey   string `env:"RAPPORT_FILES_S3_SECRET_ACCESS_KEY" form:"the secret of the access key" shown:"none" help:"Its secret. It is never logged."`
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

// DatabaseName is the database without the credentials: what tells it from another.
func (c Config) DatabaseName() string {
	u, err := url.Parse(c.DatabaseURL)
	if err != nil {
		return c.DatabaseURL
	}
	return (&url.URL{Scheme: u.Scheme, Host: u.Host, Path: u.Path, Opaque: u.Opaque}).String()
}

func parse(options env.Options) (Config, error) {
	var c Config
	if err := env.ParseWithOptions(&c, options); err != nil {
		return Config{}, named(err)
	}
	c.DataDir = filepath.Clean(c.DataDir)
	if c.ClickLogDir == "" {
		c.ClickLogDir = filepath.Join(c.DataDir, "clicks")
	}
	c.ClickLogDir = filepath.Clean(c.ClickLogDir)
	if c.DatabaseURL == "" {
		c.DatabaseURL = "sqlite://" + filepath.Join(c.DataDir, "rapport.db")
	}
	if c.PublicURL == "" {
		c.PublicURL = "http://" + reachable(c.Addr)
	}
	c.PublicURL, c.FilesEndpoint = strings.TrimSuffix(c.PublicURL, "/"), strings.TrimSuffix(c.FilesEndpoint, "/")
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
	if !isAddress(c.PublicURL) {
		problems = append(problems, problem("PublicURL"))
	}
	if c.SecretKey != "" && len(c.SecretKey) < shortestSecret {
		problems = append(problems, problem("SecretKey"))
	}
	problems = append(append(problems, c.mailProblems()...), c.bucketProblems()...)
	return errors.Join(problems...)
}

var prefixForm = regexp.MustCompile(`^[A-Za-z0-9/_-]{0,200}$`)

// bucketProblems are those of a bucket: with one of its variables all that are needed
// must be there.
func (c Config) bucketProblems() []error {
	if c.FilesEndpoint+c.FilesBucket+c.FilesPrefix+c.FilesAccessKeyID+c.FilesSecretKey == "" {
		return nil
	}
	var out []error
	if !isAddress(c.FilesEndpoint) {
		out = append(out, problem("FilesEndpoint"))
	}
	if c.FilesBucket == "" {
		out = append(out, problem("FilesBucket"))
	}
	if !prefixForm.MatchString(c.FilesPrefix) {
		out = append(out, problem("FilesPrefix"))
	}
	if c.FilesAccessKeyID == "" {
		out = append(out, problem("FilesAccessKeyID"))
	}
	if c.FilesSecretKey == "" {
		out = append(out, problem("FilesSecretKey"))
	}
	return out
}

// isAddress reports whether text is one of a web server, without a path.
func isAddress(text string) bool {
	u, err := url.Parse(text)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != "" &&
		u.Path == "" && u.RawQuery == "" && u.Fragment == "" && u.User == nil
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
