package tracking

import (
	"context"
	"encoding/binary"
	"hash/crc32"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/db"
)

// VerifyRollupsHolding is VerifyRollups with so many rows compared in one pass.
func VerifyRollupsHolding(ctx context.Context, client *ent.Client, programID string, held int) ([]db.FigureDifference, error) {
	return verifyRollups(ctx, client, programID, held)
}

// RestoreBody reads a snapshot that has the title and the sum it must have.
func (d *Directory) RestoreBody(body []byte) error {
	content := append([]byte(snapshotTitle), body...)
	content = binary.BigEndian.AppendUint32(content, crc32.Checksum(content, castagnoli))
	return d.read(string(content))
}
