package partner

import (
	"context"
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/idna"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/program"
	"github.com/rapporthq/rapport/ent/shortdomain"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/destination"
	"github.com/rapporthq/rapport/internal/event"
	"github.com/rapporthq/rapport/internal/viewer"
)

// maxShortDomains is how many a program has at most.
const maxShortDomains = 20

// ShortDomainInput is a host that shall lead to a program's links.
type ShortDomainInput struct {
	ProgramID string
	Host      string
}

// normalizeHost returns the form in which hosts are stored and compared: in ASCII,
// small letters, without a port or a dot at the end. ok is false of what is no
// name of a host in the public internet: an address, a name without a dot, a path.
func normalizeHost(given string) (host string, ok bool) {
	host = strings.TrimSpace(given)
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	host, err := idna.Lookup.ToASCII(strings.ToLower(strings.TrimSuffix(host, ".")))
	if err != nil || len(host) > 253 || !strings.Contains(host, ".") {
		return "", false
	}
	if _, err := netip.ParseAddr(host); err == nil {
		return "", false
	}
	labels := strings.Split(host, ".")
	last := labels[len(labels)-1]
	isName := !slices.ContainsFunc(labels, func(label string) bool {
		return label == "" || len(label) > 63 || label[0] == '-' || label[len(label)-1] == '-' ||
			strings.Trim(label, "abcdefghijklmnopqrstuvwxyz0123456789-") != ""
	})
	// A name whose last part is a number is read as an address by browsers.
	return host, isName && strings.Trim(last, "0123456789") != "" && last != "localhost" && last != "local" && last != "internal"
}

// AddShortDomain gives a program a host for its links. Errors at input.host: BLANK,
// INVALID for what is no host, is the server's own or the program's site, TAKEN if
// a program of anybody has it, TOO_LARGE for the 21st.
func (s *Service) AddShortDomain(ctx context.Context, in ShortDomainInput) (*ent.ShortDomain, error) {
	if _, err := viewer.Require(ctx, viewer.ProgramManage); err != nil {
		return nil, err
	}
	if strings.TrimSpace(in.Host) == "" {
		return nil, apperr.New(apperr.Blank, "Give the host, such as go.example.com.", "input", "host")
	}
	host, ok := normalizeHost(in.Host)
	if !ok {
		return nil, apperr.New(apperr.Invalid, "Give the name of a host, such as go.example.com: no address, no path.", "input", "host")
	}
	if host == s.ShortDomainTarget() {
		return nil, apperr.New(apperr.Invalid, "This is the server's own host. It leads to all links already.", "input", "host")
	}
	var made *ent.ShortDomain
	err := s.inTx(ctx, func(tx *ent.Tx) error {
		p, err := tx.Program.Query().Where(program.ID(in.ProgramID), db.ForUpdate).Only(ctx)
		if err != nil {
			return missing(err, "load program", "There is no program with this id.", "input", "programId")
		}
		if err := canHave(ctx, tx, p, host); err != nil {
			return err
		}
		now := s.clock.Now()
		made, err = tx.ShortDomain.Create().SetCreatedAt(now).SetOwnerID(p.OrganizationID).SetProgramID(p.ID).SetHost(host).Save(ctx)
		if err != nil {
			return fmt.Errorf("create short domain: %w", err)
		}
		return event.Record(ctx, tx, now, event.Fact{Kind: "program.shortDomainAdded", SubjectID: p.ID, Data: map[string]string{"host": host}})
	})
	if err != nil {
		return nil, err
	}
	return made.Unwrap(), nil
}

// canHave says why a program cannot have a host.
func canHave(ctx context.Context, tx *ent.Tx, p *ent.Program, host string) error {
	if site, err := url.Parse(p.SiteURL); err == nil && strings.EqualFold(site.Hostname(), host) {
		return apperr.New(apperr.Invalid, "This is the host of the program's site, to which links lead. Choose one that has no site.", "input", "host")
	}
	taken, err := tx.ShortDomain.Query().Where(shortdomain.Host(host)).Exist(viewer.With(ctx, viewer.NewDirectory()))
	if err != nil {
		return fmt.Errorf("look for the host: %w", err)
	}
	if taken {
		return apperr.New(apperr.Taken, "A program has this host already. Choose another one.", "input", "host")
	}
	count, err := tx.ShortDomain.Query().Where(shortdomain.ProgramID(p.ID)).Count(ctx)
	if err != nil {
		return fmt.Errorf("count short domains: %w", err)
	}
	if count >= maxShortDomains {
		return apperr.New(apperr.TooLarge, "A program has at most 20 short domains.", "input", "host")
	}
	return nil
}

