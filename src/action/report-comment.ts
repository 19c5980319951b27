import type { ApiError, ContractClient } from '@unhappy-path/client';
import * as v from 'valibot';
import { nextPage } from './next-page.js';

const Comment = v.object({ id: v.number(), body: v.nullish(v.string()) });

/** What became of the comment, or why GitHub did not take it. */
export type CommentOutcome =
  { done: 'created' | 'updated' | 'none'; error?: never } | { done?: never; error: ApiError };

/** The one comment of this action on a pull request, found by the marker that it begins with. */
export class ReportComment {
  constructor(
    private readonly api: ContractClient,
    private readonly pullRequest: number,
    private readonly marker: string,
  ) {}

  /** Update it, or create it where there is none. */
  async put(body: string): Promise<CommentOutcome> {
    const first = await this.putOnce(body);
    // Whether a comment was created, an answer that got lost does not tell; a second look does.
    return first.error !== undefined && mayHaveActed(first.error) ? this.putOnce(body) : first;
  }

  /** Update it where there is one. */
  async putIfThere(body: string): Promise<CommentOutcome> {
    const found = await this.find();
    if (found.error !== undefined) return found;
    return found.id === null ? { done: 'none' } : this.update(found.id, body);
  }

  private async putOnce(body: string): Promise<CommentOutcome> {
    const found = await this.find();
    if (found.error !== undefined) return found;
    if (found.id !== null) {
      const updated = await this.update(found.id, body);
      if (updated.done !== 'none') return updated;
    }
    const created = await this.api
      .post(`issues/${String(this.pullRequest)}/comments`, { json: { body } })
      .result();
    return created.ok ? { done: 'created' } : { error: created.error };
  }

  /** `none` where somebody has deleted it in the meantime. */
  private async update(id: number, body: string): Promise<CommentOutcome> {
    const updated = await this.api
      .patch(`issues/comments/${String(id)}`, { json: { body }, idempotent: true })
      .result();
    if (updated.ok) return { done: 'updated' };
    return updated.error.kind === 'not-found' ? { done: 'none' } : { error: updated.error };
  }

  private async find(): Promise<
    { id: number | null; error?: never } | { id?: never; error: ApiError }
  > {
    let page: number | null = 1;
    while (page !== null) {
      const answer = await this.api
        .get(`issues/${String(this.pullRequest)}/comments`, {
          query: { per_page: 100, page },
          schema: v.array(Comment),
        })
        .result();
      if (!answer.ok) return { error: answer.error };
      const own = answer.data.find(({ body }) => body?.startsWith(this.marker) === true);
      if (own !== undefined) return { id: own.id };
      page = nextPage(answer.headers.get('link'));
    }
    return { id: null };
  }
}

function mayHaveActed({ kind }: ApiError): boolean {
  return kind === 'network' || kind === 'timeout' || kind === 'server' || kind === 'unavailable';
}
