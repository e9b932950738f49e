package db

import (
	"entgo.io/ent/dialect"
	entsql "entgo.io/ent/dialect/sql"
)

// ForUpdate locks the rows of a query until the transaction ends; it stands
// among the predicates: tx.Partner.Query().Where(partner.ID(id), db.ForUpdate).
// On SQLite it does nothing, because a transaction there is alone already.
func ForUpdate(s *entsql.Selector) {
	if s.Dialect() == dialect.Postgres {
		s.SetDistinct(false).ForUpdate()
	}
}

// ForUpdateOfNoKey is ForUpdate that lets others refer to the rows meanwhile.
func ForUpdateOfNoKey(s *entsql.Selector) {
	if s.Dialect() == dialect.Postgres {
		s.SetDistinct(false).ForUpdate(entsql.WithLockClause("FOR NO KEY UPDATE"))
	}
}

// ForUpdateSkipLocked is ForUpdate that passes over rows that another
// transaction has locked: for workers that share a queue.
func ForUpdateSkipLocked(s *entsql.Selector) {
	if s.Dialect() == dialect.Postgres {
		s.SetDistinct(false).ForUpdate(entsql.WithLockAction(entsql.SkipLocked))
	}
}
