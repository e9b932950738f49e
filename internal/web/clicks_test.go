package web_test

import (
	"encoding/json"
	"net/http"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/testkit"
)

func TestClicks(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		answer := b.send(t, request{
			method: http.MethodPost, path: "/api/clicks", header: map[string]string{"Origin": "https://example.com", "Content-Type": "text/plain"},
			body: `{"code":"ada","url":"https://example.com/pricing?via=ada&sub2=x","visitorId":null,"referrer":"https://blog.example.org/"}`,
		})
		require.Equal(t, http.StatusOK, answer.StatusCode)
		require.Equal(t, "*", answer.Header.Get("Access-Control-Allow-Origin"))
		require.Empty(t, answer.Header.Get("Access-Control-Allow-Credentials"))
		require.Equal(t, "no-store", answer.Header.Get("Cache-Control"))
		var said map[string]string
		require.NoError(t, json.Unmarshal([]byte(answer.body), &said))
		rows := b.clicks(t)
		require.Len(t, rows, 1)
		require.Equal(t, map[string]string{"clickId": rows[0].ID, "visitorId": rows[0].VisitorID}, said)
		require.Equal(t, "https://example.com/pricing", rows[0].Destination)
		require.Equal(t, "x", rows[0].Sub2)
		require.Equal(t, "blog.example.org", rows[0].ReferrerHost)

		answer = b.send(t, request{
			method: http.MethodPost, path: "/api/clicks", address: "192.0.2.8:1",
			body: `{"via":"ada","url":"https://example.com/","visitorId":"` + said["visitorId"] + `"}`,
		})
		require.Equal(t, http.StatusOK, answer.StatusCode)
		require.Equal(t, said["visitorId"], b.clicks(t)[1].VisitorID)
	})
}

func TestClicksRefuse(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t))
	good := `{"code":"ada","url":"https://example.com/"}`
	for name, one := range map[string]struct {
		method, body, origin string
		status               int
		says                 string
	}{
		"a page of another host": {http.MethodPost, good, "https://evil.example", http.StatusForbidden, `"code":"FORBIDDEN"`},
		"an unknown code":        {http.MethodPost, `{"code":"eve","url":"https://example.com/"}`, "", http.StatusUnprocessableEntity, `"field":["input","code"]`},
		"an unknown field":       {http.MethodPost, `{"code":"ada","url":"https://example.com/","next":1}`, "", http.StatusUnprocessableEntity, `"field":["input","next"]`},
		"a code of another type": {http.MethodPost, `{"code":7,"url":"https://example.com/"}`, "", http.StatusUnprocessableEntity, `"field":["input","code"]`},
		"no JSON":                {http.MethodPost, `code=ada`, "", http.StatusBadRequest, `"code":"BAD_REQUEST"`},
		"a list":                 {http.MethodPost, `[]`, "", http.StatusBadRequest, `"code":"BAD_REQUEST"`},
		"too much":               {http.MethodPost, `{"code":"` + strings.Repeat("a", 16<<10) + `"}`, "", http.StatusRequestEntityTooLarge, `"code":"TOO_LARGE"`},
		"GET":                    {http.MethodGet, "", "", http.StatusMethodNotAllowed, `"code":"BAD_REQUEST"`},
	} {
		header := map[string]string{}
		if one.origin != "" {
			header["Origin"] = one.origin
		}
		answer := b.send(t, request{method: one.method, path: "/api/clicks", body: one.body, header: header})
		require.Equal(t, one.status, answer.StatusCode, name)
		require.Contains(t, answer.body, one.says, name)
	}
	require.Empty(t, b.clicks(t))
}

func TestClicksPreflight(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t))
	answer := b.send(t, request{method: http.MethodOptions, path: "/api/clicks", header: map[string]string{
		"Origin": "https://example.com", "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type",
	}})
	require.Equal(t, http.StatusNoContent, answer.StatusCode)
	require.Equal(t, "*", answer.Header.Get("Access-Control-Allow-Origin"))
	require.Equal(t, "POST", answer.Header.Get("Access-Control-Allow-Methods"))
}

