package graph

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/99designs/gqlgen/graphql/handler/transport"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/rapporthq/rapport/graph/generated"
)

// Options of the handler.
type Options struct {
	// Logger gets what goes wrong inside.
	Logger *slog.Logger
	// RequestID returns the id of the request in ctx, for INTERNAL errors.
	RequestID func(context.Context) string
	// Current puts the viewer that the request has become into ctx: somebody
	// else than at its start after signing in or out.
	Current func(context.Context) context.Context
}

// maxQueries is how many queries are kept parsed: more than the pages have.
const maxQueries = 300

// NewHandler returns the handler of /graphql: POST with JSON, one operation a
// request; subscriptions are answered with server-sent events. Errors leave by one presenter, fields are guarded by one middleware,
// and requests without bounds are refused before they are executed.
func NewHandler(resolver *Resolver, options Options) http.Handler {
	schema := generated.NewExecutableSchema(generated.Config{Resolvers: resolver})
	server := handler.New(schema)
	server.AddTransport(transport.Options{})
	server.AddTransport(streaming{transport.SSE{KeepAlivePingInterval: pulse}})
	server.AddTransport(transport.POST{})
	server.SetParserTokenLimit(maxTokens)
	server.SetQueryCache(lru.New[*ast.QueryDocument](maxQueries))
	server.Use(extension.Introspection{})
	server.Use(limits{})
	server.AroundFields(newAccess(schema.Schema()).guard(options.Current))
	server.SetErrorPresenter(presenter(options.Logger, options.RequestID))
	server.SetRecoverFunc(func(_ context.Context, cause any) error { return fmt.Errorf("panic: %v", cause) })
	server.AroundOperations(func(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
		return next(withLoaders(ctx, resolver))
	})
	// Loaders remember: what the next mutation of the request changes must be
	// read anew.
	server.AroundRootFields(func(ctx context.Context, next graphql.RootResolver) graphql.Marshaler {
		if graphql.GetOperationContext(ctx).Operation.Operation == ast.Mutation {
			ctx = withLoaders(ctx, resolver)
		}
		return next(ctx)
	})
	// So must what is read for each piece of news of a subscription.
	server.AroundResponses(func(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
		if isSubscription(ctx) {
			ctx = withLoaders(ctx, resolver)
		}
		return next(ctx)
	})
	return checked(server)
}

// isSubscription reports whether a response is to a subscription; requests that
// could not be read are to nothing.
func isSubscription(ctx context.Context) bool {
	if !graphql.HasOperationContext(ctx) {
		return false
	}
	operation := graphql.GetOperationContext(ctx).Operation
	return operation != nil && operation.Operation == ast.Subscription
}
