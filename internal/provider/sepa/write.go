// Package sepa writes the file by which a bank pays many people in euro: a
// credit transfer initiation of ISO 20022, pain.001.001.09, as the banks of SEPA
// take it (EPC132-08). It writes the file and nothing else; who can be in it is
// decided before.
package sepa

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/domain/payout"
)

// The errors of Write. Both are bugs of the caller.
var (
	// ErrBadOrder means an order without transfers, a payer who cannot pay by
	// SEPA, or an id that banks do not take.
	ErrBadOrder = errors.New("order cannot be sent by SEPA")
	// ErrBadTransfer means a transfer that cannot be in a SEPA file.
	ErrBadTransfer = errors.New("transfer cannot be sent by SEPA")
)

// longestID is the longest id of a message, a payment or a transfer.
const longestID = 35

// Write writes the order to w. The same order gives the same bytes. Texts are
// written in the characters that every bank reads. If anything in the order
// cannot be sent, nothing is written: ErrBadOrder, or ErrBadTransfer with the
// payout's number.
func Write(w io.Writer, order payout.Order) error {
	if err := check(order); err != nil {
		return fmt.Errorf("write SEPA file: %w", err)
	}
	sum := money.New(0, "EUR")
	transfers := make([]transfer, len(order.Transfers))
	for i, t := range order.Transfers {
		var err error
		if sum, err = sum.Add(t.Amount); err != nil {
			return fmt.Errorf("write SEPA file: %w", err)
		}
		transfers[i] = transferOf(t)
	}
	payer := party{payout.Latin(order.PayerName, payout.LongestName)}
	message := document{Namespace: namespace, Initiation: initiation{
		Header: header{
			MessageID: order.MessageID, CreatedAt: order.CreatedAt.UTC().Format("2006-01-02T15:04:05Z"),
			Count: len(transfers), Sum: sum.Amount(), Initiator: payer,
		},
		Payment: payment{
			ID: order.MessageID, Method: "TRF", IsBatch: true, Count: len(transfers), Sum: sum.Amount(), ServiceLevel: "SEPA",
			ExecuteOn: order.ExecuteOn.Format(time.DateOnly), Debtor: payer, Account: account{order.PayerAccount},
			Agent: agentOf(order.PayerBankCode), Charges: "SLEV", Transfers: transfers,
		},
	}}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return fmt.Errorf("write SEPA file: %w", err)
	}
	out := xml.NewEncoder(w)
	out.Indent("", "  ")
	if err := errors.Join(out.Encode(message), out.Close()); err != nil {
		return fmt.Errorf("write SEPA file: %w", err)
	}
	return nil
}

func check(order payout.Order) error {
	if len(order.Transfers) == 0 || !isID(order.MessageID) ||
		!payout.CanSendSEPA(order.PayerName, order.PayerAccount, order.PayerBankCode) {
		return fmt.Errorf("message %s: %w", order.MessageID, ErrBadOrder)
	}
	seen := map[string]bool{}
	for _, t := range order.Transfers {
		if t.SEPARefusal() != "" || t.Amount.Minor <= 0 || !isID(t.Number) || seen[t.Number] {
			return fmt.Errorf("payout %s: %w", t.Number, ErrBadTransfer)
		}
		seen[t.Number] = true
	}
	return nil
}

// isID reports whether a text can be an id as it is.
func isID(text string) bool { return text != "" && payout.Latin(text, longestID) == text }

func transferOf(t payout.Transfer) transfer {
	out := transfer{
		EndToEndID: t.Number, Amount: amount{Currency: string(t.Amount.Currency), Value: t.Amount.Amount()},
		Creditor: party{payout.Latin(t.Holder, payout.LongestName)}, Account: account{t.Account},
		Remittance: remittance(t),
	}
	if t.BankCode != "" {
		bank := agentOf(t.BankCode)
		out.Agent = &bank
	}
	return out
}

// remittance is what the receiver reads: the reference, with the payout's number
// at its end, which is never cut off.
func remittance(t payout.Transfer) string {
	text := payout.Latin(t.Reference, payout.LongestReference)
	if strings.HasSuffix(text, t.Number) {
		return text
	}
	return strings.TrimSpace(payout.Latin(text, payout.LongestReference-len(t.Number)-1) + " " + t.Number)
}
