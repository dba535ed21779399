#!/usr/bin/env bash
# Mutation testing: changes the engine in a thousand small ways, and sees whether the tests notice.
#   bash tests/mutate.sh              Searching, Evaluating and Explaining; hours
#   bash tests/mutate.sh Searching    one of them
#   bash tests/mutate.sh Searching/Span.cs
# Reports are under tests/DecisionEngine.Tests/StrykerOutput. What is run, and which tests, is in stryker-config.json.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/DecisionEngine.Tests"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

# Each mutant runs the tests anew: the random ones then draw few cases.
export RANDOM_CASES_PERCENT="${RANDOM_CASES_PERCENT:-4}"

what=()
case "${1:-}" in
  "") ;;
  *.cs) what=(--mutate "$1") ;;
  *) what=(--mutate "$1/*.cs") ;;
esac

dotnet tool restore
dotnet stryker --config-file stryker-config.json --skip-version-check "${what[@]}"
