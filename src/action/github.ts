import { createClient, type ContractClient } from '@unhappy-path/client';
import { github as contract } from '@unhappy-path/client/apis';
import { PACKAGE_VERSION } from '../rule/package.js';
import { input } from './inputs.js';
import { annotate } from './workflow-command.js';

/** Longer than the minute that GitHub asks for after a secondary rate limit. */
const LONGEST_WAIT = 120_000;
/** For one request with all its repeats: a job is paid by the minute. */
const DEADLINE = 300_000;

/** GitHub's REST API, below the repository of this run. Rate limits are waited for, by what the answer asks. */
export function repositoryApi(): ContractClient {
  const api = process.env['GITHUB_API_URL'] ?? 'https://api.github.com';
  return createClient({
    contract,
    baseUrl: `${api}/repos/${process.env['GITHUB_REPOSITORY'] ?? ''}/`,
    headers: {
      authorization: `Bearer ${input('token')}`,
      accept: 'application/vnd.github+json',
      'x-github-api-version': '2022-11-28',
      'user-agent': `unhappy-path/${PACKAGE_VERSION}`,
    },
    timeout: 30_000,
    deadline: DEADLINE,
    retry: {
      maxWait: LONGEST_WAIT,
      // Turned away before it acted, whatever the method: also where GitHub says until when, not how long.
      shouldRetry: (error) => error.kind === 'rate-limited' || undefined,
    },
    onRetry: ({ error, wait }) => {
      const seconds = Math.ceil(wait / 1000);
      annotate('notice', `GitHub: ${error.message} Asking again in ${seconds} s.`);
    },
  });
}
