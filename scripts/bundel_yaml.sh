#!/usr/bin/env bash
# Maakt sjablonen/formulier/yaml.js: het npm-pakket yaml in één bestand, met zijn licentie erboven en in ISC.txt.
set -eu
naar=$(cd "$(dirname "$0")/.." && pwd)/sjablonen/formulier/yaml.js
werk=$(mktemp -d)
trap 'rm -rf "$werk"' EXIT
cd "$werk"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts yaml@2.9.1 esbuild@0.28.2
echo 'export { Pair, Scalar, YAMLMap, isAlias, isMap, isScalar, isSeq, parseDocument, visit } from "yaml";' >in.js
{
  echo "/*! yaml 2.9.1 (npm), samengevoegd met scripts/bundel_yaml.sh"
  echo
  cat node_modules/yaml/LICENSE
  echo "*/"
  npx esbuild in.js --bundle --minify --format=iife --global-name=YAML --charset=ascii --target=es2020 --log-level=error
} >"$naar"
cp node_modules/yaml/LICENSE "$(dirname "$naar")/ISC.txt"
