package payout

// Party is who pays or is paid, as a statement names them. It is kept with the
// payout, so that a numbered document never changes.
type Party struct {
	// Name is the legal name, else the name.
	Name string `json:"name"`
	// Address in lines; empty if unknown.
	Address string `json:"address,omitempty"`
	// Country is an ISO 3166 code; empty if unknown.
	Country string `json:"country,omitempty"`
	// TaxNumber is the VAT or tax number; empty if unknown.
	TaxNumber string `json:"taxNumber,omitempty"`
}
