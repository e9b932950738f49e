package demo

import (
	"context"
	"strconv"
	"time"

	"github.com/rapporthq/rapport/internal/app/conversion"
)

// quoted are the currencies that the vendor's bank quotes each month, with the
// first rate in hundredths of a cent. The Polish ones come late, the Swedish ones
// never, so that sales wait for a rate.
var quoted = []struct {
	currency string
	rate     int
}{{"USD", 9210}, {"GBP", 11720}}

// drift is how a rate moves from month to month.
var drift = []int{0, 34, -21, 58, 12, -47, 9, 66, -30, 25, -12, 41, 18, -55, 7, 22, -16, 38, 5}

// planRates has finance's rates given each month.
func (t *teller) planRates() {
	first := t.from.In(t.affiliate.zone)
	var polish []conversion.RateInput
	for month := range months + 1 {
		day := time.Date(first.Year(), first.Month()+time.Month(month), 1, 8, 0, 0, 0, t.affiliate.zone)
		if month == 0 {
			day = first.Add(8 * time.Hour)
		}
		if !day.Before(t.to) {
			break
		}
		var rates []conversion.RateInput
		for _, one := range quoted {
			rates = append(rates, rate(one.currency, day, one.rate+drift[month]))
		}
		polish = append(polish, rate("PLN", day, 2330+drift[month]/4))
		t.giveRates(day, rates)
	}
	// What was sold in Poland was nobody's business until somebody asked.
	t.giveRates(t.between(93), polish[:len(polish)*9/10])
}

func (t *teller) giveRates(at time.Time, rates []conversion.RateInput) {
	t.at(at, "give exchange rates", func(ctx context.Context) error {
		_, err := t.Conversions.SetRates(ctx, t.affiliate.program.ID, rates)
		return err
	})
}

// rate is what the bank quotes for a day, in hundredths of a cent.
func rate(currency string, day time.Time, hundredths int) conversion.RateInput {
	return conversion.RateInput{
		CurrencyCode: currency, Day: day.Format(time.DateOnly), Rate: strconv.FormatFloat(float64(hundredths)/10_000, 'f', 4, 64),
		Source: new("Our bank's monthly rate"),
	}
}
