const API = process.env.API_URL ?? "https://api.anthropic.com"

export function message(body) {
	return fetch(API + "/v1/messages", { method: "POST", body: JSON.stringify(body) }).then((res) => {
		if (!res.ok) {
			if (res.status === 402) {
				throw Object.assign(new Error("it's no message: A matter of billing."), {
					status: 402
				})
			}
			if (res.status === 429) {
				throw Object.assign(new Error("it's no message: Depending on the answer: The enforced spending limit is reached: paused until the 1st of next month. Wait for the seconds in Retry-After."), {
					status: 429,
					retryAfter: res.headers.get("retry-after")
				})
			}
			throw new Error("it's no message")
		}
		return res.json()
	})
}

export const run = () => message({ model: "x" })
