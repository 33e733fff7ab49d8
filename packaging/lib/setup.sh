# Shared by the scripts of this folder: finds a JDK and names or installs what the system lacks.
# Sourced, not run. Needs bash; sets JAVA_HOME.

readonly JDK_NEEDED=25

# Java takes the encoding of file names from the locale; without one it knows ASCII only.
if [ "$(uname)" = Linux ] && [ "$(locale charmap 2>/dev/null)" != UTF-8 ]; then
  export LC_ALL=C.UTF-8
fi

fail() {
  echo "${0##*/}: $*" >&2
  exit 1
}

# The major version of the JDK in a folder, read from its release file; nothing if it is none.
jdk_version() {
  [ -x "$1/bin/javac" ] && sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null
}

is_jdk() {
  local version
  version=$(jdk_version "$1") && [ -n "$version" ] && [ "$version" -ge "$JDK_NEEDED" ]
}

find_jdk() {
  local home on_path
  if [ -n "${JAVA_HOME:-}" ] && is_jdk "$JAVA_HOME"; then
    return
  fi
  on_path=$(command -v javac || true)
  if [ -n "$on_path" ]; then
    on_path=$(readlink -f "$on_path" 2>/dev/null || echo "$on_path")
  fi
  for home in "${on_path%/bin/javac}" /usr/lib/jvm/* /opt/jdk* /opt/java/* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -n "$home" ] && is_jdk "$home"; then
      export JAVA_HOME=$home
      return
    fi
  done
  fail "no JDK $JDK_NEEDED or newer found. Install one (for example Temurin $JDK_NEEDED from adoptium.net) and set JAVA_HOME, if it is not found by itself."
}

# The given Debian packages of which the given library is missing: pairs of LIBRARY PACKAGE.
missing_libraries() {
  local known
  known=$(ldconfig -p 2>/dev/null || /sbin/ldconfig -p 2>/dev/null || true)
  while [ $# -ge 2 ]; do
    case "$known" in
      *"$1"*) ;;
      *) echo "$2" ;;
    esac
    shift 2
  done
}

missing_fonts() {
  if ! command -v fc-list >/dev/null; then
    echo fontconfig fonts-dejavu-core
  elif [ -z "$(fc-list 2>/dev/null | head -n 1)" ]; then
    echo fonts-dejavu-core
  fi
}

# Installs Debian packages as root on Debian and Ubuntu; elsewhere prints the command and stops.
install_packages() {
  [ $# -gt 0 ] || return 0
  if command -v apt-get >/dev/null; then
    if [ "$(id -u)" = 0 ]; then
      echo "${0##*/}: installing $*" >&2
      apt-get update -qq >&2 && DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "$@" >/dev/null ||
        fail "apt-get could not install: $*"
    else
      fail "missing system packages. Run: sudo apt-get install $*"
    fi
  else
    fail "missing system packages. On Debian they are called: $*"
  fi
}

# What JavaFX needs to draw text and pictures, with or without a window.
require_drawing() {
  [ "$(uname)" = Linux ] || return 0
  # shellcheck disable=SC2046
  install_packages $(missing_libraries libpangoft2-1.0.so.0 libpangoft2-1.0-0 \
    libfontconfig.so.1 libfontconfig1 libfreetype.so.6 libfreetype6 \
    libglib-2.0.so.0 libglib2.0-0) $(missing_fonts)
}

# What a window needs beyond that.
require_window() {
  [ "$(uname)" = Linux ] || return 0
  # shellcheck disable=SC2046
  install_packages $(missing_libraries libgtk-3.so.0 libgtk-3-0 libGL.so.1 libgl1 \
    libXtst.so.6 libxtst6 libXxf86vm.so.1 libxxf86vm1)
}

require_maven() {
  command -v mvn >/dev/null || install_packages maven
}

# Maven in the folder $1, without colours and without warnings about Maven's own libraries.
build_quietly() {
  local root=$1
  shift
  MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED ${MAVEN_OPTS:-}" \
    mvn -f "$root/pom.xml" -B -Dstyle.color=never "$@" 2>&1 | sed "s/$(printf '\033')\[[0-9;]*m//g; /^\$/d"
}
