//go:build unix

package server

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/testkit"
)

// postgresPrograms is the environment's name of where the programs of PostgreSQL
// are; frontend/scripts/postgres.mjs sets it.
const postgresPrograms = "TEST_POSTGRES_PROGRAMS"

// cluster is a PostgreSQL of a test's own, so that it can be killed. Its settings
// are those it comes with: it waits for the disk (fsync, synchronous_commit and
// full_page_writes are on). It listens on a socket in its folder, so that nobody
// takes its port while it is dead.
type cluster struct {
	folder, url string
	programs    struct {
		Bin, Lib string
		UID, GID *uint32
	}
	process *exec.Cmd
}

// newCluster makes a cluster and starts it; nil if the environment has none.
func newCluster(t *testing.T) *cluster {
	t.Helper()
	said := os.Getenv(postgresPrograms)
	if said == "" {
		require.NotEqual(t, "1", os.Getenv(testkit.RequirePostgres), "%s is not set: run the tests by make test", postgresPrograms)
		return nil
	}
	c := &cluster{folder: t.TempDir()}
	require.NoError(t, json.Unmarshal([]byte(said), &c.programs))
	c.url = "postgres://rapport@/postgres?sslmode=disable&host=" + url.QueryEscape(c.folder)
	if c.programs.UID != nil {
		require.NoError(t, os.Chmod(filepath.Dir(c.folder), 0o755)) //nolint:gosec // Another user must reach what is in it.
		require.NoError(t, os.Chown(c.folder, int(*c.programs.UID), int(*c.programs.GID)))
	}
	require.NoError(t, os.Chmod(c.folder, 0o700)) //nolint:gosec // A folder.
	made := c.command(t, "initdb", "-U", "rapport", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync")
	out, err := made.CombinedOutput()
	require.NoError(t, err, string(out))
	c.start(t)
	t.Cleanup(func() {
		_ = c.process.Process.Signal(syscall.SIGQUIT) // at once, all of it
		_ = c.process.Wait()
	})
	return c
}

// command is a program of PostgreSQL on the folder, run by a user who may: not by root.
func (c *cluster) command(t *testing.T, name string, args ...string) *exec.Cmd {
	t.Helper()
	out := exec.CommandContext(context.WithoutCancel(t.Context()), filepath.Join(c.programs.Bin, name), append([]string{"-D", c.folder}, args...)...)
	out.Dir = c.folder
	out.Env = append(os.Environ(), "LC_ALL=C")
	if c.programs.Lib != "" {
		out.Env = append(out.Env, "LD_LIBRARY_PATH="+c.programs.Lib, "DYLD_LIBRARY_PATH="+c.programs.Lib)
	}
	if c.programs.UID != nil {
		out.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: *c.programs.UID, Gid: *c.programs.GID}}
	}
	return out
}

// start starts PostgreSQL on whatever is in the folder, and waits until it answers.
func (c *cluster) start(t *testing.T) {
	t.Helper()
	c.process = c.command(t, "postgres", "-c", "listen_addresses=", "-c", "unix_socket_directories="+c.folder)
	c.process.Stderr = t.Output()
	require.NoError(t, c.process.Start())
	require.Eventually(t, func() bool {
		d, err := db.Open(t.Context(), c.url)
		return err == nil && d.Close() == nil
	}, time.Minute, 50*time.Millisecond, "PostgreSQL does not answer")
}

// kill ends PostgreSQL with SIGKILL: the first of its processes, stopped so that it
// starts no more of them, and all others.
func (c *cluster) kill(t *testing.T) {
	t.Helper()
	first := c.process.Process
	require.NoError(t, first.Signal(syscall.SIGSTOP))
	others := childrenOf(t, first.Pid)
	require.NotEmpty(t, others)
	for _, pid := range others {
		if err := syscall.Kill(pid, syscall.SIGKILL); !errors.Is(err, syscall.ESRCH) {
			require.NoError(t, err)
		}
	}
	require.NoError(t, first.Kill())
	_ = c.process.Wait() // until the last of them has closed its end of what they print
}

// childrenOf lists the processes that a process started.
func childrenOf(t *testing.T, parent int) (children []int) {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), "ps", "-A", "-o", "pid=,ppid=").Output()
	if processes, _ := filepath.Glob("/proc/[0-9]*/stat"); len(processes) > 0 { // there need not be a ps
		out, err = nil, nil
		for _, name := range processes {
			stat, _ := os.ReadFile(name) // it may have ended since
			if pid, rest, found := bytes.Cut(stat, []byte(" (")); found {
				fields := bytes.Fields(rest[bytes.LastIndexByte(rest, ')')+1:])
				out = fmt.Appendf(out, "%s %s\n", pid, fields[1])
			}
		}
	}
	require.NoError(t, err)
	for line := range strings.Lines(string(out)) {
		var pid, by int
		_, err := fmt.Sscan(line, &pid, &by)
		require.NoError(t, err, line)
		if by == parent {
			children = append(children, pid)
		}
	}
	return children
}

// open is the database of the cluster, with all tables.
func (c *cluster) open(t *testing.T) *testkit.Database {
	t.Helper()
	d, err := db.Open(t.Context(), c.url)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, d.Close()) })
	_, err = db.Migrate(t.Context(), d)
	require.NoError(t, err)
	return &testkit.Database{DB: d, Client: ent.NewClient(ent.Driver(d.Driver())), URL: c.url}
}
