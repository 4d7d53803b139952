import type { Comparator } from "../comparator.ts";

/** Levels: equal, then within each absolute tolerance, then else. What is no number is no evidence. For an age, a house, a sum. */
export function numberComparator(tolerances: readonly number[] = []): Comparator<number> {
  return {
    cells: 1,
    cheap: true,
    levels: [{ name: "exact", termFrequency: 1 }, ...tolerances.map((most) => ({ name: `± ${most}` })), { name: "else" }],
    prepare([cell = ""]) {
      const text = cell.trim().replace(",", ".");
      return /^[+-]?(\d{1,300}(\.\d{1,300})?)$/.test(text) && Number.isFinite(Number(text)) ? Number(text) : undefined;
    },
    // -0 and 0 are one number.
    identity: (value) => String(value + 0),
    compare(left, right) {
      const difference = Math.abs(left - right);
      if (difference === 0) return 0;
      for (let i = 0; i < tolerances.length; i++) if (difference <= (tolerances[i] ?? 0)) return i + 1;
      return tolerances.length + 1;
    },
  };
}
