#!/usr/bin/env bash
# Finds the package whose steps action.yml runs: the project's own where it has one, else the version of the action.
# Runs in the working directory of the action; gives the package's folder as the output `package`.
set -euo pipefail

fail() {
  echo "::error title=unhappy-path::$1"
  exit 2
}

# The folder of the package in the nearest node_modules above, up to the checkout; empty where it is not installed.
installed() {
  local folder=$PWD
  while [ ! -f "$folder/node_modules/unhappy-path/package.json" ]; do
    if [ "$folder" = "${GITHUB_WORKSPACE:-/}" ] || [ "$folder" = / ]; then return; fi
    folder=$(dirname "$folder")
  done
  echo "$folder/node_modules/unhappy-path"
}

# Whether the nearest package.json above, up to the checkout, names the package.
is_dependency() {
  node -e '
    const { existsSync, readFileSync } = require("node:fs");
    const { dirname, join } = require("node:path");
    const top = process.env.GITHUB_WORKSPACE ?? process.cwd();
    for (let folder = process.cwd(); ; folder = dirname(folder)) {
      const file = join(folder, "package.json");
      if (existsSync(file)) {
        const { dependencies, devDependencies, optionalDependencies } = JSON.parse(readFileSync(file, "utf8"));
        const all = { ...dependencies, ...devDependencies, ...optionalDependencies };
        if (Object.hasOwn(all, "unhappy-path")) process.exit(0);
      }
      if (folder === top || folder === dirname(folder)) process.exit(1);
    }'
}

# The nearest folder above with a lockfile, up to the checkout.
find_lockfile() {
  local folder=$PWD name
  while :; do
    for name in pnpm-lock.yaml yarn.lock bun.lock bun.lockb package-lock.json npm-shrinkwrap.json; do
      if [ -f "$folder/$name" ]; then
        echo "$folder/$name"
        return
      fi
    done
    if [ "$folder" = "${GITHUB_WORKSPACE:-/}" ] || [ "$folder" = / ]; then return; fi
    folder=$(dirname "$folder")
  done
}

needs() {
  command -v "$1" >/dev/null || fail "This project is installed by $1, which is not here: set it up in a step before."
}

# What the lockfile says, to the letter, and without running the scripts of any package.
install_project() {
  local lockfile
  lockfile=$(find_lockfile)
  [ -n "$lockfile" ] ||
    fail 'package.json names unhappy-path, and no lockfile says which version. Commit one, or set the input "version".'
  cd "$(dirname "$lockfile")"
  case $(basename "$lockfile") in
    pnpm-lock.yaml)
      needs pnpm
      pnpm install --frozen-lockfile --ignore-scripts
      ;;
    yarn.lock)
      needs yarn
      case $(yarn --version) in
        1.*) yarn install --frozen-lockfile --ignore-scripts ;;
        *) yarn install --immutable --mode=skip-build ;;
      esac
      ;;
    bun.lock | bun.lockb)
      needs bun
      bun install --frozen-lockfile --ignore-scripts
      ;;
    *) npm ci --ignore-scripts --no-audit --no-fund ;;
  esac
  cd - >/dev/null
}

# One version from the registry, outside of the project: nothing of it changes.
install_version() {
  local folder=${RUNNER_TEMP:?}/unhappy-path-$1
  mkdir -p "$folder"
  # The action can stand in a job more than once.
  if [ -f "$folder/node_modules/unhappy-path/package.json" ]; then
    echo "$folder/node_modules/unhappy-path"
    return
  fi
  # From there, so that no .npmrc of the project names another registry.
  (
    cd "$folder"
    npm install --prefix "$folder" --ignore-scripts --no-audit --no-fund "unhappy-path@$1" >&2
  )
  echo "$folder/node_modules/unhappy-path"
}

command -v node >/dev/null || fail 'Node.js is not here: add actions/setup-node before this action.'

action_version=$(node -p 'require(process.argv[1] + "/package.json").version' "$GITHUB_ACTION_PATH")
version=${INPUT_VERSION:-}

if [ -n "$version" ]; then
  case $version in
    [0-9]*.[0-9]*.[0-9]*) ;;
    *) fail "The input \"version\" is \"$version\": name one version, such as $action_version, so that every run is the same." ;;
  esac
  package=$(install_version "$version")
elif [ "${GITHUB_EVENT_NAME:-}" = pull_request_target ]; then
  # What strangers wrote into package.json must not choose the code that gets a token.
  package=$(install_version "$action_version")
else
  package=$(installed)
  if [ -z "$package" ]; then
    if is_dependency; then
      install_project
      package=$(installed)
      [ -n "$package" ] || fail 'unhappy-path is a dependency, and not there after the installation. Set the input "version".'
    else
      package=$(install_version "$action_version")
    fi
  fi
fi

[ -f "$package/dist/src/action/main.js" ] ||
  fail "The unhappy-path in $package has no steps for this action: update it to $action_version."
echo "unhappy-path $(node -p 'require(process.argv[1] + "/package.json").version' "$package") in $package"
echo "package=$package" >>"$GITHUB_OUTPUT"
