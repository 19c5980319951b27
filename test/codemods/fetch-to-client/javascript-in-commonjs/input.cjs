'use strict';

const path = require('node:path');

const BASE = process.env.API_URL ?? 'https://api.acme.test'

async function load(name) {
	const res = await fetch(`${BASE}/files/${path.basename(name)}`)
	if (!res.ok) throw new Error("HTTP " + res.status)
	return await res.text()
}

exports.run = () => load('/a/b')
