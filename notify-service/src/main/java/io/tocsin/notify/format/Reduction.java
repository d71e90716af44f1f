package io.tocsin.notify.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.designation.DesignationJson;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What is left of news that are too large for one message: parts are left out whole, one after the other,
/// until the rest fits. No text is cut. What is left out is absent, never empty: a receiver who takes
/// an empty list for the truth would forget addresses.
///
/// @param data the rest
/// @param omitted what was left out, as paths in `data`
/// @param full where the whole is, and how to know it
record Reduction(String data, List<String> omitted, Full full) {
    private static final String NAMES = "designation.subject.names";

    /// Wording goes first, and what identifies the party last.
    private static final List<String> PARTS = List.of(
            "designation.reasons",
            "designation.remarks",
            "designation.relations",
            "changes.before",
            "changes.after",
            "designation.subject.addresses",
            "designation.measures",
            "designation.subject.titles",
            "designation.legalBases",
            "designation.subject.births",
            "designation.subject.identifiers",
            NAMES,
            "links",
            "evidence",
            "data.sources");

    /// In the end only members that are no larger than this are left.
    private static final int SMALL = 300;

    private static final int MOST_MEMBERS = 20;
    private static final Set<String> LEFT_OPEN = Set.of("designation", "subject");

    Reduction {
        omitted = List.copyOf(omitted);
    }

    /// The whole.
    ///
    /// @param url where the registry has it, null where that is not known
    /// @param bytes how large the whole message is
    /// @param digest of the event, which holds for the whole alone; null where it is no event
    record Full(@Nullable String url, int bytes, @Nullable String digest) {
        ObjectNode json() {
            return DesignationJson.MAPPER
                    .createObjectNode()
                    .put("url", url)
                    .put("bytes", bytes)
                    .put("digest", digest);
        }

        private static Full of(ObjectNode data, int bytes, Optional<URI> registry) {
            JsonNode id = data.path("designation").path("id");
            String url = registry.filter(
                            address -> id.isTextual() && id.asText().length() <= SMALL)
                    .map(address -> address.resolve("v1/designations/" + id.asText() + "/history")
                            .toString())
                    .orElse(null);
            return new Full(url, bytes, data.path("digest").textValue());
        }
    }

    /// The message, whole where that has room, else reduced until it has.
    ///
    /// @param writer makes the message, of the whole news where it is given no reduction
    static byte[] fit(News news, Optional<URI> registry, Function<@Nullable Reduction, byte[]> writer) {
        byte[] message = writer.apply(null);
        if (message.length <= Formats.MAX_BYTES) {
            return message;
        }
        ObjectNode data = news.tree();
        Full full = Full.of(data, message.length, registry);
        List<String> omitted = new ArrayList<>();
        for (String part : PARTS) {
            if (leaveOut(data, part)) {
                omitted.add(part);
                message = writer.apply(new Reduction(data.toString(), omitted, full));
                if (message.length <= Formats.MAX_BYTES) {
                    return message;
                }
            }
        }
        return writer.apply(new Reduction(small(data).toString(), List.of("data"), full));
    }

    /// Whether there was something to leave out.
    private static boolean leaveOut(JsonNode node, String path) {
        if (node instanceof ArrayNode array) {
            boolean any = false;
            for (JsonNode element : array) {
                any |= leaveOut(element, path);
            }
            return any;
        }
        int dot = path.indexOf('.');
        String member = dot < 0 ? path : path.substring(0, dot);
        JsonNode value = node.path(member);
        if (dot >= 0) {
            return leaveOut(value, path.substring(dot + 1));
        }
        if (!(node instanceof ObjectNode object) || value.isNull() || value.isContainerNode() && value.isEmpty()) {
            return false;
        }
        return member.equals("names") ? leaveFirst(value) : object.remove(member) != null;
    }

    private static boolean leaveFirst(JsonNode names) {
        boolean more = names.size() > 1;
        while (names instanceof ArrayNode array && array.size() > 1) {
            array.remove(array.size() - 1);
        }
        return more;
    }

    /// What says which news this is: the members that are small, of the designation and its subject too.
    private static ObjectNode small(JsonNode whole) {
        ObjectNode small = DesignationJson.MAPPER.createObjectNode();
        whole.properties().stream()
                .filter(member -> isSmall(member.getKey(), member.getValue()))
                .limit(MOST_MEMBERS)
                .forEach(member -> small.set(
                        member.getKey(),
                        LEFT_OPEN.contains(member.getKey()) ? small(member.getValue()) : member.getValue()));
        return small;
    }

    private static boolean isSmall(String name, JsonNode value) {
        return value instanceof NullNode
                || LEFT_OPEN.contains(name) && value.isObject()
                || name.length() + value.toString().getBytes(StandardCharsets.UTF_8).length <= SMALL;
    }
}
