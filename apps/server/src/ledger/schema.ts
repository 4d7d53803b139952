import { z } from "zod";

/**
 * Who may learn a value if it leaks (security.md §5). C0 public, C1 workflow that names nobody,
 * C2 case-confidential, C3 source-confidential, C4 sealed under two keys.
 */
export type DataClass = "C0" | "C1" | "C2" | "C3" | "C4";

/** Who may learn a claim. A claim can only narrow what the class of its property allows. */
export const AUDIENCES = ["public", "coalition", "team", "vault", "sealed"] as const;
export type Audience = (typeof AUDIENCES)[number];

/** Ciphertext made in a client. The server stores it and can read none of it. */
export const sealedValue = z.strictObject({
  v: z.string().regex(/^[A-Z][0-9]$/),
  ct: z.base64url().max(400_000),
});

/** A property in the clear: only the two classes that name nobody unpublished. */
type OpenProperty<T> = { readonly class: "C0" | "C1"; readonly value: z.ZodType<T> };
/** A property of a confidential class: its value can be nothing but ciphertext. */
type SealedProperty = { readonly class: "C2" | "C3" | "C4"; readonly value: typeof sealedValue };

type PropertyTraits = {
  /** True where several values stand side by side (names, penalties); false where they would disagree. */
  readonly many?: true;
  /** The kind of root entity whose id the value is. */
  readonly refers?: string;
  /** True where only the command made for it may say it, because the value has to agree with more than itself. */
  readonly byCommand?: true;
  /** Unit of a number, for forms, exports and the data dictionary. */
  readonly unit?: string;
  /** One sentence for the data dictionary. */
  readonly about: string;
};

export type PropertyDeclaration<T = unknown> = (OpenProperty<T> | SealedProperty) & PropertyTraits;

/** A declared property: the only thing a claim can be made about. */
export type Property<T = unknown> = {
  readonly code: string;
  readonly kind: string;
  readonly class: DataClass;
  readonly value: z.ZodType<T>;
  readonly many: boolean;
  readonly refers: string | null;
  readonly unit: string | null;
  readonly byCommand: boolean;
  readonly about: string;
};

type Kind<P extends Record<string, PropertyDeclaration>> = {
  readonly [K in keyof P]: Property<P[K] extends { value: z.ZodType<infer T> } ? T : never>;
};

const declared = new Map<string, Property>();
const kinds = new Map<string, { readonly kind: string; readonly root: boolean }>();

/**
 * Declares a kind of entity and its properties, once. A property without a class does not compile, and a
 * confidential class accepts nothing but ciphertext. `root` kinds own a file of claims; the others are events
 * inside the file of a root.
 *
 * @example
 * const place = defineKind("place", { root: true }, {
 *   code: { class: "C0", value: z.string(), about: "Short code used in the country pack." },
 * });
 */
export function defineKind<P extends Record<string, PropertyDeclaration>>(
  kind: string,
  options: { readonly root: boolean },
  properties: P,
): Kind<P> {
  if (kinds.has(kind)) throw new Error(`kind "${kind}" is declared twice`);
  kinds.set(kind, { kind, root: options.root });
  const entries = Object.entries(properties).map(([name, declaration]) => {
    const property: Property = {
      code: `${kind}.${name}`,
      kind,
      class: declaration.class,
      value: declaration.value,
      many: declaration.many === true,
      refers: declaration.refers ?? null,
      unit: declaration.unit ?? null,
      byCommand: declaration.byCommand === true,
      about: declaration.about,
    };
    declared.set(property.code, property);
    return [name, property] as const;
  });
  return Object.fromEntries(entries) as Kind<P>;
}

/** The declaration of a stored property code; undefined for a code that this version does not know. */
export function findProperty(code: string): Property | undefined {
  return declared.get(code);
}

/** Every declared property, for the data dictionary and for the test that no class is missing. */
export function listProperties(): readonly Property[] {
  return [...declared.values()];
}

/** Whether a kind owns a file of claims. */
export function isRootKind(kind: string): boolean {
  return kinds.get(kind)?.root === true;
}

/**
 * Judgements about claims. They are claims themselves, so preferring and withdrawing are dated, reasoned and
 * reversible, and the claim judged stays where it is.
 */
export const judgement = defineKind(
  "judgement",
  { root: false },
  {
    preferred: {
      class: "C0",
      many: true,
      value: z.strictObject({ position: z.number().int().positive() }),
      about: "The claim at this position is preferred among those that disagree; the reason is with the claim.",
    },
    withdrawn: {
      class: "C0",
      many: true,
      value: z.strictObject({ position: z.number().int().positive() }),
      about: "The claim at this position no longer counts (retracted by its source, or shown wrong); it stays readable.",
    },
    erased: {
      class: "C1",
      many: true,
      byCommand: true,
      value: z.strictObject({ position: z.number().int().positive(), part: z.enum(["value", "reason"]) }),
      about:
        "What the claim at this position said and why (or only why) was destroyed at the wish of the person it is about; nobody can read it, and nothing brings it back. That it was erased is nobody else's business.",
    },
  },
);
