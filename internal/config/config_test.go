package config_test

import (
	"bytes"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/config"
)

func TestFrom(t *testing.T) {
	t.Parallel()
	c, err := config.From(map[string]string{})
	require.NoError(t, err)
	require.Equal(t, config.Config{
		Addr: "127.0.0.1:8080", DataDir: "data", ClickLogDir: "data/clicks", DatabaseURL: "sqlite://data/rapport.db",
		PublicURL: "http://127.0.0.1:8080", LogLevel: slog.LevelInfo, FilesRegion: "us-east-1",
	}, c)
	require.False(t, c.Secure())

	c, err = config.From(map[string]string{
		"RAPPORT_ADDR": ":9000", "RAPPORT_DATA_DIR": "/var/lib/rapport/", "RAPPORT_CLICK_LOG_DIR": "/var/local/clicks/", "DATABASE_URL": "postgres://db/rapport",
		"RAPPORT_PUBLIC_URL": "https://partners.example.com/", "RAPPORT_LOG_LEVEL": "debug",
		"RAPPORT_SECRET_KEY": strings.Repeat("k", 32), "RAPPORT_DEMO": "1",
		"RAPPORT_FILES_S3_ENDPOINT": "https://s3.example.com/", "RAPPORT_FILES_S3_BUCKET": "files", "RAPPORT_FILES_S3_REGION": "eu",
		"RAPPORT_FILES_S3_PREFIX": "a/b", "RAPPORT_FILES_S3_ACCESS_KEY_ID": "key", "RAPPORT_FILES_S3_SECRET_ACCESS_KEY": "very-secret",
	})
	require.NoError(t, err)
	require.Equal(t, config.Config{
		Addr: ":9000", DataDir: "/var/lib/rapport", ClickLogDir: "/var/local/clicks", DatabaseURL: "postgres://db/rapport",
		PublicURL: "https://partners.example.com", LogLevel: slog.LevelDebug,
		SecretKey: strings.Repeat("k", 32), Demo: true, FilesEndpoint: "https://s3.example.com", FilesBucket: "files", FilesRegion: "eu",
		FilesPrefix: "a/b", FilesAccessKeyID: "key", FilesSecretKey: "very-secret",
	}, c)
	require.True(t, c.Secure())
}

func TestPublicURLFollowsTheAddress(t *testing.T) {
	t.Parallel()
	for addr, want := range map[string]string{
		"127.0.0.1:9": "http://127.0.0.1:9",
		":8080":       "http://localhost:8080",
		"0.0.0.0:80":  "http://localhost:80",
		"[::]:8080":   "http://localhost:8080",
		"[::1]:8080":  "http://[::1]:8080",
	} {
		c, err := config.From(map[string]string{"RAPPORT_ADDR": addr})
		require.NoError(t, err)
		require.Equal(t, want, c.PublicURL)
	}
}

