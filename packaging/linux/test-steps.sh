# shellcheck shell=bash
# The steps of packaging/test-install. Sourced, not run; needs lib/setup.sh.

step() {
  echo "test-install: $*" >&2
}

installed() {
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

all_packages() {
  dpkg-query -W -f '${binary:Package} ${db:Status-Status}\n' | sort
}

# The checkers, a display with a session bus, and what finds and reads a window on it.
require_tools() {
  local package missing=()
  for package in binutils unzip lintian desktop-file-utils appstream xvfb xauth dbus shared-mime-info \
    xdg-utils libglib2.0-bin man-db bash-completion xdotool imagemagick tesseract-ocr; do
    installed "$package" || missing+=("$package")
  done
  install_packages "${missing[@]}"
}

# Every file that a package could have touched, with its kind, rights, size and target; of the desktop's
# caches also the content.
list_system() {
  find /usr /etc /opt -name __pycache__ -prune -o -type d -printf '%p %y %m\n' -o -printf '%p %y %m %s %l\n' |
    LC_ALL=C sort
  find /usr/share/applications /usr/share/mime -type f -exec sha256sum {} + | LC_ALL=C sort -k 2
}

# Takes the package off this machine, and what came with it; $1 = the packages that were there before.
take_off() {
  local came
  if installed tensorloupe; then
    dpkg --remove tensorloupe >/dev/null
  fi
  dpkg --purge tensorloupe >/dev/null 2>&1 || true
  came=$(comm -13 <(echo "$1") <(all_packages) | sed -n 's/ installed$//p')
  if [ -n "$came" ]; then
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get purge -y -qq $came >/dev/null 2>&1
  fi
}

# All but dpkg's own notes in a scratch root, with contents.
list_root() {
  (cd "$1" && find . -path ./var/lib/dpkg -prune -o -printf '%p %y %m %l\n' | LC_ALL=C sort)
  (cd "$1" && find . -path ./var/lib/dpkg -prune -o -type f -exec sha256sum {} + | LC_ALL=C sort -k 2)
}

# Install, upgrade to a version that lacks a file and has a new one, remove, purge; with $1 = the package.
test_scratch_root() {
  local deb=$1 scratch=$2/root newer=$2/newer version jar
  version=$(dpkg-deb -f "$deb" Version)
  mkdir -p "$scratch"/var/lib/dpkg/{info,updates,triggers} "$scratch/usr/share/applications" "$scratch/usr/lib"
  touch "$scratch/var/lib/dpkg/status" "$scratch/var/lib/dpkg/available"
  echo "[Desktop Entry]" >"$scratch/usr/share/applications/other.desktop"
  echo other >"$scratch/usr/lib/other"
  list_root "$scratch" >"$2/root.before"

  dpkg-deb -R "$deb" "$newer"
  sed -i "s/^Version: .*/&+1/" "$newer/DEBIAN/control"
  jar=$(cd "$newer" && find usr/lib/tensorloupe/app -name 'jspecify*.jar')
  mv "$newer/$jar" "$newer/usr/lib/tensorloupe/app/new.jar"
  sed -i "s:$jar:usr/lib/tensorloupe/app/new.jar:" "$newer/DEBIAN/md5sums"
  dpkg-deb --root-owner-group -Znone --build "$newer" "$2/newer.deb" >/dev/null
  rm -rf "$newer"

  scratch_dpkg "$scratch" --install "$deb"
  if [ ! -f "$scratch/$jar" ] || [ ! -x "$scratch/usr/bin/tensorloupe" ]; then
    fail "not all was installed"
  fi
  scratch_dpkg "$scratch" --install "$2/newer.deb"
  if [ "$(dpkg-query --admindir="$scratch/var/lib/dpkg" -W -f '${Version}' tensorloupe)" != "$version+1" ] ||
    [ -e "$scratch/$jar" ] || [ ! -f "$scratch/usr/lib/tensorloupe/app/new.jar" ]; then
    fail "the upgrade kept an old file, or lacks a new one"
  fi
  scratch_dpkg "$scratch" --remove tensorloupe
  list_root "$scratch" >"$2/root.removed"
  diff "$2/root.before" "$2/root.removed" >&2 || fail "removing leaves something behind"
  scratch_dpkg "$scratch" --purge tensorloupe
  list_root "$scratch" >"$2/root.purged"
  diff "$2/root.before" "$2/root.purged" >&2 || fail "purging leaves something behind"
  [ -z "$(find "$scratch/var/lib/dpkg/info" -name 'tensorloupe*')" ] || fail "dpkg still knows the package"
  rm -rf "$scratch" "$2/newer.deb"
}

# What the package depends on is not in the scratch root, and is not needed to lay files down.
scratch_dpkg() {
  local into=$1
  shift
  dpkg --root="$into" --log="$into/var/lib/dpkg/log" --force-depends "$@" >"$into/var/lib/dpkg/said" 2>&1 || {
    cat "$into/var/lib/dpkg/said" >&2
    fail "dpkg $1 failed"
  }
}

# The installed command, called as a user would from another folder; $1 = checkout, $2 = a folder for
# results, $3 = the version it should have.
test_commands() (
  local demo=$1/assets/demo/demo-cnn.pth found
  cd "$2" || exit
  found=$(tensorloupe --version)
  [ "$found" = "Tensorloupe $3" ] || fail "--version says $found"
  tensorloupe info "$demo" | grep -q state_dict || fail "info does not find the state dict"
  tensorloupe stats "$demo" -o stats.csv
  grep -q '^state_dict.conv1.weight,' stats.csv || fail "stats does not list conv1"
  tensorloupe render "$demo" state_dict.conv1.weight -o conv1.png
  [ "$(identify -format '%m' conv1.png)" = PNG ] || fail "render draws no PNG"
  printf 'import os\n' >path.pth
  tensorloupe info path.pth 2>said && fail "a path file passes for a checkpoint"
  grep -q 'a path file of Python' said || fail "a path file is not said to be one"
  # Containers are often told to leave manuals out.
  if ! grep -rqs 'path-exclude.*/man' /etc/dpkg/dpkg.cfg.d; then
    man tensorloupe 2>/dev/null | grep -q 'state\.dict\|state-dict' || fail "there is no man page"
  fi
  # shellcheck disable=SC2016
  found=$(bash -c '. /usr/share/bash-completion/bash_completion; _completion_loader tensorloupe
    COMP_LINE="tensorloupe conv" COMP_WORDS=(tensorloupe conv) COMP_CWORD=1
    _complete_tensorloupe; echo "${COMPREPLY[@]}"' 2>/dev/null)
  [ "$found" = convert ] || fail "bash completes conv to '$found'"
  # The other shells, where they are.
  if command -v zsh >/dev/null; then
    # shellcheck disable=SC2016
    found=$(zsh -fc 'autoload -Uz compinit; compinit -D -u; print -r -- $_comps[tensorloupe]
      autoload +X $_comps[tensorloupe]')
    [ "$found" = _tensorloupe ] || fail "zsh completes with '$found'"
  fi
  if command -v fish >/dev/null; then
    found=$(HOME=$PWD fish -c 'complete -C "tensorloupe conve"' | cut -f 1)
    [ "$found" = convert ] || fail "fish completes conve to '$found'"
  fi
)
