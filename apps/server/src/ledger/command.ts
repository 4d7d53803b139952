import type { z } from "zod";
import type { Tx } from "../platform/database.ts";
import type { Audience, Property } from "./schema.ts";
import type { Credibility, EntityId, Position, Reliability } from "./claim.ts";

/** Who acts: a pseudonym, never a name. */
export type Actor = { readonly id: string };

/** A document a claim rests on, as the person who enters the claim gives it. */
export type SourceInput = {
  readonly url?: string | undefined;
  readonly title?: string | undefined;
  readonly publisher?: string | undefined;
  /** EDTF date of the document itself. */
  readonly published?: string | undefined;
  /** ISO day on which it was read. */
  readonly readOn?: string | undefined;
  readonly archive?: string | undefined;
  readonly note?: string | undefined;
  readonly language?: string | undefined;
};

/** On what a claim rests: documents, how reliable they are, how credible the information is. */
export type Grounds = {
  readonly sources: readonly SourceInput[];
  readonly reliability?: Reliability | undefined;
  readonly credibility?: Credibility | undefined;
  readonly reason?: string | undefined;
};

export type NewClaim<T> = {
  readonly owner: EntityId;
  readonly entity: EntityId;
  readonly property: Property<T>;
  readonly value: T;
  /** EDTF period in which the value held. */
  readonly valid?: string | undefined;
  readonly grounds: Grounds;
  readonly audience?: Audience | undefined;
};

export type NewJob = { readonly kind: string; readonly payload: Readonly<Record<string, string | number>>; readonly dedupeKey?: string };

/** What a command may do: read, open entities, append claims, tell the audit, enqueue. Nothing else writes. */
export type CommandTx = {
  readonly now: Date;
  readonly query: Tx["query"];
  /** Opens a root entity. A code names it once within its kind. @throws ledger.entity-exists */
  readonly openRoot: (kind: string, identity?: { readonly id?: string | undefined; readonly code?: string | undefined }) => EntityId;
  /** A new id for an event inside a file. */
  readonly newEvent: () => EntityId;
  readonly append: <T>(claim: NewClaim<T>) => Position;
  /** Tells the audit what happened, in ids. A command that ends without it is rolled back. */
  readonly audit: (detail: Readonly<Record<string, string | number | readonly string[]>>) => void;
  readonly enqueue: (job: NewJob) => void;
};

/** One thing a person does. `audit` is the stored event name, versioned: `room.verbed@n`. */
export type Command<I = unknown, R = unknown> = {
  readonly name: string;
  readonly audit: string;
  readonly about: string;
  readonly input: z.ZodType<I>;
  readonly run: (tx: CommandTx, input: I, actor: Actor) => Promise<R>;
};

const commands = new Map<string, Command>();

/** Declares a command once, so that the command line, importers and forms find the same one. */
export function defineCommand<I, R>(command: Command<I, R>): Command<I, R> {
  if (commands.has(command.name)) throw new Error(`command "${command.name}" is declared twice`);
  // The table forgets the input type; `perform` parses with the command's own schema before it runs.
  commands.set(command.name, command as unknown as Command);
  return command;
}

export function findCommand(name: string): Command | undefined {
  return commands.get(name);
}

export function listCommands(): readonly Command[] {
  return [...commands.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
