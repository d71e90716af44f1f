# Builds Tocsin where it is not built yet or its sources are newer. Sourced by ./up and ./token, which set `root` first:
#
#     build_if_needed || exit 1
#
# What Maven says goes to deploy/local/target/build.log; of a build that fails, its end is shown.

here=$root/deploy/local
class_path_file=$here/target/classpath
launcher_jar=$here/target/tocsin-local.jar

# Do all programs exist, made for this folder, and is no source newer than they?
is_built() {
    [ -f "$class_path_file" ] && [ -f "$launcher_jar" ] || return 1
    for service in ingest registry notify; do
        [ -f "$root/$service-service/target/quarkus-app/quarkus-run.jar" ] || return 1
    done
    # A checkout that was moved has class paths that lead elsewhere.
    grep -qF "$root/designation/target/" "$class_path_file" || return 1
    # Folders count too: a file that was taken away makes its folder newer.
    newer=$(find "$root/pom.xml" "$root"/*/pom.xml "$root"/deploy/embedded/pom.xml "$root"/deploy/embedded/broker/pom.xml \
        "$here/pom.xml" "$root"/*/src/main "$root"/deploy/embedded/src/main "$root"/deploy/embedded/broker/src/main \
        "$here/src/main" -newer "$class_path_file" 2>/dev/null | head -n 1)
    [ -z "$newer" ]
}

# Shows which module Maven is at, on one line that is written over: only where a person looks on.
show_build_progress() {
    seconds=0
    while kill -0 "$maven_process" 2>/dev/null; do
        if [ -t 2 ]; then
            module=$(sed -n 's/^\[INFO\] Building Tocsin: \(.*\) [0-9][^ ]* *\(\[[0-9/]*\]\)$/\2 \1/p' "$log" | tail -n 1)
            printf '\r\033[KBuilding Tocsin, %d s %.60s' "$seconds" "$module" >&2
        fi
        sleep 1
        seconds=$((seconds + 1))
    done
    [ ! -t 2 ] || printf '\r\033[K' >&2
}

end_build() {
    kill "$maven_process" 2>/dev/null || :
    wait "$maven_process" 2>/dev/null || :
    [ ! -t 2 ] || printf '\r\033[K' >&2
}

build_if_needed() {
    is_built && return 0
    log=$here/target/build.log
    started=$here/target/build-started
    if ! { mkdir -p "$here/target" && : >"$started" && : >"$log"; } 2>/dev/null; then
        echo "Tocsin cannot be built: $here/target cannot be written to." >&2
        return 1
    fi
    [ -t 2 ] || echo "Building Tocsin (its log: $log)" >&2
    "$root/mvnw" -B -ntp -f "$root/pom.xml" package -Dquick -Dmaven.test.skip=true \
        -pl ingest-service,registry-service,notify-service,deploy/local -am >"$log" 2>&1 </dev/null &
    maven_process=$!
    trap 'end_build; exit 130' INT
    trap 'end_build; exit 143' HUP TERM
    show_build_progress
    built=0
    wait "$maven_process" || built=$?
    trap - HUP INT TERM
    if [ "$built" -ne 0 ]; then
        grep '^\[ERROR\]' "$log" | head -n 20 >&2 || :
        tail -n 3 "$log" | grep -v '^\[' >&2 || :
        echo "Tocsin cannot be built: the lines above say why, and $log says it in full." >&2
        return 1
    fi
    # What was edited while Maven ran is newer than the build.
    touch -r "$started" "$class_path_file"
}
