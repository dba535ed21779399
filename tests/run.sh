#!/usr/bin/env bash
# Builds everything and runs every test. The last line is always `N passed, N failed, N skipped`; what fails exits non-zero.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT

# What the tests need beyond the .NET SDK is installed here: PostgreSQL, of which they start a cluster of their own.
if ! ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1; then
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq postgresql; } >"$results/apt.log" 2>&1 || cat "$results/apt.log" >&2
fi

if ! command -v dotnet >/dev/null; then
  echo "The .NET SDK is missing: https://dotnet.microsoft.com/download" >&2
  echo "0 passed, 1 failed, 0 skipped"
  exit 1
fi

if ! dotnet build DecisionEngine.sln -v quiet; then
  echo "0 passed, 1 failed, 0 skipped"
  exit 1
fi

dotnet test DecisionEngine.sln --no-build --logger trx --results-directory "$results"
status=$?

# One .trx a test project. Its counters do not count what was skipped: that is what was never executed.
read -r passed failed skipped < <(
  find "$results" -name '*.trx' -exec grep -ho '<Counters [^>]*' {} + | awk '
    function count(name) { return match($0, " " name "=\"[0-9]+") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 3) : 0 }
    { passed += count("passed"); skipped += count("total") - count("executed"); failed += count("executed") - count("passed") }
    END { print passed + 0, failed + 0, skipped + 0 }'
)

# A run that broke off, or found no test, has not passed.
if { [ "$status" -ne 0 ] || [ "$passed" -eq 0 ]; } && [ "$failed" -eq 0 ]; then
  failed=1
fi

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
