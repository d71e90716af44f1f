package io.tocsin.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What network policies let through, by the rules of the Kubernetes API: where any policy selects a pod for a
/// direction, that alone passes which some policy allows; where none does, all passes.
///
/// @param policies of one namespace
/// @param namespace its name
record Traffic(List<JsonNode> policies, String namespace) {

    /// One end of a connection.
    sealed interface End {
        /// A pod, in a namespace whose one label is its name.
        record Pod(String namespace, Map<String, String> labels) implements End {}

        /// An address outside of the cluster.
        record Address(String ip) implements End {}
    }

    /// Whether a pod of this namespace may open a connection.
    boolean leaves(Map<String, String> from, End to, String protocol, int port) {
        return passes(from, "Egress", "egress", "to", to, protocol, Integer.toString(port));
    }

    /// Whether a pod of this namespace may be reached at a port with a name.
    boolean enters(End from, Map<String, String> to, String portName) {
        return passes(to, "Ingress", "ingress", "from", from, "TCP", portName);
    }

    private boolean passes(
            Map<String, String> pod, String type, String rules, String peers, End end, String protocol, String port) {
        List<JsonNode> selecting = policies.stream()
                .filter(policy -> selects(policy.at("/spec/podSelector"), pod))
                .filter(policy -> Manifests.stream(policy.at("/spec/policyTypes"))
                        .anyMatch(each -> each.asText().equals(type)))
                .toList();
        return selecting.isEmpty()
                || selecting.stream()
                        .flatMap(policy -> Manifests.stream(policy.path("spec").path(rules)))
                        .anyMatch(rule -> allows(rule.path("ports"), each -> isPort(each, protocol, port))
                                && allows(rule.path(peers), peer -> isPeer(peer, end)));
    }

    /// An absent or empty list is no condition.
    private static boolean allows(JsonNode list, Predicate<JsonNode> condition) {
        return list.isEmpty() || Manifests.stream(list).anyMatch(condition);
    }

    private static boolean isPort(JsonNode allowed, String protocol, String port) {
        return allowed.path("protocol").asText("TCP").equals(protocol)
                && allowed.path("port").asText().equals(port);
    }

    private boolean isPeer(JsonNode peer, End end) {
        return switch (end) {
            case End.Address(String ip) -> peer.has("ipBlock") && inBlock(peer.path("ipBlock"), ip);
            case End.Pod(String where, Map<String, String> labels) ->
                !peer.has("ipBlock")
                        && (peer.has("namespaceSelector")
                                ? selects(peer.path("namespaceSelector"), Map.of("kubernetes.io/metadata.name", where))
                                : where.equals(namespace))
                        && selects(peer.path("podSelector"), labels);
        };
    }

    private static boolean inBlock(JsonNode block, String ip) {
        return contains(block.path("cidr").asText(), ip)
                && Manifests.stream(block.path("except")).noneMatch(except -> contains(except.asText(), ip));
    }

    private static boolean selects(JsonNode selector, Map<String, String> labels) {
        return labels.entrySet()
                        .containsAll(
                                Manifests.texts(selector.path("matchLabels")).entrySet())
                && Manifests.stream(selector.path("matchExpressions")).allMatch(each -> fulfils(each, labels));
    }

    private static boolean fulfils(JsonNode expression, Map<String, String> labels) {
        String value = labels.get(expression.path("key").asText());
        Stream<String> values = Manifests.stream(expression.path("values")).map(JsonNode::asText);
        String operator = expression.path("operator").asText();
        return switch (operator) {
            case "In" -> value != null && values.anyMatch(value::equals);
            case "NotIn" -> value == null || values.noneMatch(value::equals);
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            default -> throw new IllegalArgumentException("no operator of selectors: " + operator);
        };
    }

    static boolean contains(String cidr, String ip) {
        int slash = cidr.indexOf('/');
        byte[] network = address(cidr.substring(0, slash));
        byte[] address = address(ip);
        int host = network.length * 8 - Integer.parseInt(cidr.substring(slash + 1));
        return network.length == address.length
                && new BigInteger(1, network).shiftRight(host).equals(new BigInteger(1, address).shiftRight(host));
    }

    private static byte[] address(String ip) {
        try {
            return InetAddress.ofLiteral(ip).getAddress();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not an address: " + ip, e);
        }
    }
}
