import users, { find } from './users';

// Of the same name, and not of the same object.
const cache = { me: () => ({ data: 'cached', status: 0 }) };

async function all() {
  const data = await users.all();
  return data;
}

export async function run(): Promise<unknown> {
  try {
    const resData = await users.me();
    const renamed = await users.rename('Ada');
    if (!renamed.ok) throw renamed.error;
    if (renamed.status !== 200) return 'not renamed';
    await users.leave();
    const data = await find('7');
    const list = await all();
    return [resData.name, renamed.data.id, data.name, list.items, cache.me().data];
  } catch {
    return null;
  }
}
