// Package house holds the tests of the house itself: who may import whom, how
// large a file may be, that every room says what it is for. It has no code.
package house
