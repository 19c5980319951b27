import { x } from "./x";

const BASE = process.env.API_URL ?? "https://api.acme.test";

export async function run() {
	const res = await window.fetch(BASE + "/users" + x);
	if (!res.ok) throw new Error("failed"); // as before
	return res.json();
}
