import type { Reply, Route } from '../api.js';
import { replyOf } from '../failure-reply.js';
import { membersOf } from '../json-body.js';
import { downstreamApis } from './downstream.js';
import { errorBody, failures } from './failures.js';
import type { Wallet } from './wallet.js';

export function accountRoutes(wallet: Wallet): readonly Route[] {
  const balance = (): Reply => ({ status: 200, body: { ok: true, balance: wallet.dollars } });
  return [
    {
      method: 'GET',
      path: '/health',
      open: true,
      respond: () => ({ status: 200, body: { ok: true, status: 'healthy' } }),
    },
    {
      method: 'GET',
      path: '/apis',
      open: true,
      // That there is a list is documented, the members of its entries are not.
      respond: () => ({
        status: 200,
        body: { ok: true, apis: [...downstreamApis.keys()].map((id) => ({ id })) },
      }),
    },
    { method: 'GET', path: '/balance', respond: balance },
    {
      method: 'POST',
      path: '/balance',
      // Adds funds, says the hint of a 402; the member's name is our example's.
      respond({ body }) {
        const { amount } = membersOf(body);
        if (typeof amount !== 'number' || !(amount > 0)) {
          return replyOf(failures, 'bad-request', errorBody('amount must be a positive number'));
        }
        wallet.add(amount);
        return balance();
      },
    },
  ];
}