func TestFromRefuses(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		variables map[string]string
		want      string
	}{
		"an address without a port": {
			map[string]string{"RAPPORT_ADDR": "localhost", "RAPPORT_PUBLIC_URL": "http://x"},
			"RAPPORT_ADDR must be host:port, for example 127.0.0.1:8080",
		},
		"a database it cannot open": {
			map[string]string{"DATABASE_URL": "mysql://db"},
			"DATABASE_URL must be postgres://… or sqlite://…",
		},
		"a public address with a path": {
			map[string]string{"RAPPORT_PUBLIC_URL": "https://example.com/app"},
			"RAPPORT_PUBLIC_URL must be an address without a path, for example https://partners.example.com",
		},
		"a public address without a scheme": {
			map[string]string{"RAPPORT_PUBLIC_URL": "example.com"},
			"RAPPORT_PUBLIC_URL must be an address without a path, for example https://partners.example.com",
		},
		"a short secret, without repeating it": {
			map[string]string{"RAPPORT_SECRET_KEY": "hunter2"},
			"RAPPORT_SECRET_KEY must be 32 characters or more",
		},
		"a bucket without what is needed": {
			map[string]string{"RAPPORT_FILES_S3_SECRET_ACCESS_KEY": "very-secret", "RAPPORT_FILES_S3_PREFIX": "a b"},
			"RAPPORT_FILES_S3_ENDPOINT must be an address without a path, for example https://s3.eu-central-1.amazonaws.com\n" +
				"RAPPORT_FILES_S3_BUCKET must be the name of a bucket\nRAPPORT_FILES_S3_PREFIX must be letters, digits, dashes and slashes\n" +
				"RAPPORT_FILES_S3_ACCESS_KEY_ID must be an access key",
		},
		"a bucket without a secret": {
			map[string]string{"RAPPORT_FILES_S3_ENDPOINT": "s3.example.com", "RAPPORT_FILES_S3_BUCKET": "b", "RAPPORT_FILES_S3_ACCESS_KEY_ID": "k"},
			"RAPPORT_FILES_S3_ENDPOINT must be an address without a path, for example https://s3.eu-central-1.amazonaws.com\n" +
				"RAPPORT_FILES_S3_SECRET_ACCESS_KEY must be the secret of the access key",
		},
		"a mail server that is none, without repeating it": {
			map[string]string{"RAPPORT_SMTP_URL": "https://user:hunter2@mail", "RAPPORT_MAIL_FROM": "a@example.com"},
			smtpProblem,
		},
		"a mail server elsewhere without TLS": {
			map[string]string{"RAPPORT_SMTP_URL": "smtp://mail.example.com?tls=none", "RAPPORT_MAIL_FROM": "a@example.com"},
			smtpProblem,
		},
		"a mail server without a sender": {
			map[string]string{"RAPPORT_SMTP_URL": "smtp://localhost:25?tls=none"},
			"RAPPORT_MAIL_FROM must be an e-mail address, for example partners@example.com",
		},
		"all that does not parse at once": {
			map[string]string{"RAPPORT_LOG_LEVEL": "loud", "RAPPORT_DEMO": "perhaps"},
			"RAPPORT_LOG_LEVEL must be debug, info, warn or error\nRAPPORT_DEMO must be true or false",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, err := config.From(test.variables)
			require.EqualError(t, err, test.want)
			require.Zero(t, c)
		})
	}
}

const smtpProblem = "RAPPORT_SMTP_URL must be smtp://user:password@host:587 (TLS by STARTTLS, demanded) or smtps://… (TLS at once); " +
	"?tls=none for a server on this machine"

func TestWriteTable(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	require.NoError(t, config.WriteTable(&out))
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	require.Len(t, lines, 2+18)
	require.Equal(t, "| `RAPPORT_ADDR` | `127.0.0.1:8080` | Where the server listens. "+
		"Form: host:port, for example 127.0.0.1:8080. |", lines[2])
}

func TestSecret(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "data")

	given := config.Config{DataDir: folder, SecretKey: strings.Repeat("k", 32)}
	key, err := given.Secret()
	require.NoError(t, err)
	require.Equal(t, []byte(strings.Repeat("k", 32)), key)
	require.NoDirExists(t, folder)

	kept := config.Config{DataDir: folder}
	first, err := kept.Secret()
	require.NoError(t, err)
	require.Len(t, first, 52)
	second, err := kept.Secret()
	require.NoError(t, err)
	require.Equal(t, first, second)

	entries, err := os.ReadDir(folder)
	require.NoError(t, err)
	require.Len(t, entries, 1)
	info, err := entries[0].Info()
	require.NoError(t, err)
	require.Equal(t, os.FileMode(0o600), info.Mode())

	require.NoError(t, os.WriteFile(filepath.Join(folder, entries[0].Name()), []byte("short"), 0o600))
	_, err = kept.Secret()
	require.ErrorContains(t, err, "must be 32 characters or more")
}
