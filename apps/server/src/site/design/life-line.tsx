import type { Child } from "hono/jsx";

/** `held` and `free` begin a time in or out of custody; `mark` is a point; `gap` says that nothing is known. */
export type LifeShape = "held" | "free" | "mark" | "gap";

export type LifeEvent = {
  readonly shape: LifeShape;
  /** Formatted date. */
  readonly date: string;
  /** Machine-readable, when the date is exact enough for one. */
  readonly isoDate?: string | undefined;
  readonly title: Child;
  readonly detail?: Child;
  readonly marks?: Child;
  /** A word beside the date where the day or the event itself is uncertain. */
  readonly uncertain?: string | undefined;
};

/** What happened, vertical. The caller gives the newest first. */
export function LifeLine({ events }: { readonly events: readonly LifeEvent[] }) {
  return (
    <ol class="life">
      {events.map((event) => (
        <li class={`life-event life-${event.shape}`}>
          <svg class="life-shape" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
            <Shape shape={event.shape} />
          </svg>
          <p class="life-date">
            {event.isoDate === undefined ? event.date : <time datetime={event.isoDate}>{event.date}</time>}
            {event.uncertain !== undefined && <span class="life-uncertain"> {event.uncertain}</span>}
          </p>
          <p class="life-title">
            {event.title}
            {event.marks}
          </p>
          {event.detail !== undefined && <div class="life-detail">{event.detail}</div>}
        </li>
      ))}
    </ol>
  );
}

function Shape({ shape }: { readonly shape: LifeShape }) {
  switch (shape) {
    case "held":
      return <rect class="shape-solid" x="3" y="3" width="10" height="10" />;
    case "free":
      return <circle class="shape-hollow" cx="8" cy="8" r="5" />;
    case "mark":
      return <circle class="shape-solid" cx="8" cy="8" r="3" />;
    case "gap":
      return <path class="shape-dashed" d="M8 1V15" />;
  }
}
