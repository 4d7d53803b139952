import type { Child } from "hono/jsx";
import { factsOf, valueOf } from "../../../ledger/resolve.ts";
import { findPack, HOME_PACK } from "../../../packs/load-pack.ts";
import { readOutline } from "../../../packs/outline.ts";
import { place } from "../../../registry/catalogue-schema.ts";
import { BarList } from "../../design/charts/bar-list.tsx";
import { TownMap, type Town } from "../../design/charts/town-map.tsx";
import type { PageRequest } from "../../page.ts";
import { compareIn, entryHref, readCatalogue, textsFor, type Entry } from "../catalogue.ts";
import { countEach } from "../figure-view.tsx";
import { dayOfPage, lineOf } from "../held-people.tsx";

/** Read once: a pack does not change while the program runs. */
const outline = readOutline(findPack(HOME_PACK));

type Held = { readonly entry: Entry; readonly town: string; readonly value: number; readonly uncertain: number };

async function readHeld(request: PageRequest): Promise<readonly Held[]> {
  const { entries } = await readCatalogue(request, "place");
  const when = dayOfPage(request);
  const counted = await countEach(request, entries, ({ id, code }) => ({ figure: lineOf("in-custody-by-place", { code, key: id }), when }));
  const held = counted.map(([entry, count]): Held => {
    return { entry, town: textsFor(factsOf(entry.entity, place.town), request)[0]?.value.text ?? entry.code, ...count };
  });
  return held.filter(({ value, uncertain }) => value + uncertain > 0);
}

type InTown = {
  readonly name: string;
  readonly value: number;
  readonly uncertain: number;
  readonly href: string | undefined;
  readonly at: { lat: number; lon: number } | undefined;
};

/** Places of one town together: a map of towns, never of buildings. */
function byTown(request: PageRequest, held: readonly Held[]): readonly InTown[] {
  const towns = new Map<string, Held[]>();
  for (const one of held) towns.set(one.town, [...(towns.get(one.town) ?? []), one]);
  const compare = compareIn(request.lang);
  return [...towns]
    .map(([name, places]): InTown => ({
      name,
      value: places.reduce((sum, { value }) => sum + value, 0),
      uncertain: places.reduce((sum, { uncertain }) => sum + uncertain, 0),
      href: places.length === 1 && places[0] !== undefined ? entryHref(request, "places", places[0].entry.code) : undefined,
      at: places.flatMap(({ entry }) => valueOf(entry.entity, place.coordinates) ?? [])[0],
    }))
    .sort((a, b) => b.value - a.value || b.uncertain - a.uncertain || compare(a.name, b.name));
}

/** Where people are held, by town: drawn on the outline of the country where the pack has one, and as a list. */
export async function renderMap(request: PageRequest): Promise<Child> {
  const { tr } = request;
  const towns = byTown(request, await readHeld(request));
  const drawn = towns.flatMap(({ name, value, uncertain, at }): Town[] => (at === undefined ? [] : [{ name, value, uncertain, ...at }]));
  return (
    <div class="map-and-list">
      {outline !== undefined && drawn.length > 0 && (
        <figure class="chart-figure">
          <TownMap
            id="map-drawing"
            title={tr.t("pictures.map")}
            description={tr.t("pictures.map.desc", { n: drawn.length })}
            border={outline.ring}
            towns={drawn}
          />
          <figcaption class="chart-notes">{tr.t("pictures.map.source", { source: outline.source })}</figcaption>
        </figure>
      )}
      <BarList
        tr={tr}
        label={tr.t("pictures.map")}
        bars={towns.map(({ name, value, uncertain, href }) => ({ label: name, value, uncertain, href }))}
      />
    </div>
  );
}
