// Package ent is the tables of Rapport: generated from ent/schema, never
// edited. What is written by hand here is schema/, rule/, template/ and this
// file's neighbour entc.go.
package ent

//go:generate sh -c "cd .. && go run -mod=mod ./ent/entc.go"
