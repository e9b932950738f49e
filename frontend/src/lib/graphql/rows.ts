import { type AnyVariables, type Operation, stringifyVariables } from "@urql/core";
import type { FieldNode, SelectionSetNode, ValueNode } from "graphql";

/** What is known of rows: values by "Type:id.field(arguments)". */
export type Known = Map<string, unknown>;

type Row = Record<string, unknown>;
type Fragments = ReadonlyMap<string, SelectionSetNode>;

/** What is needed to walk a result beside its document. */
interface Walk {
  readonly fragments: Fragments;
  readonly variables: AnyVariables;
  readonly known: Known;
}

const isRow = (value: unknown): value is Row =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Reads every row of a result that has an id, and what lives inside it. */
export function readRows(operation: Operation, data: unknown): Known {
  const known: Known = new Map();
  start(operation, known, (set, place, walk) => isRow(data) && read(data, set, place, walk));
  return known;
}

/** The result with what is known of its rows; the same object if nothing differs. */
export function withRows<Data>(operation: Operation, data: Data, known: Known): Data {
  let next: unknown = data;
  start(operation, known, (set, place, walk) => {
    if (isRow(data)) next = write(data, set, place, walk);
  });
  return next as Data;
}

function start(
  { query, variables, kind }: Operation,
  known: Known,
  visit: (set: SelectionSetNode, place: string, walk: Walk) => void,
) {
  const fragments = new Map<string, SelectionSetNode>();
  for (const node of query.definitions) {
    if (node.kind === "FragmentDefinition") fragments.set(node.name.value, node.selectionSet);
  }
  const root = query.definitions.find((node) => node.kind === "OperationDefinition");
  if (root?.kind === "OperationDefinition") {
    visit(root.selectionSet, kind === "query" ? "Query" : "", { fragments, variables, known });
  }
}

/** Where a row's values are kept: by its id; without one, at its place in its parent; "" is nowhere. */
const placeOf = (row: Row, place: string) => (row.id ? `${row.__typename}:${row.id}` : place);

function read(row: Row, set: SelectionSetNode, place: string, walk: Walk): void {
  const at = placeOf(row, place);
  for (const field of fieldsOf(set, walk.fragments)) {
    const value = row[nameOf(field)];
    const key = at && keyOf(at, field, walk);
    if (value === undefined) continue;
    if (!field.selectionSet || value === null) key && walk.known.set(key, value);
    else if (isRow(value)) read(value, field.selectionSet, key, walk);
    else for (const item of rowsIn(value)) read(item, field.selectionSet, "", walk);
  }
}

function write(row: Row, set: SelectionSetNode, place: string, walk: Walk): Row {
  const at = placeOf(row, place);
  const change: Row = {};
  for (const field of fieldsOf(set, walk.fragments)) {
    const name = nameOf(field);
    const value = row[name];
    if (value === undefined) continue;
    const next = nextValue(value, field, at && keyOf(at, field, walk), walk);
    if (next !== value) change[name] = next;
  }
  return Object.keys(change).length > 0 ? { ...row, ...change } : row;
}

/** A value as known now. What joins or leaves a list is not for this cache to know: lists are read again. */
function nextValue(value: unknown, { selectionSet }: FieldNode, key: string, walk: Walk): unknown {
  const known = key ? walk.known.get(key) : undefined;
  if (!selectionSet) return known === undefined ? value : share(value, known);
  if (known === null || value === null) return known === null ? null : value;
  if (isRow(value)) return write(value, selectionSet, key, walk);
  const list = value as unknown[];
  const next = list.map((item) => (isRow(item) ? write(item, selectionSet, "", walk) : item));
  return next.some((item, index) => item !== list[index]) ? next : list;
}

function* rowsIn(value: unknown): Iterable<Row> {
  if (isRow(value)) yield value;
  else if (Array.isArray(value)) for (const item of value) yield* rowsIn(item);
}

/** Every field of a selection, those of its fragments among them. */
function* fieldsOf(set: SelectionSetNode, fragments: Fragments): Iterable<FieldNode> {
  for (const node of set.selections) {
    if (node.kind === "Field") yield node;
    else {
      const inner = node.kind === "InlineFragment" ? node.selectionSet : fragments.get(node.name.value);
      if (inner) yield* fieldsOf(inner, fragments);
    }
  }
}

const nameOf = (field: FieldNode) => (field.alias ?? field.name).value;

function keyOf(at: string, field: FieldNode, { variables }: Walk): string {
  const given = field.arguments ?? [];
  const values = given.map((one) => `${one.name.value}:${argumentText(one.value, variables)}`);
  return `${at}.${field.name.value}(${values.sort()})`;
}

/** An argument as text, its variables filled in: two that read the same are the same. */
function argumentText(node: ValueNode, variables: AnyVariables): string {
  switch (node.kind) {
    case "Variable":
      return stringifyVariables((variables as Row)?.[node.name.value] ?? null);
    case "ObjectValue":
      return `{${node.fields.map((one) => `${one.name.value}:${argumentText(one.value, variables)}`).sort()}}`;
    case "ListValue":
      return `[${node.values.map((one) => argumentText(one, variables))}]`;
    case "NullValue":
      return "null";
    case "StringValue":
      return JSON.stringify(node.value);
    default:
      return String(node.value);
  }
}

/** `next`, with every part that is equal in `last` taken from there: what did not change keeps its identity. */
export function share<Value>(last: unknown, next: Value): Value {
  if (last === next || !last || !next || typeof last !== "object" || typeof next !== "object") return next;
  if (Array.isArray(last) !== Array.isArray(next)) return next;
  const before = last as Row;
  const parts = Object.entries(next).map(([key, value]) => [key, share(before[key], value)] as const);
  if (parts.length === Object.keys(before).length && parts.every(([key, value]) => value === before[key]))
    return last as Value;
  return (Array.isArray(next) ? parts.map(([, value]) => value) : Object.fromEntries(parts)) as Value;
}
