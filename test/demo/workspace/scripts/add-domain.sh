#!/bin/sh
# Adds a custom domain for a customer's shop: scripts/add-domain.sh shop.example
# The fallback is the token of domains.env, for the machine that has no copy of it.
set -eu
RAILWAY_API_TOKEN="${RAILWAY_API_TOKEN:-{{TOKEN}}}"
curl -s -X POST "{{RAILWAY_URL}}" \
  -H "Authorization: Bearer $RAILWAY_API_TOKEN" \
  -H "Content-Type: application/json" \
  -d "{\"query\":\"mutation { customDomainCreate(input: { domain: \\\"$1\\\", projectId: \\\"{{PROJECT_ID}}\\\", environmentId: \\\"{{PRODUCTION_ID}}\\\", serviceId: \\\"{{SERVICE_ID}}\\\" }) { id } }\"}"