// RemoveShortDomain takes a host away from its program, which is shown with the
// server's own host if it was shown with this one, and returns the program.
func (s *Service) RemoveShortDomain(ctx context.Context, id string) (*ent.Program, error) {
	if _, err := viewer.Require(ctx, viewer.ProgramManage); err != nil {
		return nil, err
	}
	var changed *ent.Program
	err := s.inTx(ctx, func(tx *ent.Tx) error {
		domain, err := tx.ShortDomain.Get(ctx, id)
		if err != nil {
			return missing(err, "load short domain", "")
		}
		changed, err = tx.Program.Query().Where(program.ID(domain.ProgramID), db.ForUpdate).Only(ctx)
		if err != nil {
			return missing(err, "load program", "")
		}
		if err := tx.ShortDomain.DeleteOne(domain).Exec(ctx); err != nil {
			return missing(err, "delete short domain", "")
		}
		if changed.ShortHost == domain.Host {
			if changed, err = tx.Program.UpdateOne(changed).ClearShortHost().Save(ctx); err != nil {
				return fmt.Errorf("update program: %w", err)
			}
		}
		return event.Record(ctx, tx, s.clock.Now(), event.Fact{
			Kind: "program.shortDomainRemoved", SubjectID: changed.ID, Data: map[string]string{"host": domain.Host},
		})
	})
	if err != nil {
		return nil, err
	}
	return changed.Unwrap(), nil
}

// PreferShortDomain chooses the host that a program's links are shown with; nil is
// the server's own. A short domain of another program is NOT_FOUND at id.
func (s *Service) PreferShortDomain(ctx context.Context, programID string, id *string) (*ent.Program, error) {
	if _, err := viewer.Require(ctx, viewer.ProgramManage); err != nil {
		return nil, err
	}
	var changed *ent.Program
	err := s.inTx(ctx, func(tx *ent.Tx) error {
		p, err := tx.Program.Query().Where(program.ID(programID), db.ForUpdate).Only(ctx)
		if err != nil {
			return missing(err, "load program", "")
		}
		host := ""
		if id != nil {
			domain, err := tx.ShortDomain.Query().Where(shortdomain.ID(*id), shortdomain.ProgramID(p.ID)).Only(ctx)
			if err != nil {
				return missing(err, "load short domain", "The program has no short domain with this id.", "id")
			}
			host = domain.Host
		}
		if changed, err = tx.Program.UpdateOne(p).SetShortHost(host).Save(ctx); err != nil {
			return fmt.Errorf("update program: %w", err)
		}
		return event.Record(ctx, tx, s.clock.Now(), event.Fact{
			Kind: "program.shortDomainPreferred", SubjectID: p.ID, Data: map[string]string{"host": host},
		})
	})
	if err != nil {
		return nil, err
	}
	return changed.Unwrap(), nil
}

// ShortDomains returns the hosts of a program's own, the oldest first.
func (s *Service) ShortDomains(ctx context.Context, programID string) ([]*ent.ShortDomain, error) {
	found, err := s.client.ShortDomain.Query().Where(shortdomain.ProgramID(programID)).
		Order(ent.Asc(shortdomain.FieldCreatedAt), ent.Asc(shortdomain.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("load short domains: %w", err)
	}
	return found, nil
}

// ShortDomainTarget is the host on which people reach the server: what the CNAME
// record of a short domain names.
func (s *Service) ShortDomainTarget() string {
	u, err := url.Parse(s.publicURL)
	if err != nil {
		return ""
	}
	return strings.ToLower(u.Hostname())
}

// LinkURL returns the whole address to share of a link of the program.
func (s *Service) LinkURL(p *ent.Program, code string) string {
	return destination.ShortURL(s.publicURL, p.ShortHost, code)
}
