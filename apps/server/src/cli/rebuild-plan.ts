import { writeCheckpoints } from "../figures/checkpoint.ts";
import { FIGURE_SUMS } from "../figures/rebuild-sums.ts";
import type { RebuildPlan } from "../registry/rebuild.ts";
import { personTables } from "./open-register.ts";

/** Every projection of this program, for `apora rebuild`, `apora restore` and `apora doctor`. */
export function rebuildPlan(): RebuildPlan {
  return {
    tables: personTables(),
    derived: FIGURE_SUMS,
    finish: async (tx, position) => void (await writeCheckpoints(tx, position)),
  };
}
