package server

import (
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// nginxConfig answers as a redirect does, without looking for anything: one worker per
// processor, connections kept, no log.
const nginxConfig = `daemon off; worker_processes auto; pid %[1]s/pid; error_log %[1]s/error.log;
events { worker_connections 1024; }
http {
  access_log off; keepalive_requests 1000000;
  client_body_temp_path %[1]s/body; proxy_temp_path %[1]s/proxy; fastcgi_temp_path %[1]s/fastcgi;
  uwsgi_temp_path %[1]s/uwsgi; scgi_temp_path %[1]s/scgi;
  server { listen %[2]s; location / { return 302 https://example.com/; } }
}
`

// startNginx starts nginx, and returns what opens its redirect; nil if nobody installed
// it.
func startNginx(b *testing.B) *redirector {
	b.Helper()
	program, err := exec.LookPath("nginx")
	if err != nil {
		return nil
	}
	probe, err := new(net.ListenConfig).Listen(b.Context(), "tcp", "127.0.0.1:0")
	require.NoError(b, err)
	address := probe.Addr().String()
	require.NoError(b, probe.Close())
	folder := b.TempDir()
	config := filepath.Join(folder, "nginx.conf")
	require.NoError(b, os.WriteFile(config, fmt.Appendf(nil, nginxConfig, folder, address), 0o600))
	process := exec.CommandContext(context.WithoutCancel(b.Context()), program, "-p", folder, "-c", config)
	process.Stderr = b.Output()
	require.NoError(b, process.Start())
	b.Cleanup(func() {
		_ = process.Process.Signal(syscall.SIGTERM)
		_ = process.Wait()
	})
	require.Eventually(b, func() bool {
		conn, err := new(net.Dialer).DialContext(b.Context(), "tcp", address)
		return err == nil && conn.Close() == nil
	}, 10*time.Second, 20*time.Millisecond, "nginx does not answer")
	return &redirector{b: b, address: address}
}
