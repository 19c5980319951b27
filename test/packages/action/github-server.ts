import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Comment {
  id: number;
  body: string;
}

/** An answer in the place of the usual one. `acts` does first what was asked for, as where only the answer is lost. */
interface Fault {
  method: string;
  /** How the path ends. */
  path: string;
  status: number;
  headers?: Readonly<Record<string, string>>;
  message?: string;
  acts?: boolean;
}

/** A stand-in for the parts of GitHub's REST API that the action calls, with the repository acme/shop. */
export interface GitHubServer {
  url: string;
  /** Of pull request 7, oldest first. */
  comments: Comment[];
  /** Each is answered with once, in this order, by the first request that fits. */
  faults: Fault[];
  /** Of each request: `PATCH /issues/comments/3`. */
  requests: string[];
  /** What `compare` tells. */
  mergeBase: string;
  close(): void;
}

export async function startGitHub(): Promise<GitHubServer> {
  let nextId = 1000;
  const github: GitHubServer = {
    url: '',
    comments: [],
    faults: [],
    requests: [],
    mergeBase: '',
    close: () => server.close(),
  };
  const act = (method: string, path: string, body: string): { status: number; value: unknown } => {
    const text = (): string => (JSON.parse(body) as { body: string }).body;
    if (path.startsWith('/compare/'))
      return { status: 200, value: { merge_base_commit: { sha: github.mergeBase } } };
    if (method === 'POST') {
      if (text().length > 65_536)
        return {
          status: 422,
          value: { message: 'body is too long (maximum is 65536 characters)' },
        };
      const comment = { id: nextId++, body: text() };
      github.comments.push(comment);
      return { status: 201, value: comment };
    }
    const comment = github.comments.find(({ id }) => path === `/issues/comments/${String(id)}`);
    if (comment === undefined) return { status: 404, value: { message: 'Not Found' } };
    comment.body = text();
    return { status: 200, value: comment };
  };

  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const { pathname, searchParams } = new URL(request.url ?? '', github.url);
      const method = request.method ?? '';
      const path = pathname.replace('/repos/acme/shop', '');
      github.requests.push(`${method} ${path}`);
      const send = (
        status: number,
        value: unknown,
        headers: Readonly<Record<string, string>> = {},
      ): void => {
        response.writeHead(status, { 'content-type': 'application/json', ...headers });
        response.end(JSON.stringify(value));
      };
      if (request.headers.authorization !== 'Bearer the-token') {
        send(401, { message: 'Bad credentials' });
        return;
      }
      const fault = github.faults.find((one) => one.method === method && path.endsWith(one.path));
      if (fault !== undefined) {
        github.faults.splice(github.faults.indexOf(fault), 1);
        if (fault.acts === true) act(method, path, body);
        {
          send(fault.status, { message: fault.message ?? 'No' }, fault.headers);
          return;
        }
      }
      if (method === 'GET' && path === '/issues/7/comments') {
        const size = Number(searchParams.get('per_page'));
        const page = Number(searchParams.get('page'));
        const link = `<${github.url}${pathname}?per_page=${String(size)}&page=${String(page + 1)}>; rel="next"`;
        const hasNext = github.comments.length > page * size;
        const part = github.comments.slice((page - 1) * size, page * size);
        {
          send(200, part, hasNext ? { link } : {});
          return;
        }
      }
      const { status, value } = act(method, path, body);
      send(status, value);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  github.url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return github;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += String(chunk);
  return body;
}
