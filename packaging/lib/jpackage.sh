# What the packages for macOS and Windows share: the program as an app image of jpackage, whose launchers
# start from AOT caches. Sourced, not run; needs lib/setup.sh, a JDK, and in root the checkout. Where the
# launchers and their folder of jars lie differs by system, so both are parameters.

# A path as programs of the system want it.
native_path() {
  if command -v cygpath >/dev/null; then cygpath -m "$1"; else echo "$1"; fi
}

# The options of Java for the window or the subcommands, one a line. They are those of lib/launcher without
# the priorities of threads, which mean other things here. A command opens windows too, but from its own cache.
java_options() {
  printf '%s\n' -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 -XX:+UseSerialGC -XX:-UsePerfData \
    -Xlog:disable -Xlog:all=off --enable-native-access=ALL-UNNAMED,javafx.graphics
  [ "$1" = window ] || printf '%s\n' -XX:InitialRAMPercentage=4 -XX:NewRatio=1 -Djava.awt.headless=true
}

# Makes the app image Tensorloupe in the folder $2, which exists, from what packaging/build gathered in $1:
# with the launchers Tensorloupe and tensorloupe-commands. More options of jpackage follow.
app_image() {
  local image out
  image=$(native_path "$1") out=$(native_path "$2")
  shift 2
  printf 'win-console=true\nwin-menu=false\nwin-shortcut=false\n' >"$out/commands.properties"
  "$JAVA_HOME/bin/jpackage" --type app-image --name Tensorloupe --dest "$out" \
    --runtime-image "$image/runtime" --input "$image/app" --main-jar tensorloupe.jar \
    --main-class org.tensorloupe.app.Main --add-launcher "tensorloupe-commands=$out/commands.properties" "$@"
  rm "$out/commands.properties"
}

# Writes what the launcher NAME starts, in the format of jpackage's own such files:
#   describe_launcher FOLDER_OF_JARS NAME window|commands MAIN_CLASS OPTION...
# The class path is in the order of the file classpath: an AOT cache asks for the same order as in training.
describe_launcher() {
  local app=$1 name=$2 what=$3 main=$4 slash=/ item
  shift 4
  case "$(uname)" in
    MINGW* | MSYS*) slash=\\ ;;
  esac
  {
    echo '[Application]'
    while read -r item; do
      echo "app.classpath=\$APPDIR$slash$item"
    done <"$app/classpath"
    printf 'app.mainclass=org.tensorloupe.app.%s\n\n[JavaOptions]\n' "$main"
    java_options "$what" | while read -r item; do
      echo "java-options=$item"
    done
    for item; do
      echo "java-options=$item"
    done
  } >"$app/$name.cfg"
}

# Trains the cache of one launcher by a rehearsal through this launcher, which then starts from it:
#   train_launcher FOLDER_OF_JARS LAUNCHER window|commands
# The cache holds the times of the jars: no jar may be touched afterwards.
train_launcher() {
  local app=$1 launcher=$2 what=$3 name home slash=/
  case "$(uname)" in
    MINGW* | MSYS*) slash=\\ ;;
  esac
  name=${launcher##*/}
  name=${name%.exe}
  home=$(mktemp -d)
  describe_launcher "$app" "$name" "$what" Rehearsal "-XX:AOTCacheOutput=\$APPDIR$slash$what.aot" \
    -Dglass.platform=Headless -Dprism.order=sw "-Duser.home=$(native_path "$home")"
  env HOME="$home" XDG_CONFIG_HOME="$home" XDG_STATE_HOME="$home" XDG_CACHE_HOME="$home" \
    XDG_DATA_HOME="$home" XDG_RUNTIME_DIR="$home" APPDATA="$home" LOCALAPPDATA="$home" \
    "$launcher" "$what" "$(native_path "$root/assets/demo/demo-cnn.pth")" "$(native_path "$home")" \
    >"$home/log" 2>&1 || {
    cat "$home/log" >&2
    fail "the rehearsal of the $what failed"
  }
  rm -rf "$home"
  [ -s "$app/$what.aot" ] || fail "the rehearsal of the $what left no AOT cache"
  describe_launcher "$app" "$name" "$what" Main "-XX:AOTCache=\$APPDIR$slash$what.aot"
}

# One file FOLDER/TYPE.properties for each type of weights, as jpackage's --file-associations wants it. The
# types are those of the Linux desktop, whose endings a test compares with org.tensorloupe.format.FileEndings.
association_files() {
  "$JAVA_HOME/bin/java" "$root/packaging/lib/Associations.java" \
    "$root/packaging/linux/org.tensorloupe.Tensorloupe.xml" "$1"
}

# Whether a launcher that was installed does what people do first.
try_commands() {
  local launcher=$1 demo
  demo=$(native_path "$root/assets/demo/demo-cnn.pth")
  "$launcher" --version | grep '^Tensorloupe [0-9]' >&2 || fail "no version from $launcher"
  "$launcher" info "$demo" | grep '^tensors *67' >&2 || fail "no tensors from info"
  "$launcher" stats "$demo" | grep '^state_dict.conv1.weight,' >&2 || fail "no rows from stats"
}

# Whether a window that was asked to write the report $1, and then to end, has painted a tree.
await_report() {
  local seconds=0
  until [ -s "$1" ] && grep -q '^tree' "$1"; do
    [ "$((seconds += 1))" -le 60 ] || fail "no tree was painted within a minute"
    sleep 1
  done
  cat "$1" >&2
}
