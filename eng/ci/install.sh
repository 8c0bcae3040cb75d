#!/usr/bin/env bash
# Installs the tool into the runner's temporary folder.
# In: VERSION and SOURCE, which may be empty or, as Windows has it then, not there.
set -euo pipefail

command -v dotnet > /dev/null || {
  echo "::error title=QualityGate::The .NET SDK 10 is needed; put actions/setup-dotnet before this action."
  exit 1
}

options=(--tool-path "$RUNNER_TEMP/qualitygate" --allow-downgrade)
if [ -n "${VERSION:-}" ]; then options+=(--version "$VERSION"); fi
if [ -n "${SOURCE:-}" ]; then
  # A folder is meant from the checkout, which is left below.
  if [ -d "$SOURCE" ]; then SOURCE=$(cd "$SOURCE" && pwd); fi
  options+=(--source "$SOURCE")

  # Whoever has a feed of their own wants the newest that is in it, released or not.
  if [ -z "${VERSION:-}" ]; then options+=(--prerelease); fi
fi

# Not in the checkout: its global.json may ask for an SDK that is too old for the tool.
cd "$RUNNER_TEMP"
dotnet tool update qualitygate "${options[@]}"
