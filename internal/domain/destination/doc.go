// Package destination knows where a link may lead and what is added to the
// address on the way: which hosts a program allows, which addresses are no
// attempt at leading elsewhere, and the parameters for the site's statistics. It
// opens nothing and asks nobody.
package destination
