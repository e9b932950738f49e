package auth

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/crypto/argon2"
)

// The cost of a hash that is made today: 19 MiB, two passes, one lane.
var today = cost{memory: 19 * 1024, passes: 2, lanes: 1}

// The sizes of salt and key in bytes, and how many hashes are computed at once.
const (
	saltSize  = 16
	keySize   = 32
	hashSlots = 4
)

// The dearest hash that is still checked, so that a row written by somebody
// else cannot exhaust the machine.
var dearest = cost{memory: 256 * 1024, passes: 16, lanes: 16}

// errNotAHash means that a stored hash cannot be read.
var errNotAHash = errors.New("the stored password hash is no argon2id PHC string")

// cost of a hash; memory is in KiB.
type cost struct {
	memory uint32
	passes uint32
	lanes  uint8
}

// Passwords hashes passwords and checks them, at most four at a time: each
// takes 19 MiB. It is safe for concurrent use.
type Passwords struct {
	slots chan struct{}
	dummy string
}

// NewPasswords returns a ready Passwords.
func NewPasswords() *Passwords {
	salt := make([]byte, saltSize)
	return &Passwords{
		slots: make(chan struct{}, hashSlots),
		dummy: phc(today, salt, make([]byte, keySize)),
	}
}

// Hash returns the PHC string of password, with a fresh salt. The only error is
// the end of ctx while waiting for a free slot.
func (p *Passwords) Hash(ctx context.Context, password string) (string, error) {
	salt := make([]byte, saltSize)
	_, _ = rand.Read(salt) // never fails, by its contract
	key, err := p.derive(ctx, password, salt, today, keySize)
	if err != nil {
		return "", err
	}
	return phc(today, salt, key), nil
}

// Check reports whether hash is of password, and whether the hash was made at
// another cost than today's and should be made again. An empty hash stands for
// a person who does not exist: the answer is no, and takes as long.
func (p *Passwords) Check(ctx context.Context, hash, password string) (ok, outdated bool, err error) {
	known := hash != ""
	if !known {
		hash = p.dummy
	}
	c, salt, want, err := parsePHC(hash)
	if err != nil {
		return false, false, err
	}
	got, err := p.derive(ctx, password, salt, c, uint32(len(want)))
	if err != nil {
		return false, false, err
	}
	ok = subtle.ConstantTimeCompare(got, want) == 1 && known
	return ok, ok && c != today, nil
}

// derive waits for a slot and computes the key.
func (p *Passwords) derive(ctx context.Context, password string, salt []byte, c cost, size uint32) ([]byte, error) {
	select {
	case p.slots <- struct{}{}:
	case <-ctx.Done():
		return nil, fmt.Errorf("wait to hash a password: %w", ctx.Err())
	}
	defer func() { <-p.slots }()
	return argon2.IDKey([]byte(password), salt, c.passes, c.memory, c.lanes, size), nil
}

// phc writes the string form that password hashes have everywhere.
func phc(c cost, salt, key []byte) string {
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, c.memory, c.passes, c.lanes,
		base64.RawStdEncoding.EncodeToString(salt), base64.RawStdEncoding.EncodeToString(key))
}

func parsePHC(hash string) (c cost, salt, key []byte, err error) {
	parts := strings.Split(hash, "$")
	if len(parts) != 6 || parts[0] != "" || parts[1] != "argon2id" || parts[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return cost{}, nil, nil, errNotAHash
	}
	if _, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &c.memory, &c.passes, &c.lanes); err != nil {
		return cost{}, nil, nil, errNotAHash
	}
	salt, saltErr := base64.RawStdEncoding.DecodeString(parts[4])
	key, keyErr := base64.RawStdEncoding.DecodeString(parts[5])
	if saltErr != nil || keyErr != nil || len(key) < 16 || len(key) > 64 || !c.sane() {
		return cost{}, nil, nil, errNotAHash
	}
	return c, salt, key, nil
}

// sane reports whether the cost lies in the bounds of argon2 and of this
// machine.
func (c cost) sane() bool {
	return c.passes >= 1 && c.lanes >= 1 && c.memory >= 8 &&
		c.passes <= dearest.passes && c.lanes <= dearest.lanes && c.memory <= dearest.memory
}
