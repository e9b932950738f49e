package partner

import (
	"errors"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/destination"
)

const maxDestination = 2_000

// checkDestination asks for an address to which the program lets links lead. A
// link that led elsewhere would lend the vendor's good name to anybody.
func checkDestination(errs *apperr.Errors, p *ent.Program, address string, path ...string) {
	if address == "" {
		errs.Add(apperr.Blank, "Give the address where the link leads.", path...)
		return
	}
	checkLength(errs, address, maxDestination, path...)
	switch _, err := destination.NewHosts(p.SiteURL, p.AllowedHosts).Check(address); {
	case err == nil:
	case errors.Is(err, destination.ErrCredentials):
		errs.Add(apperr.Invalid, "The address may not carry a user name or password.", path...)
	case errors.Is(err, destination.ErrHost):
		errs.Add(apperr.Invalid, "Links of this program may not lead to this host. Choose an address of the program's site.", path...)
	default:
		errs.Add(apperr.Invalid, "Give an address that begins with https:// or http:// and a host.", path...)
	}
}
