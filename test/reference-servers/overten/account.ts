import type { Reply, Route } from '../api.js';
import { replyOf } from '../failure-reply.js';
import { errorBody, failures } from './failures.js';

export class Account {
  #credits: number;

  constructor(credits: number) {
    this.#credits = credits;
  }

  refusalToPay(cost: number): Reply | null {
    if (this.#credits >= cost) return null;
    const message = `Insufficient credits. Required: ${cost}, balance: ${this.#credits}.`;
    return replyOf(failures, 'insufficient-credits', errorBody('insufficient_credits', message));
  }

  pay(cost: number): void {
    this.#credits -= cost;
  }

  get credits(): number {
    return this.#credits;
  }
}

/** That it tells of suspension and tier is documented, its members are not. */
export function accountRoutes(account: Account): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/verify',
      respond: () => ({
        status: 200,
        body: { organization: 'Example Agency', tier: 'pro', balance: account.credits },
      }),
    },
  ];
}
