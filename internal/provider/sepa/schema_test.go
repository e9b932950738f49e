package sepa_test

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// schema is testdata/pain.001.001.09.xsd, as far as XML Schema is used in it: named
// types of sequences and choices, and texts with patterns. Go has no validator of
// its own; frontend/tests/sepa.test.mjs asks libxml2 the same questions.
type schema struct {
	complex map[string]complexType
	simple  map[string]simpleType
}

type complexType struct {
	Name     string    `xml:"name,attr"`
	Sequence []element `xml:"sequence>element"`
	Choice   []element `xml:"choice>element"`
	Text     struct {
		Base      string `xml:"base,attr"`
		Attribute struct {
			Name string `xml:"name,attr"`
			Type string `xml:"type,attr"`
		} `xml:"attribute"`
	} `xml:"simpleContent>extension"`
}

type element struct {
	Name string `xml:"name,attr"`
	Type string `xml:"type,attr"`
	Min  string `xml:"minOccurs,attr"`
	Max  string `xml:"maxOccurs,attr"`
}

type simpleType struct {
	Name    string `xml:"name,attr"`
	Pattern struct {
		Value string `xml:"value,attr"`
	} `xml:"restriction>pattern"`
	Longest struct {
		Value string `xml:"value,attr"`
	} `xml:"restriction>maxLength"`
}

// node is an element of a file.
type node struct {
	name       string
	attributes []xml.Attr
	text       string
	children   []*node
}

func readSchema(t testing.TB) schema {
	t.Helper()
	text, err := os.ReadFile("testdata/pain.001.001.09.xsd")
	require.NoError(t, err)
	var file struct {
		Complex []complexType `xml:"complexType"`
		Simple  []simpleType  `xml:"simpleType"`
	}
	require.NoError(t, xml.Unmarshal(text, &file))
	out := schema{complex: map[string]complexType{}, simple: map[string]simpleType{}}
	for _, one := range file.Complex {
		out.complex[one.Name] = one
	}
	for _, one := range file.Simple {
		out.simple[one.Name] = one
	}
	return out
}

// validate returns what is wrong with a file; nil if nothing is.
func (s schema) validate(file string) error {
	root, err := parse(file)
	if err != nil {
		return err
	}
	if root.name != "Document" {
		return fmt.Errorf("the root is %s", root.name)
	}
	return s.check(root, "Document", "")
}

func (s schema) check(n *node, kind, path string) error {
	path += "/" + n.name
	one, isComplex := s.complex[kind]
	switch {
	case !isComplex:
		return s.checkText(n, kind, path)
	case one.Text.Base != "":
		if len(n.attributes) != 1 || n.attributes[0].Name.Local != one.Text.Attribute.Name {
			return fmt.Errorf("%s has the attributes %v", path, n.attributes)
		}
		attribute := &node{text: n.attributes[0].Value}
		if err := s.checkText(attribute, one.Text.Attribute.Type, path+"/@"); err != nil {
			return err
		}
		return s.checkText(n, one.Text.Base, path)
	case len(one.Choice) > 0:
		for _, e := range one.Choice {
			if len(n.children) == 1 && n.children[0].name == e.Name {
				return s.check(n.children[0], e.Type, path)
			}
		}
		return fmt.Errorf("%s has none of its choices, or more", path)
	}
	return s.checkSequence(n, one.Sequence, path)
}

func (s schema) checkSequence(n *node, sequence []element, path string) error {
	rest := n.children
	for _, e := range sequence {
		count := 0
		for len(rest) > 0 && rest[0].name == e.Name && (count == 0 || e.Max == "unbounded") {
			if err := s.check(rest[0], e.Type, path); err != nil {
				return err
			}
			rest, count = rest[1:], count+1
		}
		if count == 0 && e.Min != "0" {
			return fmt.Errorf("%s has no %s in its place", path, e.Name)
		}
	}
	if len(rest) > 0 || strings.TrimSpace(n.text) != "" {
		return fmt.Errorf("%s has something that does not belong there", path)
	}
	return nil
}

func (s schema) checkText(n *node, kind, path string) error {
	var err error
	switch kind {
	case "xs:dateTime":
		_, err = time.Parse(time.RFC3339, n.text)
	case "xs:date":
		_, err = time.Parse(time.DateOnly, n.text)
	case "xs:boolean":
		_, err = strconv.ParseBool(n.text)
	default:
		one, isKnown := s.simple[kind]
		longest, _ := strconv.Atoi(one.Longest.Value)
		if !isKnown || !regexp.MustCompile(`^(`+one.Pattern.Value+`)$`).MatchString(n.text) || longest > 0 && len(n.text) > longest {
			err = fmt.Errorf("%q is no %s", n.text, kind)
		}
	}
	if err == nil && len(n.children) > 0 {
		err = errors.New("it has children")
	}
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

// parse reads a file whose elements are all in the message's namespace.
func parse(file string) (*node, error) {
	in := xml.NewDecoder(strings.NewReader(file))
	top := &node{}
	stack := []*node{top}
	for {
		token, err := in.Token()
		if errors.Is(err, io.EOF) && len(top.children) == 1 {
			return top.children[0], nil
		}
		if err != nil {
			return nil, err
		}
		last := stack[len(stack)-1]
		switch one := token.(type) {
		case xml.StartElement:
			if one.Name.Space != "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09" {
				return nil, fmt.Errorf("%s is of %q", one.Name.Local, one.Name.Space)
			}
			next := &node{name: one.Name.Local, attributes: one.Attr}
			last.children = append(last.children, next)
			stack = append(stack, next)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			last.text += string(one)
		}
	}
}
