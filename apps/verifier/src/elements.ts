// Elements are made from text, never from markup: what a stranger's file says cannot become part of the page.

type Attributes = Readonly<Record<string, string>>;

export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
}

export function list(items: readonly string[]): HTMLElement {
  return element("ul", {}, ...items.map((item) => element("li", {}, item)));
}
