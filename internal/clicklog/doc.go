// Package clicklog is an append-only log of opaque payloads in segment files,
// durable before it answers. It stands between a redirect, which must not wait
// for the database, and a sink, which reads what is durable and writes it there.
//
// It knows nothing of clicks, databases or HTTP, and uses the standard library
// only. docs/adr/0007-a-click-log-of-our-own.md describes the files, so that they
// can be read without this package.
package clicklog
