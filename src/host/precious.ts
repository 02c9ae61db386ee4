/** Made anew by a build or an install, whatever lies inside. */
const REBUILT =
  /^(?:node_modules|bower_components|dist|build|out|target|bin|obj|\.next|\.nuxt|\.svelte-kit|\.turbo|\.cache|\.parcel-cache|\.venv|venv|__pycache__|\.pytest_cache|\.mypy_cache|\.ruff_cache|\.tox|\.gradle|\.terraform|coverage|\.nyc_output|vendor|Pods|DerivedData|\.dart_tool|tmp|\.tmp)$/i;

const PRECIOUS =
  /^(?:\.env(?:[._-].*)?|.*\.(?:env|sqlite3?|db|mdb|rdb|dump|bak|pem|key|p12|pfx|keystore|jks|tfstate|tfvars)|id_(?:rsa|ed25519|ecdsa|dsa)|\.envrc)$/i;

/** Installed or cached by a tool, under a name that nobody gives to a folder of their own. */
const INSTALLED =
  /^(?:node_modules|bower_components|\.venv|__pycache__|\.pytest_cache|\.mypy_cache|\.ruff_cache|\.tox|\.nox|\.next|\.nuxt|\.svelte-kit|\.turbo|\.parcel-cache|\.gradle|\.nyc_output|\.terraform|\.dart_tool)$/;

export const isInstalled = (name: string): boolean => INSTALLED.test(name);
export const isRebuilt = (name: string): boolean => REBUILT.test(name);
export const isPrecious = (name: string): boolean =>
  PRECIOUS.test(name) && !/\.(?:example|sample|template)$/i.test(name);
