import axios from "axios"

const BASE = process.env.API_URL ?? "https://api.acme.test"

// Behind the login.
export async function run(): Promise<unknown> {
	try {
		const res = await axios.post(`${BASE}/login`, {
			name: "ada", // the first
		}, { headers: { "X-App": "web" } })
		return res.data.id
	} catch {
		return null
	}
}
