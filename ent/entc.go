//go:build ignore

// Command entc generates the ent package from ent/schema. It is run from the
// root of the repository by go generate.
package main

import (
	"log"
	"os"
	"regexp"
	"strings"
	"text/template"

	"entgo.io/contrib/entgql"
	"entgo.io/ent/entc"
	"entgo.io/ent/entc/gen"
)

func main() {
	graphql, err := entgql.NewExtension(entgql.WithRelaySpec(true), entgql.WithNodeDescriptor(false))
	if err != nil {
		log.Fatalf("make the graphql extension: %v", err)
	}
	money := gen.MustParse(gen.NewTemplate("money").
		Funcs(template.FuncMap{"trimSuffix": strings.TrimSuffix}).
		ParseFiles("./ent/template/money.tmpl"))
	dialect := gen.MustParse(gen.NewTemplate("dialect").ParseFiles("./ent/template/dialect.tmpl"))
	err = entc.Generate("./ent/schema", &gen.Config{
		Target:    "./ent",
		Package:   "github.com/rapporthq/rapport/ent",
		Templates: []*gen.Template{money, dialect},
		Features:  []gen.Feature{gen.FeaturePrivacy, gen.FeatureEntQL, gen.FeatureLock, gen.FeatureExecQuery, gen.FeatureModifier},
	}, entc.Extensions(graphql))
	if err != nil {
		log.Fatalf("generate ent: %v", err)
	}
	for _, path := range []string{"./ent/gql_collection.go", "./ent/gql_node.go", "./ent/gql_pagination.go"} {
		if err := mendImports(path); err != nil {
			log.Fatalf("mend the imports: %v", err)
		}
	}
}

// mendImports gives the packages that ent had to alias (commission,
// payout, referral, tier: the rules have packages of the same names) their true
// import paths: entgql 0.7.0 takes the alias for the path.
func mendImports(path string) error {
	source, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	wrong := regexp.MustCompile(`"(github\.com/rapporthq/rapport/ent/)ent(\w+)"`)
	return os.WriteFile(path, wrong.ReplaceAll(source, []byte(`ent$2 "$1$2"`)), 0o644)
}
