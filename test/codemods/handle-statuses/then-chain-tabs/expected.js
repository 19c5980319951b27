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
				throw Object.assign(new Error("it's no message: Wait, for Retry-After where it is sent, before you send it again."), {
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
