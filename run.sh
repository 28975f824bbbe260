#!/bin/sh
# sh run.sh demo [options]   set up, then run the station against a simulated plant
# sh run.sh test [options]   set up, then every check and test
# sh run.sh station ARGS…    set up, then any other command of the station
# Needs Python 3.11 or newer. System libraries that are missing are installed where this user may, and named where not.
set -eu
cd "$(dirname "$0")"

say() { printf 'run.sh: %s\n' "$*" >&2; }

give_up() { say "$*"; exit 2; }

# No function here is called in a condition or behind && where it may fail halfway: the shell then ignores every failure
# inside it, and a set-up that failed would be stamped as done.
find_python() {
    for candidate in python3.13 python3.12 python3.11 python3; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            command -v "$candidate"
            return 0
        fi
    done
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        sudo -n "$@"
    else
        return 1
    fi
}

WAIT="-o DPkg::Lock::Timeout=120" # a new machine installs its own updates first

# shellcheck disable=SC2086  # the option is words on purpose
apt_install() {
    command -v apt-get >/dev/null 2>&1 || return 1
    say "installing $*"
    DEBIAN_FRONTEND=noninteractive as_root apt-get $WAIT install -y -qq "$@" >/dev/null 2>&1 && return 0
    as_root apt-get $WAIT update -qq >/dev/null 2>&1 || return 1
    DEBIAN_FRONTEND=noninteractive as_root apt-get $WAIT install -y -qq "$@" >/dev/null 2>&1
}

has_library() { ldconfig -p 2>/dev/null | grep -q "$1"; }

need_venv() {
    "$1" -c 'import ensurepip, venv' >/dev/null 2>&1 && return 0
    apt_install python3-venv && "$1" -c 'import ensurepip, venv' >/dev/null 2>&1 && return 0
    say "Python's venv is missing: apt-get install python3-venv"
    exit 2
}

QT="libegl1 libgl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libxkbcommon0"

need_libraries() {
    has_library libzbar.so.0 || apt_install libzbar0 ||
        say "libzbar0 is missing: the cascade runs without pyzbar's second opinion (apt-get install libzbar0)"
    # shellcheck disable=SC2086  # the list is words on purpose
    { has_library libEGL.so.1 && has_library libxkbcommon.so.0 && has_library libfontconfig.so.1; } || apt_install $QT ||
        say "Qt's libraries are missing: no screen, the line runs headless (apt-get install $QT)"
}

X11="libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-xkb1 libxkbcommon-x11-0 libxcb-shape0"

has_x11() { has_library libxcb-cursor.so.0 && has_library libxcb-icccm.so.4 && has_library libxkbcommon-x11.so.0; }

# A window wants more libraries than a picture of one. Looked for at every start that may show one.
need_display() {
    case " $* " in *" --headless "*) return 0 ;; " demo "* | " run "* | " ui "*) ;; *) return 0 ;; esac
    [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || return 0
    # shellcheck disable=SC2086  # the list is words on purpose
    has_x11 || apt_install $X11 || say "Qt's X11 libraries are missing: no screen, the line runs in the console (apt-get install $X11)"
}

# The whole screen is driven on a display of its own.
need_driven_screen() {
    { command -v Xvfb && command -v xdotool; } >/dev/null 2>&1 || apt_install xvfb xauth xdotool ||
        say "the screen is not driven: its test is skipped (apt-get install xvfb xauth xdotool)"
    # shellcheck disable=SC2086  # the list is words on purpose
    has_x11 || apt_install $X11 || say "Qt's X11 libraries are missing: the test of the whole screen fails (apt-get install $X11)"
}

# Real peers of the upstream's tests; each test that misses its peer is skipped and says so.
need_peers() {
    PATH="$PATH:/usr/sbin" command -v nginx >/dev/null 2>&1 || apt_install nginx-light ||
        say "nginx is missing: upstream faults behind it are skipped (apt-get install nginx-light)"
    ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || apt_install postgresql ||
        say "PostgreSQL is missing: the hub is tested on SQLite alone (apt-get install postgresql)"
    command -v chromium >/dev/null 2>&1 || apt_install chromium ||
        say "Chromium is missing: the hub's pages are not looked at (apt-get install chromium)"
}

need_broker() {
    PATH="$PATH:/usr/sbin" command -v mosquitto >/dev/null 2>&1 || apt_install mosquitto ||
        say "mosquitto is missing: MQTT is not tested against a real broker (apt-get install mosquitto)"
}

need_modbus() {
    [ -e /usr/share/doc/libmodbus-dev/examples/unit-test-server.c ] || apt_install gcc libmodbus-dev ||
        say "libmodbus is missing: Modbus is not tested against its misbehaving server (apt-get install gcc libmodbus-dev)"
    command -v tshark >/dev/null 2>&1 || apt_install tshark ||
        say "tshark is missing: nobody but us reads the record of a PLC's transactions (apt-get install tshark)"
}

# Makers' libraries, with cameras of their own to test against. Not on every processor and Python: what is missing is skipped.
need_cameras() {
    python=$(.venv/bin/python -c 'import sys; print("libpython%d.%d" % sys.version_info[:2])')
    has_library "$python.so" || apt_install "$python" || say "$python is missing: GenTL cameras are not tested (apt-get install $python)"
    .venv/bin/python -c 'import genicam, harvesters, pypylon' 2>/dev/null ||
        .venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-cameras.lock ||
        say "the libraries of requirements-cameras.lock could not be installed: Basler and GenTL cameras are not tested"
}

