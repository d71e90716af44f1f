# Finds the JDK that Tocsin is built and run with. Sourced by ./mvnw and by the scripts of deploy/local:
#
#     . deploy/find-jdk.sh
#     find_jdk || exit 1        # exports JAVA_HOME, or says in one sentence what to install
#
# A stock Debian 12 has a Java 17 first on its PATH and a JDK 25 beside it, so what comes first is never trusted.

JDK_VERSION=25

# Is the folder $1 a JDK of that version? Its release file says so without a JVM being started.
is_our_jdk() {
    [ -x "$1/bin/javac" ] && [ -x "$1/bin/java" ] || return 1
    if [ -r "$1/release" ]; then
        grep -q "^JAVA_VERSION=\"$JDK_VERSION[.\"+-]" "$1/release"
    else
        "$1/bin/javac" -version 2>&1 | grep -q "^javac $JDK_VERSION\([.+-]\|\$\)"
    fi
}

use_jdk_if_ours() {
    is_our_jdk "$1" || return 1
    JAVA_HOME=$1
    export JAVA_HOME
}

# The JDK whose bin folder, or a link to one of its programs, stands on the PATH.
find_jdk_on_path() {
    jdk_rest=$PATH:
    while [ -n "$jdk_rest" ]; do
        jdk_folder=${jdk_rest%%:*}
        jdk_rest=${jdk_rest#*:}
        [ -x "$jdk_folder/javac" ] || continue
        jdk_program=$(readlink -f "$jdk_folder/javac") || continue
        use_jdk_if_ours "${jdk_program%/bin/javac}" && return 0
    done
    return 1
}

find_jdk() {
    [ -n "${JAVA_HOME:-}" ] && is_our_jdk "$JAVA_HOME" && export JAVA_HOME && return 0
    find_jdk_on_path && return 0
    for jdk_folder in /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /usr/local/*jdk* /usr/local/lib/jvm/* /opt/* /opt/*/* \
            "${HOME:-/root}"/.sdkman/candidates/java/* "${HOME:-/root}"/.jdks/* "${HOME:-/root}"/.jabba/jdk/* \
            "${HOME:-/root}"/.local/share/mise/installs/java/* "${HOME:-/root}"/.asdf/installs/java/* \
            /Library/Java/JavaVirtualMachines/*/Contents/Home \
            "${HOME:-/root}"/Library/Java/JavaVirtualMachines/*/Contents/Home; do
        use_jdk_if_ours "$jdk_folder" && return 0
    done
    echo "Tocsin needs a JDK $JDK_VERSION and found none: install one (Debian and Ubuntu: apt install openjdk-$JDK_VERSION-jdk," \
        "or the package temurin-$JDK_VERSION-jdk of Eclipse Temurin), or set JAVA_HOME to where it is." >&2
    return 1
}
