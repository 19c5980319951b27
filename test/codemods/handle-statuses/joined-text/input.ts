const API = process.env.API_URL ?? "https://api.pyramid-ai.com/api/v2"

export async function project(id: string): Promise<unknown> {
  const res = await fetch(API + "/projects/" + id)
  if (!res.ok) throw new Error("no project: " + (await res.text()))
  return res.json()
}

export const run = () => project("7")
