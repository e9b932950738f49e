package graph

import (
	"context"
	"errors"

	"entgo.io/ent/privacy"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/apikey"
	"github.com/rapporthq/rapport/ent/certification"
	"github.com/rapporthq/rapport/ent/claim"
	"github.com/rapporthq/rapport/ent/code"
	commission "github.com/rapporthq/rapport/ent/commission"
	"github.com/rapporthq/rapport/ent/commissionchange"
	"github.com/rapporthq/rapport/ent/conversion"
	"github.com/rapporthq/rapport/ent/customer"
	"github.com/rapporthq/rapport/ent/dispute"
	"github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/ent/event"
	"github.com/rapporthq/rapport/ent/eventtype"
	"github.com/rapporthq/rapport/ent/file"
	"github.com/rapporthq/rapport/ent/fraudreview"
	"github.com/rapporthq/rapport/ent/group"
	"github.com/rapporthq/rapport/ent/incentive"
	"github.com/rapporthq/rapport/ent/invitation"
	"github.com/rapporthq/rapport/ent/landinglead"
	"github.com/rapporthq/rapport/ent/landingpage"
	"github.com/rapporthq/rapport/ent/link"
	"github.com/rapporthq/rapport/ent/mail"
	"github.com/rapporthq/rapport/ent/member"
	"github.com/rapporthq/rapport/ent/notification"
	"github.com/rapporthq/rapport/ent/organization"
	"github.com/rapporthq/rapport/ent/partner"
	"github.com/rapporthq/rapport/ent/partneruser"
	payout "github.com/rapporthq/rapport/ent/payout"
	"github.com/rapporthq/rapport/ent/payoutline"
	"github.com/rapporthq/rapport/ent/payoutmethod"
	"github.com/rapporthq/rapport/ent/payoutrun"
	"github.com/rapporthq/rapport/ent/plan"
	"github.com/rapporthq/rapport/ent/planversion"
	"github.com/rapporthq/rapport/ent/pointgrant"
	"github.com/rapporthq/rapport/ent/program"
	"github.com/rapporthq/rapport/ent/protectionextension"
	"github.com/rapporthq/rapport/ent/reciprocalreferral"
	referral "github.com/rapporthq/rapport/ent/referral"
	"github.com/rapporthq/rapport/ent/referralconflict"
	"github.com/rapporthq/rapport/ent/referralnote"
	"github.com/rapporthq/rapport/ent/referraltask"
	"github.com/rapporthq/rapport/ent/refund"
	"github.com/rapporthq/rapport/ent/shortdomain"
	"github.com/rapporthq/rapport/ent/stage"
	"github.com/rapporthq/rapport/ent/stagechange"
	"github.com/rapporthq/rapport/ent/submissionfield"
	tier "github.com/rapporthq/rapport/ent/tier"
	"github.com/rapporthq/rapport/ent/tiermove"
	"github.com/rapporthq/rapport/ent/unknowncode"
	"github.com/rapporthq/rapport/ent/user"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/id"
)

// tables maps the prefix of an id to the table of the row: the one place that
// knows it (api.md C.4).
var tables = map[string]string{
	"org": organization.Table, "usr": user.Table, "mem": member.Table, "inv": invitation.Table, "key": apikey.Table,
	"prg": program.Table, "evt": eventtype.Table, "grp": group.Table, "tir": tier.Table, "tmv": tiermove.Table, "ptg": pointgrant.Table, "crt": certification.Table,
	"pln": plan.Table, "plv": planversion.Table, "inc": incentive.Table,
	"par": partner.Table, "pus": partneruser.Table, "enr": enrollment.Table,
	"lnk": link.Table, "cod": code.Table, "unk": unknowncode.Table, "shd": shortdomain.Table,
	"cus": customer.Table, "stg": stage.Table, "ref": referral.Table, "sch": stagechange.Table, "rec": reciprocalreferral.Table, "lpg": landingpage.Table, "lld": landinglead.Table,
	"pex": protectionextension.Table, "rnt": referralnote.Table, "rtk": referraltask.Table, "clm": claim.Table, "fil": file.Table, "rcf": referralconflict.Table, "sfl": submissionfield.Table,
	"cnv": conversion.Table, "rfd": refund.Table, "dsp": dispute.Table, "frv": fraudreview.Table, "com": commission.Table, "cch": commissionchange.Table,
	"pme": payoutmethod.Table, "run": payoutrun.Table, "pay": payout.Table, "pli": payoutline.Table,
	"eve": event.Table, "ntf": notification.Table, "mai": mail.Table,
}

// node returns the row with the id if the viewer may see it, else
// apperr.ErrNotFound: what is forbidden looks like what does not exist.
func node(ctx context.Context, client *ent.Client, rowID string) (ent.Noder, error) {
	prefix, ok := id.Prefix(rowID)
	table, known := tables[prefix]
	if !ok || !known {
		return nil, refuse("%q is not an id of this API", rowID)
	}
	row, err := read(ctx, client, table, rowID)
	if err != nil && (ent.IsNotFound(err) || errors.Is(err, privacy.Deny)) {
		return nil, apperr.ErrNotFound
	}
	return row, err
}

// read reads a row with the fields that are asked for. ent calls the type of
// keys by another name than the API does, so it reads them whole.
func read(ctx context.Context, client *ent.Client, table, rowID string) (ent.Noder, error) {
	if table == apikey.Table {
		return client.APIKey.Get(ctx, rowID)
	}
	return client.Noder(ctx, rowID, ent.WithFixedNodeType(table))
}

// one answers a query for a row by id: nil, without an error, if there is none
// that the viewer may see.
func one[T ent.Noder](ctx context.Context, client *ent.Client, rowID string) (T, error) {
	var none T
	row, err := node(ctx, client, rowID)
	if errors.Is(err, apperr.ErrNotFound) {
		return none, nil
	}
	if err != nil {
		return none, err
	}
	typed, ok := row.(T)
	if !ok {
		return none, nil
	}
	return typed, nil
}

// reread returns a row whose visible fields a mutation changed besides its
// own; nil if the mutation was refused.
func reread[T ent.Noder](ctx context.Context, client *ent.Client, refused []*apperr.Error, rowID string) T {
	var none T
	if len(refused) > 0 || rowID == "" {
		return none
	}
	row, err := one[T](ctx, client, rowID)
	if err != nil {
		return none
	}
	return row
}
