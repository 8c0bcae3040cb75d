#!/bin/sh
# Compares with scikit-learn and NLTK from Debian's packages, which it installs where they are missing.
set -e
cd "$(dirname "$0")"
/usr/bin/python3 -c 'import sklearn, nltk' 2>/dev/null && [ -f /usr/share/wordnet/data.noun ] ||
    apt-get install -y --no-install-recommends python3-sklearn python3-nltk wordnet-base
dotnet build -c Release --nologo -v quiet
exec dotnet bin/Release/net10.0/QualityGate.Benchmarks.dll peers
