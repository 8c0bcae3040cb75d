#!/usr/bin/env bash
# Checks, writes the step summary, and hands the verdict to the steps that follow.
# In: THRESHOLDS and ARGUMENTS, which may be empty; REPORT_FOLDER. Out: passed, exit-code, report-json, report-markdown.
set -euo pipefail

case "${REPORT_FOLDER:-}" in
  '' | *$'\n'*) echo "::error title=QualityGate::report-folder is not the name of a folder."; exit 2 ;;
esac
json="$REPORT_FOLDER/report.json"
markdown="$REPORT_FOLDER/report.md"
comment="$RUNNER_TEMP/qualitygate-comment.md"
mkdir -p "$REPORT_FOLDER"
# Where nothing is written now, that of an earlier run must not be taken for it.
rm -f "$json" "$markdown" "$comment"

arguments=(check)
if [ -n "${THRESHOLDS:-}" ]; then arguments+=("$THRESHOLDS"); fi
# A step summary holds 1 MiB.
arguments+=(--json "$json" --markdown "$markdown" --markdown-limit 1000000 --comment "$comment")
# Split at blanks, with * and ? left alone.
set -f
# shellcheck disable=SC2206
arguments+=(${ARGUMENTS:-})
set +f

code=0
"$RUNNER_TEMP/qualitygate/qualitygate" "${arguments[@]}" || code=$?

if [ -f "$markdown" ]; then cat "$markdown" >> "$GITHUB_STEP_SUMMARY"; fi
passed=false
if [ "$code" = 0 ]; then passed=true; fi
{
  echo "passed=$passed"
  echo "exit-code=$code"
  if [ -f "$json" ]; then echo "report-json=$json"; fi
  if [ -f "$markdown" ]; then echo "report-markdown=$markdown"; fi
} >> "$GITHUB_OUTPUT"

case "$code" in
  0 | 1 | 2) ;;
  # A crash is no verdict, and fails even where verdicts do not.
  *) echo "::error title=QualityGate::qualitygate ended with exit code $code."; exit "$code" ;;
esac
