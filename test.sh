#!/usr/bin/env bash
# Builds everything and runs all tests. Needs only the .NET SDK: what else the tests use is installed when it may be,
# started by the tests themselves on free ports in temporary folders, and ended with them.
#   ./test.sh          the suite
#   ./test.sh --long   the suite and what takes longer than ten minutes
set -uo pipefail
cd "$(dirname "$0")"

for argument in "$@"; do
  case "$argument" in
    --long) export WORKTRACK_LONG=1 ;;
    *) echo "usage: ./test.sh [--long]" >&2; exit 2 ;;
  esac
done

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

# mariadb-server-core has the server without a service that would start by itself.
missing=()
PATH="$PATH:/usr/sbin" command -v mariadbd >/dev/null && command -v mariadb-install-db >/dev/null || missing+=(mariadb-server-core mariadb-client-core)
command -v chromium-headless-shell >/dev/null || command -v chromium >/dev/null || missing+=(chromium)
command -v strace >/dev/null || missing+=(strace)
command -v node >/dev/null || missing+=(nodejs)
command -v npm >/dev/null || missing+=(npm)
command -v soffice >/dev/null || missing+=(libreoffice-calc)
if [ "${CI:-}" = true ]; then
  # Their packages bring services that start by themselves, which nobody wants on a machine of their own.
  PATH="$PATH:/usr/sbin" command -v nginx >/dev/null || missing+=(nginx-light)
  PATH="$PATH:/usr/sbin" command -v haproxy >/dev/null || missing+=(haproxy)
  command -v caddy >/dev/null || missing+=(caddy)
fi
if [ ${#missing[@]} -gt 0 ]; then
  sudo=""
  [ "$(id -u)" = 0 ] || sudo="sudo -n"
  echo "Installing ${missing[*]}"
  install() {
    $sudo apt-get update -q || return

    # The same browser without what nobody sees of it, where Debian has that.
    if apt-cache show chromium-headless-shell >/dev/null 2>&1; then missing=("${missing[@]/#chromium/chromium-headless-shell}"); fi
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -q -y --no-install-recommends "${missing[@]}"
  }
  if ! install >/dev/null; then
    echo "Could not install ${missing[*]}: the tests that need them are skipped (on CI they fail)." >&2
  fi
fi

dotnet restore WorkTrack.sln || exit 1
dotnet format WorkTrack.sln --verify-no-changes --no-restore --exclude WorkTrack.Data/Migrations || { echo "Run: dotnet format WorkTrack.sln" >&2; exit 1; }
dotnet build WorkTrack.sln --no-restore || exit 1

log=$(mktemp)
folder=""
trap 'rm -rf "$log" ${folder:+"$folder"}' EXIT

# Databases that live for a second need no disk: where there is memory to spare, temporary folders are in it.
if [ -z "${TMPDIR:-}" ] && [ "$(df --output=avail -k /dev/shm 2>/dev/null | tail -n 1)" -gt 8000000 ] 2>/dev/null; then
  folder=$(mktemp -d -p /dev/shm worktrack-tests.XXXXXX)
  export TMPDIR="$folder"
fi

dotnet test --project WorkTrack.Tests --no-build 2>&1 | tee "$log"
status=${PIPESTATUS[0]}

# Once more, where whoever looks for the reason looks first.
sed -n '/^failed /,/^passed \|^skipped \|^ *Standard output\|^Test run summary/p' "$log" | grep -v '^Test run summary' | cut -c1-400 | head -n 200

count() { sed -n "s/^ *$1: *\([0-9]*\)\$/\1/p" "$log" | tail -n 1; }
passed=$(count succeeded) failed=$(count failed) skipped=$(count skipped)
if [ "${passed:-0}" -eq 0 ] && [ "$status" -eq 0 ]; then status=1; fi
echo "${passed:-0} passed, ${failed:-0} failed, ${skipped:-0} skipped"
exit "$status"
