package house_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const module = "github.com/rapporthq/rapport"

// leaves may be imported by everyone.
var leaves = []string{"internal/apperr", "internal/clock", "internal/id", "internal/config"}

// rooms says for each folder which folders of the house it may import, beside
// the leaves. The longest name that fits counts. A folder that fits none fails
// the test: say here what it may import, and in docs/architecture.md what it is
// for.
var rooms = map[string][]string{
	".":                       {"."},
	"internal/server":         {"."},
	"ent":                     {"ent", "internal/viewer", "internal/domain"},
	"graph":                   {"graph", "ent", "internal/app", "internal/auth", "internal/bus", "internal/domain", "internal/viewer"},
	"frontend":                {},
	"internal/apperr":         {},
	"internal/clock":          {},
	"internal/id":             {},
	"internal/config":         {},
	"internal/viewer":         {},
	"internal/house":          {},
	"internal/domain":         {"internal/domain/money", "internal/domain/calendar"},
	"internal/prospect":       {"internal/domain"},
	"internal/app":            {"ent", "internal/clicklog", "internal/prospect", "internal/db", "internal/job", "internal/event", "internal/viewer", "internal/domain", "internal/app/ledger", "internal/app/program"},
	"internal/provider":       {"internal/domain"},
	"internal/web":            {"internal/app", "internal/auth", "internal/viewer", "internal/domain", "internal/clicklog", "frontend"},
	"internal/auth":           {"ent", "internal/viewer"},
	"internal/clicklog":       {},
	"internal/filestore":      {},
	"internal/demo":           {"ent", "internal/app", "internal/domain", "internal/event", "internal/viewer"},
	"internal/job":            {"ent", "internal/db", "internal/viewer"},
	"internal/event":          {"ent", "internal/db", "internal/job", "internal/viewer", "internal/domain/notice"},
	"internal/db":             {"ent"},
	"internal/bus":            {"ent", "internal/db"},
	"internal/db/migratediff": {"ent", "internal/db"},
	"internal/testkit":        {"."},
}

// vague names say nothing about what is inside.
var vague = []string{"common", "util", "utils", "helper", "helpers", "misc", "models", "shared", "base", "lib"}

// listed is what go list says of a package.
type listed struct {
	ImportPath, Dir, Doc string
	GoFiles, Imports     []string
}

func TestImports(t *testing.T) {
	t.Parallel()
	for _, one := range packages(t) {
		room := roomOf(one.folder())
		require.NotEmpty(t, room, "%s is a new room: give it a line in this test", one.folder())
		allowed := append(slices.Clone(rooms[room]), leaves...)
		if isLeaf(room) {
			allowed = nil
		}
		for _, imported := range one.Imports {
			folder, ours := strings.CutPrefix(imported, module+"/")
			if !ours || within(folder, one.folder()) && !strings.HasPrefix(room, "internal/app") {
				continue
			}
			require.True(t, slices.ContainsFunc(allowed, func(a string) bool { return within(folder, a) }),
				"%s may not import %s (docs/architecture.md, who may import whom)", one.folder(), folder)
			require.False(t, within(folder, "internal/testkit"), "%s imports testkit outside a test", one.folder())
		}
	}
}

func TestDomainIsPure(t *testing.T) {
	t.Parallel()
	for _, one := range packages(t) {
		if !within(one.folder(), "internal/domain") {
			continue
		}
		for _, imported := range one.Imports {
			first, _, _ := strings.Cut(imported, "/")
			foreign := strings.Contains(first, ".") && !strings.HasPrefix(imported, module+"/internal/domain/")
			if one.folder() == "internal/domain/money" && imported == "github.com/bojanz/currency" {
				foreign = false
			}
			require.False(t, foreign, "%s imports %s", one.folder(), imported)
			require.NotContains(t, []string{"net/http", "database/sql", "log/slog", "log", "os", "math/rand", "math/rand/v2", "crypto/rand"},
				imported, "%s must stay values in, values out", one.folder())
		}
	}
}

// The click log is read and written when all else may be broken (ADR 7).
func TestClickLogStandsAlone(t *testing.T) {
	t.Parallel()
	for _, one := range packages(t) {
		if within(one.folder(), "internal/clicklog") {
			for _, imported := range one.Imports {
				first, _, _ := strings.Cut(imported, "/")
				require.NotContains(t, first, ".", "%s imports %s", one.folder(), imported)
			}
		}
	}
}

func TestPackagesSayWhatTheyAreFor(t *testing.T) {
	t.Parallel()
	for _, one := range packages(t) {
		require.NotContains(t, vague, path.Base(one.ImportPath), "name the package by what it is about")
		if len(one.GoFiles) > 0 && !one.generated(t) {
			require.NotEmpty(t, one.Doc, "%s has no package comment", one.folder())
		}
	}
}

// longest is the roof for a file written by hand, in lines.
const longest = 400

func TestFilesAreShort(t *testing.T) {
	t.Parallel()
	err := filepath.WalkDir(root(t), func(file string, entry os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && (entry.Name() == "node_modules" || strings.HasPrefix(entry.Name(), ".")) {
			return filepath.SkipDir
		}
		if filepath.Ext(file) != ".go" {
			return nil
		}
		content, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		if !isGenerated(content) {
			require.LessOrEqual(t, bytes.Count(content, []byte("\n")), longest, "%s is too long", file)
		}
		return nil
	})
	require.NoError(t, err)
}

func (l listed) folder() string {
	if l.ImportPath == module {
		return "."
	}
	return strings.TrimPrefix(l.ImportPath, module+"/")
}

func (l listed) generated(t *testing.T) bool {
	t.Helper()
	return !slices.ContainsFunc(l.GoFiles, func(name string) bool {
		content, err := os.ReadFile(filepath.Join(l.Dir, name))
		require.NoError(t, err)
		return !isGenerated(content)
	})
}

func isGenerated(content []byte) bool {
	head, _, _ := bytes.Cut(content, []byte("\npackage "))
	return bytes.Contains(head, []byte("// Code generated ")) && bytes.Contains(head, []byte(" DO NOT EDIT."))
}

// roomOf returns the longest name in rooms that folder is within, or "".
func roomOf(folder string) string {
	best := ""
	for room := range rooms {
		if within(folder, room) && (room != "." || folder == ".") && len(room) > len(best) {
			best = room
		}
	}
	return best
}

func within(folder, room string) bool {
	return room == "." || folder == room || strings.HasPrefix(folder, room+"/")
}

func isLeaf(room string) bool { return slices.Contains(leaves, room) }

func root(t *testing.T) string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), "go", "list", "-m", "-f", "{{.Dir}}").Output()
	require.NoError(t, err)
	return strings.TrimSpace(string(out))
}

func packages(t *testing.T) []listed {
	t.Helper()
	command := exec.CommandContext(t.Context(), "go", "list", "-e", "-json=ImportPath,Dir,Doc,GoFiles,Imports", "./...")
	command.Dir = root(t)
	out, err := command.Output()
	require.NoError(t, err)
	var all []listed
	for decoder := json.NewDecoder(bytes.NewReader(out)); ; {
		var one listed
		err := decoder.Decode(&one)
		if errors.Is(err, io.EOF) {
			return all
		}
		require.NoError(t, err)
		all = append(all, one)
	}
}
