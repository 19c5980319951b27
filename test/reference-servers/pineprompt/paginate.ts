import type { ApiRequest, Reply } from '../api.js';

const DEFAULT_PER_PAGE = 25;
const MOST_PER_PAGE = 100;

export function paginate(items: readonly unknown[], { query, headers, path }: ApiRequest): Reply {
  const perPage = clamp(Number(query.get('per_page') ?? DEFAULT_PER_PAGE), MOST_PER_PAGE);
  const page = clamp(Number(query.get('page') ?? 1), Number.MAX_SAFE_INTEGER);
  const lastPage = Math.max(1, Math.ceil(items.length / perPage));
  const before = (page - 1) * perPage;
  const data = items.slice(before, before + perPage);
  const address = `http://${headers.host ?? ''}/api/v1${path ?? ''}`;
  const linkTo = (number: number) => `${address}?page=${number}`;
  return {
    status: 200,
    body: {
      data,
      links: {
        first: linkTo(1),
        last: linkTo(lastPage),
        prev: page > 1 ? linkTo(page - 1) : null,
        next: page < lastPage ? linkTo(page + 1) : null,
      },
      meta: {
        current_page: page,
        from: data.length === 0 ? null : before + 1,
        last_page: lastPage,
        path: address,
        per_page: perPage,
        to: data.length === 0 ? null : before + data.length,
        total: items.length,
      },
    },
  };
}

/** Values outside of the range are clamped and never refused. */
function clamp(value: number, most: number): number {
  return Number.isInteger(value) ? Math.min(Math.max(value, 1), most) : 1;
}
