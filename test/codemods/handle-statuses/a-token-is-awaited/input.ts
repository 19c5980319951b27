const API = process.env.API_URL ?? "https://api.acme.test"

const token = async (): Promise<string> => "secret"

export async function user(id: string): Promise<unknown> {
  const res = await fetch(`${API}/users/${id}`, { headers: { Authorization: await token() } })
  if (!res.ok) throw new Error("no user")
  return res.json()
}

export const run = () => user("7")
// The end.
