/** Counts tenths of a cent: sums of decimal dollars would not come out even. */
export class Wallet {
  #mills: number;

  constructor(dollars: number) {
    this.#mills = toMills(dollars);
  }

  get dollars(): number {
    return this.#mills / 1000;
  }

  /** False, with nothing taken, where there is not enough. */
  pay(dollars: number): boolean {
    const cost = toMills(dollars);
    if (this.#mills < cost) return false;
    this.#mills -= cost;
    return true;
  }

  add(dollars: number): void {
    this.#mills += toMills(dollars);
  }
}

function toMills(dollars: number): number {
  return Math.round(dollars * 1000);
}
