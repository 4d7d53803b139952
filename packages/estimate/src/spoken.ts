/** A number as one says it: three significant digits. */
export const spoken = (value: number): string => Number(value.toPrecision(3)).toLocaleString("en");
