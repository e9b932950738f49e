// Package auth turns a request into a viewer: passwords, tokens, sessions of
// browsers and API keys. It reads and writes the directory of sessions and
// nothing else of the product; what a viewer may do is the matter of
// internal/viewer, and who may become one that of internal/app/account.
package auth
