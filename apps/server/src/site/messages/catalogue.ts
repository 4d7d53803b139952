/** One language's texts for a group: the compiler reports a missing or an extra key against the English group. */
export type Catalogue<Source extends object> = Readonly<Record<keyof Source, string>>;

/**
 * Appends a place in the nominative case after a colon, so that no language has to decline a name it does not know.
 * `hasPlace` is set by the translator from the `place` parameter.
 */
export const AT_PLACE = "{hasPlace, select, yes {: {place}} other {}}";