func TestScript(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t))
	answer := b.send(t, request{path: "/rapport.js"})
	require.Equal(t, http.StatusOK, answer.StatusCode)
	require.Equal(t, "text/javascript; charset=utf-8", answer.Header.Get("Content-Type"))
	require.Equal(t, "public, max-age=3600", answer.Header.Get("Cache-Control"))
	require.Equal(t, "cross-origin", answer.Header.Get("Cross-Origin-Resource-Policy"))
	source := answer.body

	// What a browser would do, by a few lines that stand for one.
	command := exec.CommandContext(t.Context(), "node", "--input-type=commonjs", "-", "https://go.example.com")
	command.Stdin = strings.NewReader(browserLines + source + browserEnd)
	out, err := command.CombinedOutput()
	require.NoError(t, err, string(out))
	require.JSONEq(t, `{
		"asked": "https://go.example.com/api/clicks",
		"sent": {"code": "ada", "url": "https://shop.example/?ref=ada", "visitorId": null, "referrer": ""},
		"clickId": "clk_1", "visitorId": "vis_1",
		"cookie": "rapport_visitor=vis_1; path=/; max-age=31536000; samesite=lax; secure",
		"inputs": {"rapport_click": "clk_1", "rapport_visitor": "vis_1"}
	}`, string(out))
}

// The script of a program carries the program's settings, and is as small as it must
// be.
func TestScriptOfAProgram(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		b.Program.Update().SetConsentMode("ASK").SetWindowDays(30).SetQueryParameters([]string{"via", "</script>"}).ExecX(b.System())
		answer := b.send(t, request{path: "/rapport.js?program=acme/acme"})
		require.Equal(t, http.StatusOK, answer.StatusCode)
		require.Equal(t, "public, max-age=3600", answer.Header.Get("Cache-Control"))
		require.True(t, strings.HasSuffix(answer.body,
			`})({"days":30,"key":"acme/acme","mode":"ASK","names":["via","\u003c/script\u003e"]});`+"\n"), answer.body[len(answer.body)-200:])
		for _, path := range []string{"acme/none", "none/acme", "acme", "/", strings.Repeat("a", 300) + "/b"} {
			require.Equal(t, http.StatusNotFound, b.send(t, request{path: "/rapport.js?program=" + path}).StatusCode, path)
		}

		// While the database is away, pages get what they got before.
		require.NoError(t, d.Close())
		require.Equal(t, answer.body, b.send(t, request{path: "/rapport.js?program=acme/acme"}).body)
		require.Equal(t, http.StatusInternalServerError, b.send(t, request{path: "/rapport.js?program=acme/other"}).StatusCode)
	})
}

// The promise is less than 3 KB, compressed as a proxy in front does it.
func TestScriptIsSmall(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t))
	source := b.send(t, request{path: "/rapport.js?program=acme/acme"}).body
	command := exec.CommandContext(t.Context(), "node", "-e", `
		const chunks = [];
		process.stdin.on("data", (one) => chunks.push(one)).on("end", () =>
			console.log(require("node:zlib").brotliCompressSync(Buffer.concat(chunks)).length));`)
	command.Stdin = strings.NewReader(source)
	out, err := command.Output()
	require.NoError(t, err)
	size, err := strconv.Atoi(strings.TrimSpace(string(out)))
	require.NoError(t, err)
	require.Less(t, size, 3<<10)
	t.Logf("%d bytes", size)
}

// browserLines stand for what the script needs of a browser.
const browserLines = `
const inputs = [], cookies = [], stored = new Map(), calls = [];
const form = {
  querySelector: (selector) => inputs.find((one) => selector === 'input[name="' + one.name + '"]') ?? null,
  append: (input) => inputs.push(input), matches: () => true,
};
globalThis.window = globalThis;
Object.defineProperty(globalThis, "navigator", { value: {}, configurable: true });
globalThis.location = new URL("https://shop.example/?ref=ada");
globalThis.localStorage = { getItem: (name) => stored.get(name) ?? null, setItem: (name, value) => stored.set(name, value) };
globalThis.document = {
  currentScript: { src: "https://go.example.com/rapport.js", dataset: {} }, referrer: "",
  get cookie() { return cookies.map((one) => one.split(";")[0]).join("; "); }, set cookie(one) { cookies.push(one); },
  querySelectorAll: () => [form], createElement: () => ({}), addEventListener: () => {},
};
globalThis.fetch = async (url, options) => {
  calls.push({ asked: String(url), sent: JSON.parse(options.body) });
  return { ok: true, json: async () => ({ clickId: "clk_1", visitorId: "vis_1" }) };
};
`

const browserEnd = `
setTimeout(() => console.log(JSON.stringify({
  ...calls[0], clickId: rapport.clickId(), visitorId: rapport.visitorId(), cookie: cookies.at(-1),
  inputs: Object.fromEntries(inputs.map((one) => [one.name, one.value])),
})), 0);
`
