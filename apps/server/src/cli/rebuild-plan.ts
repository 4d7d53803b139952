import { writeCheckpoints } from "../figures/checkpoint.ts";
import { FIGURE_SUMS } from "../figures/rebuild-sums.ts";
import { sourceUseFromClaims } from "../ledger/source-use.ts";
import type { RebuildPlan } from "../registry/rebuild.ts";
import { forgetNames } from "../registry/name-search-index.ts";
import type { PersonTable } from "../registry/people-projection.ts";
import { createSeriesBook, spanTable } from "../figures/span-table.ts";
import { nameIndex, personIndex } from "../registry/name-index.ts";

/** Every table derived from people's files; the one that takes longest to work out first, while claims are being written. */
export function personTables(): readonly PersonTable[] {
  return [spanTable(createSeriesBook()), personIndex, nameIndex];
}

/** Every projection of this program, for `apora rebuild`, `apora restore` and `apora doctor`. */
export function rebuildPlan(): RebuildPlan {
  return {
    tables: personTables(),
    derived: [...FIGURE_SUMS, { name: "source_use", select: sourceUseFromClaims }],
    followers: ["name_search", "name_search_head", "projection_rules", "suspected_pair", "pair_search"],
    finish: async (tx, position) => {
      await writeCheckpoints(tx, position);
      await forgetNames(tx);
    },
  };
}
