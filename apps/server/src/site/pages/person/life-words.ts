import type { EdtfDate } from "../../../ledger/edtf.ts";
import type { EntityId } from "../../../ledger/claim.ts";
import type { Entity } from "../../../ledger/resolve.ts";
import type { LifeShape } from "../../design/life-line.tsx";
import type { MessageKey } from "../../i18n.ts";
import { referenceName, type Text, type Words } from "./wording.ts";

/** One line of a life, in words. */
export type LifeItem = {
  readonly date: EdtfDate | undefined;
  readonly shape: LifeShape;
  readonly title: string;
  /** Administrative or criminal, where both tracks may run on one person. */
  readonly track?: string | undefined;
  readonly details: readonly Text[];
  readonly notes: readonly Text[];
  readonly uncertain?: string | undefined;
  readonly marks: readonly number[];
  /** Order among events of one day. */
  readonly rank: number;
};

/** What a teller says of an event; sources and order are added later. */
export type Told = Omit<LifeItem, "marks" | "details" | "notes" | "rank"> & {
  readonly details?: readonly Text[];
  readonly notes?: readonly Text[];
};
export type Teller = (words: Words, entity: Entity) => readonly Told[];

/** Words of an event of life; `place` stands after a colon where the language has it. */
export function lifeText({ tr, gender }: Words, code: string, place = ""): string {
  return tr.t(`life.${code}` as MessageKey, { gender, place });
}

export const placeName = (words: Words, id: EntityId | undefined): string => referenceName(words, id);
export const present = (items: readonly (Text | undefined | false)[]): readonly Text[] =>
  items.filter((item): item is Text => typeof item === "object");
export const labelled = (label: string, text: Text | undefined): Text | undefined =>
  text === undefined ? undefined : { ...text, text: `${label}: ${text.text}` };
