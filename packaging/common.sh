# Shared by packaging/run and packaging/test: everything the program needs, set up once.
# Leaves PYTHON pointing at the virtual environment's interpreter.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
environment=${COSYSTUDIO_VENV:-$root/.venv}
PYTHON=$environment/bin/python

say() { printf '%s\n' "$*" >&2; }

# Debian and Ubuntu packages: Qt's own libraries, sound, and a font with Chinese glyphs.
libraries=(libgl1 libegl1 libglib2.0-0 libfontconfig1 libdbus-1-3 libxkbcommon0 libxcb-cursor0 libxcb-icccm4
  libxcb-keysyms1 libxkbcommon-x11-0 libxcb-randr0 libxcb-shape0 libpulse0 libxrandr2)

installed() { dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q 'install ok installed'; }

missing_packages() {
  local name
  for name in "${libraries[@]}"; do
    # Ubuntu 24.04 has renamed some of them with the ending t64
    installed "$name" || installed "${name}t64" || printf '%s\n' "$name"
  done
  if ! command -v fc-list >/dev/null || [ -z "$(fc-list :lang=zh family 2>/dev/null)" ]; then
    printf '%s\n' fontconfig fonts-wqy-microhei
  fi
  if ! "${base_python[@]}" -c 'import ensurepip, venv' 2>/dev/null; then printf '%s\n' python3-venv; fi
}

install_packages() {
  command -v dpkg-query >/dev/null || return 0
  local missing apt=(env DEBIAN_FRONTEND=noninteractive apt-get)
  missing=$(missing_packages)
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
      apt=(sudo DEBIAN_FRONTEND=noninteractive apt-get)
    else
      say "These packages are missing; please install them as root:"
      say "  apt-get install $(tr '\n' ' ' <<<"$missing")"
      return 0
    fi
  fi
  say "Installing system libraries: $(tr '\n' ' ' <<<"$missing")"
  "${apt[@]}" -qq update >&2 || say "The list of packages could not be refreshed; trying with the old one."
  # shellcheck disable=SC2086 # one word a package
  "${apt[@]}" -qq install -y --no-install-recommends $missing >/dev/null ||
    say "Some packages could not be installed; the window may not open."
}

find_python() {
  local name
  for name in "${COSYSTUDIO_PYTHON:-}" python3 python3.13 python3.12 python3.11; do
    if [ -n "$name" ] && command -v "$name" >/dev/null &&
      "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
      base_python=("$name")
      return 0
    fi
  done
  say "CosyStudio needs Python 3.11 or newer; please install it."
  exit 1
}

# Installs when the lists of packages have changed since the last time, and else is over at once.
install_python_packages() {
  local wanted stamp=$environment/.cosystudio-stamp extras=$1
  wanted=$(cat "$root/pyproject.toml" "$root/packaging/constraints.txt" | cksum)" $extras $root"
  if [ -x "$PYTHON" ] && [ -f "$stamp" ] && { [ "$(cat "$stamp")" = "$wanted" ] ||
    [ "$(cat "$stamp")" = "${wanted/ . / .[dev] }" ]; }; then
    return 0
  fi
  if ! "$PYTHON" -m pip --version >/dev/null 2>&1; then
    say "Making a virtual environment in $environment"
    "${base_python[@]}" -m venv --clear "$environment"
  fi
  say "Installing Python packages (some 700 MB the first time)"
  (cd "$root" && "$PYTHON" -m pip install --quiet --disable-pip-version-check \
    --constraint packaging/constraints.txt --editable "$extras")
  printf '%s' "$wanted" >"$stamp"
}

set_up() {
  find_python
  install_packages
  install_python_packages "$1"
}
