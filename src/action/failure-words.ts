import type { ApiError } from '@unhappy-path/client';

/** How loud a failure of GitHub's API is, and what it means for who reads the run. */
export interface FailureWords {
  level: 'notice' | 'warning';
  /** One sentence, without its full stop. */
  text: string;
}

/** Say what a failed request means. That a token may not write is expected of forks, and so only worth a notice. */
export function failureWords(error: ApiError): FailureWords {
  const id = error.requestId === undefined ? '' : `; request ${error.requestId}`;
  const said = `${error.message}${id}`;
  switch (error.kind) {
    case 'forbidden':
    case 'not-found':
    case 'unauthorized':
      return { level: 'notice', text: `this token may not do it (${said})` };
    case 'rate-limited':
      return { level: 'warning', text: `GitHub asks for fewer requests (${said})` };
    case 'payment-required':
    case 'quota-exceeded':
      return { level: 'warning', text: `GitHub asks for payment (${said})` };
    case 'network':
    case 'timeout':
      return { level: 'warning', text: `GitHub did not answer (${said})` };
    default:
      return {
        level: 'warning',
        text: `GitHub failed with ${String(error.status ?? error.kind)} (${said})`,
      };
  }
}
