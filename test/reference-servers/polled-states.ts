/** The states of work in the background, one a poll; the last one stays. */
export class PolledStates {
  #polls = 0;
  readonly #states: readonly [string, ...string[]];

  constructor(...states: [string, ...string[]]) {
    this.#states = states;
  }

  next(): string {
    const state = this.current;
    this.#polls += 1;
    return state;
  }

  get current(): string {
    return this.#states[this.#polls] ?? this.#states.at(-1) ?? this.#states[0];
  }
}
