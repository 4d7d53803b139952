import type { EntityId } from "../ledger/claim.ts";
import { valueOf, type Entity } from "../ledger/resolve.ts";
import type { Property } from "../ledger/schema.ts";
import { recognition, release, sentence, type PersonEventKind } from "../registry/schema.ts";

/** Codes by which people call bodies, by their ids. */
export type Codes = ReadonlyMap<EntityId, string>;

/** What a figure that counts events publishes about each of them. */
export type CountedEvent = {
  /** The word in definitions and openings. */
  readonly what: string;
  readonly kind: PersonEventKind;
  readonly on: Property<string>;
  /** What the lines of the figure are named after: an attribute of the event. */
  readonly line?: string;
  /** What is told of the event where a line asks for it. */
  readonly attributes: (entity: Entity, codes: Codes) => Readonly<Record<string, string>>;
  /** What tells two events of one person and day apart. */
  readonly apart: (entity: Entity, codes: Codes) => readonly string[];
};

const codeOf = (id: EntityId | undefined, codes: Codes): string => (id === undefined ? "" : (codes.get(id) ?? id));

const only = (name: string, value: string | undefined): Readonly<Record<string, string>> =>
  value === undefined || value === "" ? {} : { [name]: value };

/** By definition: the figures whose records are events, not people. */
export const COUNTED_EVENTS: Readonly<Record<string, CountedEvent>> = {
  "recognised-in-period": {
    what: "recognition",
    kind: "recognition",
    on: recognition.on,
    line: "body",
    attributes: (entity, codes) => only("body", codeOf(valueOf(entity, recognition.body), codes)),
    apart: (entity, codes) => [codeOf(valueOf(entity, recognition.body), codes), valueOf(entity, recognition.kind) ?? ""],
  },
  "released-in-period": {
    what: "release",
    kind: "release",
    on: release.on,
    line: "kind",
    attributes: (entity) => only("kind", valueOf(entity, release.kind)),
    // Nobody is released twice on one day: two such records are one release, recorded twice.
    apart: () => [],
  },
  "convictions-in-absentia": {
    what: "conviction in absentia",
    kind: "sentence",
    on: sentence.on,
    attributes: () => ({}),
    apart: (entity) => [valueOf(entity, sentence.court) ?? ""],
  },
};
