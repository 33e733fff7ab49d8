# How packaging/build makes the folder of the program. Sourced, not run; needs lib/setup.sh and a JDK.

step() {
  echo "${0##*/}: $*" >&2
}

# What the jars need; JavaFX asks for java.desktop, the locales are for numbers and dates.
readonly MODULES=javafx.controls,java.desktop,java.logging,jdk.localedata

# The jars of the class path under $1, one a line, without those of JavaFX; $2 = only those.
jars() {
  tr "$(path_separator)" '\n' <"$1/target/runtime.classpath" | tr '\\' / |
    if [ -n "${2:-}" ]; then grep /org/openjfx/; else grep -v /org/openjfx/; fi
}

path_separator() {
  case "$(uname)" in
    MINGW* | MSYS*) echo ';' ;;
    *) echo : ;;
  esac
}

# A runtime in $3 with JavaFX and its native libraries inside, by way of the folder $2.
link_runtime() {
  local root=$1 work=$2 runtime=$3 jar name
  mkdir -p "$work/modules"
  for jar in $(jars "$root" javafx); do
    name=${jar##*/}
    name=${name%%-[0-9]*}
    # Beside each jar with classes lies one that says no more than that there are such for each system.
    unzip -l "$jar" module-info.class >/dev/null 2>&1 || continue
    mkdir -p "$work/$name/classes" "$work/$name/libraries"
    unzip -q "$jar" -d "$work/$name/classes"
    find "$work/$name/classes" -maxdepth 1 \( -name '*.so' -o -name '*.dylib' -o -name '*.dll' \) \
      -exec mv {} "$work/$name/libraries/" \;
    "$JAVA_HOME/bin/jmod" create --class-path "$work/$name/classes" \
      --libs "$work/$name/libraries" "$work/modules/${name//-/.}.jmod"
  done
  # Not compressed: it starts faster so, and the installers compress better what nothing has compressed.
  "$JAVA_HOME/bin/jlink" --module-path "$work/modules" --add-modules "$MODULES" \
    --strip-java-debug-attributes --no-header-files --no-man-pages --compress zip-0 \
    --output "$runtime"
  if [ "$(uname)" = Linux ]; then
    find "$runtime" -name '*.so' -exec strip --strip-unneeded {} +
    # Its own name in the list of processes.
    cp -p "$runtime/bin/java" "$runtime/bin/tensorloupe"
  fi
}

# Jars, launcher and texts into $3. The jars are packed anew without compression, for the same reasons.
gather_program() {
  local root=$1 work=$2 image=$3 jar name
  mkdir -p "$image/app" "$image/bin"
  for jar in "$root/target/tensorloupe.jar" $(jars "$root"); do
    name=${jar##*/}
    mkdir -p "$work/jars/$name"
    unzip -q "$jar" -d "$work/jars/$name"
    echo "$name" >>"$image/app/classpath"
  done
  "$JAVA_HOME/bin/java" "$root/packaging/lib/Modernise.java" "$work/jars"
  "$JAVA_HOME/bin/java" --module-path "$(jars "$root" javafx | paste -sd "$(path_separator)" -)" \
    --add-modules javafx.graphics "$root/packaging/lib/Styles.java" "$work/jars"
  while read -r name; do
    "$JAVA_HOME/bin/jar" --create --no-compress --file "$image/app/$name" \
      --manifest "$work/jars/$name/META-INF/MANIFEST.MF" -C "$work/jars/$name" .
  done <"$image/app/classpath"
  cp "$root/packaging/lib/launcher" "$image/bin/tensorloupe"
  cp "$root/LICENSE" "$image/"
}

# AOT caches for window and subcommands, from a rehearsal of both on the demo network. No file of the
# program may be touched afterwards: a cache whose jars are of another time is not used.
train_caches() {
  local root=$1 image=$2 home what
  home=$(mktemp -d)
  for what in window commands; do
    env HOME="$home" XDG_CONFIG_HOME="$home" XDG_STATE_HOME="$home" XDG_CACHE_HOME="$home" \
      XDG_DATA_HOME="$home" XDG_RUNTIME_DIR="$home" TENSORLOUPE_REHEARSAL=$what \
      TENSORLOUPE_JAVA_OPTIONS="-Dglass.platform=Headless -Dprism.order=sw -Duser.home=$home" \
      "$image/bin/tensorloupe" "$root/assets/demo/demo-cnn.pth" "$home" >"$home/log" 2>&1 || {
      cat "$home/log" >&2
      fail "the rehearsal of the $what failed"
    }
  done
  rm -rf "$home"
}
