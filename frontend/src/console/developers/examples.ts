/** Sends one conversion of the program by plain HTTP. */
export function conversionExample(origin: string, programId: string, type: string, currency: string): string {
  return `curl ${origin}/api/conversions \\
  -H "Authorization: Bearer $RAPPORT_KEY" \\
  -H "Content-Type: application/json" \\
  -H "Idempotency-Key: order-1042" \\
  -d '{
    "programId": "${programId}",
    "type": "${type}",
    "externalId": "order-1042",
    "customer": { "externalId": "customer-17", "company": "Acme" },
    "amount": { "amount": "99.00", "currencyCode": "${currency}" },
    "clickId": "<rapport.clickId() of your page>"
  }'`;
}

/** Sends a refund of a part of a conversion. */
export function refundExample(origin: string, currency: string): string {
  return `curl ${origin}/api/refunds \\
  -H "Authorization: Bearer $RAPPORT_KEY" \\
  -H "Content-Type: application/json" \\
  -H "Idempotency-Key: refund-1042-1" \\
  -d '{
    "conversionId": "<id from the answer above>",
    "externalId": "refund-1042-1",
    "amount": { "amount": "20.00", "currencyCode": "${currency}" }
  }'`;
}

/** Opens a dispute of a conversion, and says how it ended. */
export function disputeExample(origin: string, currency: string): string {
  return `curl ${origin}/api/disputes \\
  -H "Authorization: Bearer $RAPPORT_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{
    "conversionId": "<id of the conversion>",
    "externalId": "dispute-1042",
    "amount": { "amount": "99.00", "currencyCode": "${currency}" },
    "reason": "not received"
  }'

curl ${origin}/api/disputes/close \\
  -H "Authorization: Bearer $RAPPORT_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{ "id": "<id from the answer above>", "outcome": "WON" }'`;
}
