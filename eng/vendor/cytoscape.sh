#!/usr/bin/env bash
# Takes Cytoscape.js, which draws graphs in HTML reports, from npm: version and hash are given here, and HtmlReportTests compares.
# To take another version, change the three values below (`npm view cytoscape@VERSION dist.integrity`, `sha256sum cytoscape.min.js`), run
# this, and look at the reports in a browser.
set -euo pipefail
version=3.34.4
integrity=sha512-msY99tMY8iWTg+sIPGfSqDcPNOt4xcj+v/K/7qUFaCUxxlqnMkUYLBjRUzn9W5CU/R2hrmtJa5+UtovrEM2ctg==
sha256=081591ab735b2b6a3b31a3c60f8f3a3e2fee8c92939e0c7820ad1208571b6cd8

here=$(cd "$(dirname "$0")/../../src/Analyzer/Reports/Html/Vendor" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm pack --silent "cytoscape@$version" >/dev/null
found=sha512-$(openssl dgst -sha512 -binary "cytoscape-$version.tgz" | openssl base64 -A)
[ "$found" = "$integrity" ] || { echo "the package has the hash $found, not $integrity"; exit 1; }
tar xzf "cytoscape-$version.tgz" package/dist/cytoscape.min.js package/LICENSE
echo "$sha256  package/dist/cytoscape.min.js" | sha256sum --check --quiet
cp package/dist/cytoscape.min.js "$here/cytoscape.min.js"
cp package/LICENSE "$here/cytoscape.LICENSE.txt"
echo "cytoscape $version"
