#!/usr/bin/env bash
# Writes the report into the pull request's comment: one comment per NAME, which later runs update in place.
# In: COMMENT (true or false), NAME, PULL_REQUEST (its number, empty elsewhere), GH_TOKEN.
# It never fails a job: whether a comment can be written says nothing of the models.
set -euo pipefail

report="$RUNNER_TEMP/qualitygate-comment.md"
body="$RUNNER_TEMP/qualitygate-body.md"
errors="$RUNNER_TEMP/qualitygate-errors.txt"

# A line break or a per cent sign would end or change the notice.
notice() { echo "::notice title=QualityGate::$(printf '%s' "$1" | tr '\r\n' '  ' | sed 's/%/%25/g')"; exit 0; }
give_up() {
  if grep -q 'HTTP 40[134]' "$errors"; then
    notice "No comment was written: the token has no permission to. Runs for forks and Dependabot only read; elsewhere the job needs\
 'permissions: pull-requests: write'. The report is in the run's summary."
  fi
  notice "No comment was written: $(cat "$errors")"
}

[ "${COMMENT:-}" = true ] || exit 0
if [ -z "${PULL_REQUEST:-}" ]; then echo "This run is not one of a pull request: there is nothing to comment on."; exit 0; fi
[ -f "$report" ] || notice "No comment was written, for there is no report."
command -v gh > /dev/null || notice "No comment was written: the runner has no GitHub CLI (gh)."

# Nothing but letters, digits and single hyphens: the name stands in an HTML comment and in a filter.
marker="<!-- qualitygate $(printf '%s' "${NAME:-}" | LC_ALL=C tr -c 'A-Za-z0-9._' '-' | tr -s '-') -->"
{
  echo "$marker"
  cat "$report"
  printf '\n<sub>%s, [run and full report](%s)</sub>\n' "${GITHUB_SHA:0:8}" \
    "$GITHUB_SERVER_URL/$GITHUB_REPOSITORY/actions/runs/$GITHUB_RUN_ID"
} > "$body"

comments="repos/$GITHUB_REPOSITORY/issues/$PULL_REQUEST/comments"
known=$(gh api --paginate "$comments?per_page=100" \
  --jq ".[] | select((.body // \"\") | startswith(\"$marker\")) | .id" 2> "$errors") || give_up
known="${known%%[!0-9]*}"
if [ -n "$known" ]; then
  gh api --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$known" --silent -F "body=@$body" 2> "$errors" || give_up
else
  gh api --method POST "$comments" --silent -F "body=@$body" 2> "$errors" || give_up
fi
