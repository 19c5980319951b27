import type { Route } from '../api.js';
import { replyOf } from '../failure-reply.js';
import { mergeHeaders } from '../headers.js';
import { downstreamApis } from './downstream.js';
import { balanceBody, failures } from './failures.js';
import type { Wallet } from './wallet.js';

/** Dollars a call; "costs vary by API", but no number was found. */
const COST = 0.01;

export function proxyRoute(wallet: Wallet): Route {
  return {
    method: 'any',
    path: '/proxy/*/**',
    respond(request, api: string, path: string) {
      const downstream = downstreamApis.get(api);
      if (downstream === undefined) return replyOf(failures, 'not-found');
      // The payment itself is not looked at: x402 is not what this server stands for.
      const { 'x-payment': version1, 'payment-signature': version2 } = request.headers;
      const isPaid = version1 !== undefined || version2 !== undefined;
      if (!isPaid && !wallet.pay(COST)) {
        return replyOf(failures, 'insufficient-balance', balanceBody(wallet.dollars, COST));
      }
      const { status, headers = {}, body } = downstream(request, `/${path}`);
      const billing = {
        'X-Pincer-Cost': String(COST),
        'X-Pincer-Balance': String(wallet.dollars),
        'X-Pincer-Api': api,
      };
      return { status, headers: mergeHeaders(headers, billing), body };
    },
  };
}