need_fonts() {
    [ -d /usr/share/fonts/opentype/noto ] || apt_install fonts-noto-core fonts-noto-cjk ||
        say "Noto fonts are missing: tests of the screen may differ (apt-get install fonts-noto-core fonts-noto-cjk)"
}

pip_install() {
    .venv/bin/python -m pip install -q --disable-pip-version-check "$@" ||
        give_up "the packages could not be installed: pip's last lines above say why. Nothing was marked as done; mend it and run the same command again."
}

# One stamp for each lock: a second start finds it and costs nothing. It is written last, when the program answers.
set_up() {
    lock=$1
    wanted=$(cat "$lock" pyproject.toml run.sh | cksum)
    [ -x .venv/bin/python ] && [ "$(cat ".venv/stamp-$lock" 2>/dev/null || true)" = "$wanted" ] && return 0
    python=$(find_python)
    [ -n "$python" ] || give_up "no Python 3.11 or newer was found: apt-get install python3"
    need_venv "$python"
    need_libraries
    .venv/bin/python -m pip --version >/dev/null 2>&1 || "$python" -m venv --clear .venv ||
        give_up "the virtual environment .venv could not be made: the lines above say why."
    rm -f ".venv/stamp-$lock"
    say "installing what $lock names (once)"
    pip_install --require-hashes -r "$lock"
    pip_install --no-deps --no-build-isolation -e .
    .venv/bin/python -P -c 'import station.cli' ||
        give_up "the installed station does not start: the lines above say why. Nothing was marked as done."
    printf '%s' "$wanted" >".venv/stamp-$lock"
}

check() { say "$1"; shift; "$@"; }

# The pure parts are tested alone and must be covered; the rest comes after the simulation.
PURE="tests/core tests/config tests/drivers/plc tests/drivers/reader tests/journal tests/sync tests/station"

# Every worker measures itself.
cover_pure() {
    .venv/bin/coverage erase
    # shellcheck disable=SC2086  # the list is words on purpose
    (
        export COVERAGE_PROCESS_START=pyproject.toml
        .venv/bin/python -m pytest -q -n $WORKERS --dist worksteal $PURE
    )
    .venv/bin/coverage combine -q
}

# What tests write nobody keeps: in memory, where that has room and may run programs, no test waits for a disk.
keep_in_memory() {
    room=$(df -Pm /dev/shm 2>/dev/null | awk 'NR == 2 { print $4 }')
    [ -z "${TMPDIR:-}" ] && [ "${room:-0}" -ge 4000 ] || return 0
    probe=$(mktemp /dev/shm/run.XXXXXX) || return 0
    printf '#!/bin/sh\n' >"$probe"
    chmod +x "$probe"
    if "$probe" 2>/dev/null; then export TMPDIR=/dev/shm; fi
    rm -f "$probe"
}

# Without Qt's libraries the screen cannot be tested, and pytest's plugin for it cannot even be loaded.
leave_out_screen() {
    .venv/bin/python -c 'from PySide6 import QtGui, QtNetwork, QtWidgets' 2>/dev/null && return 0
    say "Qt's libraries are missing: the screen is not tested (apt-get install $QT)"
    PYTEST_ADDOPTS="-p no:pytest-qt $(except tests/ui tests/station/test_screen.py tests/e2e/test_screen.py tests/e2e/test_settings_screen.py \
        tests/e2e/test_workflows.py tests/e2e/test_flagged_case.py)"
    export PYTEST_ADDOPTS
}

# The type checker uses one processor: the tests begin beside it, and what it found is said when the first are through.
begin_types() {
    .venv/bin/mypy --no-error-summary >.venv/types.log 2>&1 &
    typing=$!
}

end_types() {
    found=0
    wait "$typing" || found=$?
    cat .venv/types.log
    return $found
}

run_tests() {
    bin=.venv/bin
    cores=$(getconf _NPROCESSORS_ONLN)
    WORKERS=$((cores + 1)) # some tests wait for sockets
    leave_out_screen
    check "format" $bin/ruff format --check -q .
    check "lint" $bin/ruff check -q .
    check "who may import whom" $bin/lint-imports --no-logo
    begin_types
    keep_in_memory
    unset PYTHONDONTWRITEBYTECODE  # set in many containers: each process would compile everything anew
    check "tests of the pure parts, with coverage" cover_pure
    check "types" end_types
    check "coverage of the pure parts" $bin/coverage report --fail-under=95
    # A file stays with one worker, and the longest begin (tests/conftest.py). Whoever waits for processes leaves its
    # processor to another.
    # shellcheck disable=SC2046,SC2086
    check "all other tests, among them two hundred seeds under virtual time and every mistake" \
        $bin/python -m pytest -q -n $((2 * cores)) --dist loadfile --no-loadscope-reorder $(except $PURE)
}

except() { for part in "$@"; do printf -- '--ignore=%s ' "$part"; done; }

command=${1:-help}
[ $# -gt 0 ] && shift
case $command in
demo | station)
    [ "$command" = station ] || set -- demo "$@"
    set_up requirements.lock
    need_display "$@"
    exec .venv/bin/python -P -m station "$@"
    ;;
test)
    need_fonts
    need_driven_screen
    need_peers
    need_broker
    need_modbus
    set_up requirements-dev.lock
    need_cameras
    run_tests "$@"
    ;;
*) sed -n '2,5s/^# //p' "$0"; exit 2 ;;
esac
