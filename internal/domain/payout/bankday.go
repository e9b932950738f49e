package payout

import "time"

// BankDay returns the day itself if banks settle euro payments on it, else the
// next day on which they do: Monday to Friday but the six holidays of TARGET (1
// January, Good Friday, Easter Monday, 1 May, 25 and 26 December). Only the date
// of the argument counts; the result is midnight in UTC.
func BankDay(day time.Time) time.Time {
	d := time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, time.UTC)
	for isClosed(d) {
		d = d.AddDate(0, 0, 1)
	}
	return d
}

func isClosed(d time.Time) bool {
	if d.Weekday() == time.Saturday || d.Weekday() == time.Sunday {
		return true
	}
	switch d.Format("01-02") {
	case "01-01", "05-01", "12-25", "12-26":
		return true
	}
	easter := easterSunday(d.Year())
	return d.Equal(easter.AddDate(0, 0, -2)) || d.Equal(easter.AddDate(0, 0, 1))
}

// easterSunday is the Gregorian computus in the form of Meeus, Jones and
// Butcher, whose letters these are.
func easterSunday(year int) time.Time {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return time.Date(year, time.Month(n/31), n%31+1, 0, 0, 0, 0, time.UTC)
}
