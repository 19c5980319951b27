/** A place where a contract contradicts itself, so that what it promises depends on which member is read. */
export interface Inconsistency {
  /** From the contract down: `failures[2].when`. */
  path: string;
  /** What is wrong and what would be right; a sentence without its full stop. */
  problem: string;
}
