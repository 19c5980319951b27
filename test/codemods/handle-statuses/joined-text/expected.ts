const API = process.env.API_URL ?? "https://api.pyramid-ai.com/api/v2"

export async function project(id: string): Promise<unknown> {
  const res = await fetch(API + "/projects/" + id)
  if (!res.ok) {
    if (res.status === 402) {
      throw Object.assign(new Error("no project: " + (await res.text()) + ": Contact the account manager."), {
        status: 402
      })
    }
    if (res.status === 429) {
      throw Object.assign(new Error("no project: " + (await res.text()) + ": Wait for the seconds in Retry-After."), {
        status: 429,
        retryAfter: res.headers.get("retry-after")
      })
    }
    throw new Error("no project: " + (await res.text()))
  }
  return res.json()
}

export const run = () => project("7")
