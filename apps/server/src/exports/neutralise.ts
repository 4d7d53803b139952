/**
 * Text that a spreadsheet would take for a formula: = + - @ and their full-width forms, a tab or a carriage return, also
 * behind blanks or quotation marks, which some programs strip before they look. (CWE-1236; OWASP "CSV Injection".)
 */
const EXECUTED = /^[\s\p{Z}\p{Cf}"'`´‘’“”«»]*[=+\-@\t\r\u2212\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B]/u;
/** A blank at the start that is itself the danger: a tab or a return moves what follows into a cell of its own. */
const MOVES = /^[\t\r\n]/u;

/**
 * Makes a text harmless in a cell by putting an apostrophe before it. Texts that begin with an apostrophe get one too, so
 * the rule can be turned back: whoever reads removes one apostrophe from every text that begins with one.
 */
export function neutralise(text: string): string {
  return text.startsWith("'") || EXECUTED.test(text) || MOVES.test(text) ? `'${text}` : text;
}

/** The text as it was before `neutralise`. */
export function restore(cell: string): string {
  return cell.startsWith("'") ? cell.slice(1) : cell;
}
