#!/usr/bin/env bash
# Takes DejaVu Sans, in which the tool writes on PNG pictures, from npm: version and hashes are given here, and PngReportTests compares.
# To take another version, change the three values below, run this, and look at pictures.
set -euo pipefail
version=2.37.3
integrity=sha512-f1hd7jJbeQa1VWcw+K2KrTXS50zTMaHpVC4XIKJpNcDeYR5ajMtj/iLlQDYNvLOKamUB3ARVVCf79lNwNVztSQ==
sha256=7da195a74c55bef988d0d48f9508bd5d849425c1770dba5d7bfc6ce9ed848954

here=$(cd "$(dirname "$0")/../../src/Tool/Pictures/Vendor" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm pack --silent "dejavu-fonts-ttf@$version" >/dev/null
found=sha512-$(openssl dgst -sha512 -binary "dejavu-fonts-ttf-$version.tgz" | openssl base64 -A)
[ "$found" = "$integrity" ] || { echo "the package has the hash $found, not $integrity"; exit 1; }
tar xzf "dejavu-fonts-ttf-$version.tgz" package/ttf/DejaVuSans.ttf package/LICENSE
echo "$sha256  package/ttf/DejaVuSans.ttf" | sha256sum --check --quiet
cp package/ttf/DejaVuSans.ttf "$here/DejaVuSans.ttf"
cp package/LICENSE "$here/DejaVuSans.LICENSE.txt"
echo "dejavu-fonts-ttf $version"
