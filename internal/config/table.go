package config

import (
	"fmt"
	"io"
	"reflect"
	"strings"
)

// WriteTable writes the variables, their defaults and meanings as a Markdown
// table, for the README.
func WriteTable(w io.Writer) error {
	var b strings.Builder
	b.WriteString("| Variable | Default | Meaning |\n|---|---|---|\n")
	for field := range reflect.TypeFor[Config]().Fields() {
		standard := field.Tag.Get("shown")
		if value := field.Tag.Get("envDefault"); value != "" {
			standard = "`" + value + "`"
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s Form: %s. |\n",
			field.Tag.Get("env"), standard, field.Tag.Get("help"), field.Tag.Get("form"))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// problem says of a field of Config what its variable must be.
func problem(fieldName string) error {
	field, ok := reflect.TypeFor[Config]().FieldByName(fieldName)
	if !ok {
		return fmt.Errorf("the configuration has no field %s", fieldName)
	}
	return fmt.Errorf("%s must be %s", field.Tag.Get("env"), field.Tag.Get("form"))
}
