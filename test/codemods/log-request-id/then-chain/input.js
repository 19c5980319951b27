const API = process.env.API_URL ?? "https://api.anthropic.com"

export function message(body) {
	return fetch(API + "/v1/messages", { method: "POST", body: JSON.stringify(body) }).then((res) => {
		if (!res.ok) {
			console.error("message", res.status)
			throw new Error("no message")
		}
		return res.json()
	})
}

export const run = () => message({ model: "x" })
