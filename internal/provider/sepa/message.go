package sepa

import "encoding/xml"

// namespace is the version of the message that the banks of SEPA take since
// 2023: customer credit transfer initiation, version 9.
const namespace = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"

// The elements of the message, as far as it is written here. Names and order are
// those of the schema.
type (
	document struct {
		XMLName    xml.Name   `xml:"Document"`
		Namespace  string     `xml:"xmlns,attr"`
		Initiation initiation `xml:"CstmrCdtTrfInitn"`
	}
	initiation struct {
		Header  header  `xml:"GrpHdr"`
		Payment payment `xml:"PmtInf"`
	}
	header struct {
		MessageID string `xml:"MsgId"`
		CreatedAt string `xml:"CreDtTm"`
		Count     int    `xml:"NbOfTxs"`
		Sum       string `xml:"CtrlSum"`
		Initiator party  `xml:"InitgPty"`
	}
	payment struct {
		ID           string     `xml:"PmtInfId"`
		Method       string     `xml:"PmtMtd"`
		IsBatch      bool       `xml:"BtchBookg"`
		Count        int        `xml:"NbOfTxs"`
		Sum          string     `xml:"CtrlSum"`
		ServiceLevel string     `xml:"PmtTpInf>SvcLvl>Cd"`
		ExecuteOn    string     `xml:"ReqdExctnDt>Dt"`
		Debtor       party      `xml:"Dbtr"`
		Account      account    `xml:"DbtrAcct"`
		Agent        agent      `xml:"DbtrAgt"`
		Charges      string     `xml:"ChrgBr"`
		Transfers    []transfer `xml:"CdtTrfTxInf"`
	}
	transfer struct {
		EndToEndID string  `xml:"PmtId>EndToEndId"`
		Amount     amount  `xml:"Amt>InstdAmt"`
		Agent      *agent  `xml:"CdtrAgt"`
		Creditor   party   `xml:"Cdtr"`
		Account    account `xml:"CdtrAcct"`
		Remittance string  `xml:"RmtInf>Ustrd"`
	}
	amount struct {
		Currency string `xml:"Ccy,attr"`
		Value    string `xml:",chardata"`
	}
	party struct {
		Name string `xml:"Nm"`
	}
	account struct {
		IBAN string `xml:"Id>IBAN"`
	}
	agent struct {
		Institution institution `xml:"FinInstnId"`
	}
	institution struct {
		BIC   string `xml:"BICFI,omitempty"`
		Other *other `xml:"Othr"`
	}
	other struct {
		ID string `xml:"Id"`
	}
)

// agentOf names a bank by its BIC, or says that the IBAN is enough.
func agentOf(bic string) agent {
	if bic == "" {
		return agent{institution{Other: &other{ID: "NOTPROVIDED"}}}
	}
	return agent{institution{BIC: bic}}
}
