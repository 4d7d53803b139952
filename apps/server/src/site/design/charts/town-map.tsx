export type Town = {
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  readonly value: number;
  readonly uncertain: number;
};
/** Longitude and latitude in degrees. */
export type Border = readonly (readonly [lon: number, lat: number])[];

const WIDTH = 360;
const MARGIN = 22;
/** Radius of the largest circle. Areas, not radii, are proportional to the numbers. */
const LARGEST = 22;
const SMALLEST = 2.5;
/** Below this number the largest circle is smaller: one person does not fill a town. */
const FEWEST_AT_FULL_SIZE = 12;
/** Towns named in the drawing; the list beside it names all. */
const MOST_NAMES = 8;

type Projection = { readonly height: number; readonly x: (lon: number) => number; readonly y: (lat: number) => number };

/** An equirectangular projection about the middle of the border: true enough for one country, and without distortion anybody could see. */
function project(border: Border): Projection {
  const lons = border.map(([lon]) => lon);
  const lats = border.map(([, lat]) => lat);
  const [west, east, south, north] = [Math.min(...lons), Math.max(...lons), Math.min(...lats), Math.max(...lats)];
  const scale = (WIDTH - 2 * MARGIN) / (east - west);
  const stretch = 1 / Math.cos((((south + north) / 2) * Math.PI) / 180);
  const tenth = (value: number): number => Math.round(value * 10) / 10;
  return {
    height: Math.ceil((north - south) * scale * stretch + 2 * MARGIN),
    x: (lon) => tenth(MARGIN + (lon - west) * scale),
    y: (lat) => tenth(MARGIN + (north - lat) * scale * stretch),
  };
}

type Placed = Town & {
  readonly x: number;
  readonly y: number;
  /** Of the circle for all who may be there, and of the one inside it for those who are there for certain. */
  readonly r: number;
  readonly certain: number;
};

const sizeOf = (town: Town): number => town.value + town.uncertain;

/** Names that would lie over another name are left out: the list has them. */
function named(towns: readonly Placed[]): readonly Placed[] {
  const shown: Placed[] = [];
  for (const town of towns) {
    if (shown.length === MOST_NAMES) break;
    if (shown.every((other) => Math.abs(other.y - town.y) > 12 || Math.abs(other.x - town.x) > 78)) shown.push(town);
  }
  return shown;
}

/** Towns on the outline of a country, circles by number: filled for certain, a hollow rim for those who may be there. Nothing is fetched from anywhere; a list has to stand beside it. */
export function TownMap(props: {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly border: Border;
  readonly towns: readonly Town[];
}) {
  const { id, border } = props;
  const { height, x, y } = project(border);
  const most = Math.max(FEWEST_AT_FULL_SIZE, ...props.towns.map(sizeOf));
  const radius = (people: number): number => Math.round(LARGEST * Math.sqrt(people / most) * 10) / 10;
  const towns = [...props.towns]
    .sort((a, b) => sizeOf(b) - sizeOf(a) || (a.name < b.name ? -1 : 1))
    .map((town): Placed => {
      const r = Math.max(SMALLEST, radius(sizeOf(town)));
      return { ...town, x: x(town.lon), y: y(town.lat), r, certain: Math.min(r, radius(town.value)) };
    });
  return (
    <svg class="chart chart-map" viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-labelledby={`${id}-title ${id}-desc`}>
      <title id={`${id}-title`}>{props.title}</title>
      <desc id={`${id}-desc`}>{props.description}</desc>
      <path class="map-border" d={`M${border.map(([lon, lat]) => `${x(lon)} ${y(lat)}`).join("L")}Z`} />
      {towns.map((town) => (
        <>
          {town.uncertain > 0 && <circle class="map-perhaps" cx={town.x} cy={town.y} r={town.r} />}
          {town.value > 0 && <circle class="map-town" cx={town.x} cy={town.y} r={town.certain} />}
        </>
      ))}
      {named(towns).map((town) => (
        <text class="chart-text map-name" x={town.x} y={Math.round((town.y - town.r - 4) * 10) / 10} text-anchor="middle">
          {town.name}
        </text>
      ))}
    </svg>
  );
}
