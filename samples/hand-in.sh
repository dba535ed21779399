#!/usr/bin/env bash
# Hands in an application for day-care subsidy as the invented citizen Amina, by HTTP, and shows what became of it.
#   bash samples/hand-in.sh [facts file] [address of the host]
set -euo pipefail
facts=${1:-"$(dirname "${BASH_SOURCE[0]}")/friplads/full.json"}
host=${2:-http://127.0.0.1:5080}
jar=$(mktemp)
trap 'rm -f "$jar"' EXIT

token() { curl -sS -b "$jar" -c "$jar" "$host/sign-in" | sed -n 's/.*__RequestVerificationToken"[^>]*value="\([^"]*\)".*/\1/p' | head -1; }

curl -sS -b "$jar" -c "$jar" -o /dev/null --data-urlencode "__RequestVerificationToken=$(token)" -d persona=amina "$host/sign-in/persona"
opened=$(curl -sS -b "$jar" -c "$jar" -H "X-Antiforgery: $(token)" -H "Idempotency-Key: $(date +%s%N)-$$" -H 'Content-Type: application/json' \
  -d "{\"caseType\":\"friplads\",\"party\":{\"name\":\"Amina\"},\"facts\":$(cat "$facts")}" "$host/api/v1/cases")
echo "$opened"
id=$(echo "$opened" | sed -n 's/.*"id":"\([^"]*\)".*/\1/p')
if [ -n "$id" ]; then
  curl -sS -b "$jar" "$host/api/v1/cases/$id"
  echo
fi
