package db

// What the tests of this package see beside its doors.
var (
	Isolate = isolate
	Apply   = apply
	IndexOf = indexOf
	Unnamed = unnamed
)
