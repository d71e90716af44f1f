package io.tocsin.designation.event;

import static io.tocsin.designation.DesignationJson.MAPPER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.designation.event.SomeEvents.Log;
import io.tocsin.designation.event.SomeEvents.Unsealed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.erdtman.jcs.JsonCanonicalizer;

/// Who holds the texts of a log and its last digest can tell that nothing was changed, dropped, inserted
/// or moved.
@Domain(SomeEvents.class)
@Domain(DomainContext.Global.class)
class DigestChainTest {
    private static final String REPLACEMENTS = "0123456789abcdefXYZ\"\\{}[]:,.- ";

    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
    void anUntouchedLogIsWhole(@ForAll Log log) {
        assertThat(isWhole(log.texts(), log.head())).isTrue();
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void anAlteredCharacterShows(@ForAll Log log, @ForAll @IntRange int where, @ForAll @IntRange int what) {
        List<String> texts = new ArrayList<>(log.texts());
        int at = where % texts.size();
        StringBuilder altered = new StringBuilder(texts.get(at));
        altered.setCharAt(where % altered.length(), REPLACEMENTS.charAt(what % REPLACEMENTS.length()));
        Assume.that(!means(altered.toString(), texts.get(at)));
        texts.set(at, altered.toString());

        assertThat(isWhole(texts, log.head())).isFalse();
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void anAlteredFieldShows(@ForAll Log log, @ForAll @IntRange int where) {
        List<String> texts = new ArrayList<>(log.texts());
        int at = where % texts.size();
        ObjectNode tree = tree(texts.get(at));
        List<Runnable> alterations = new ArrayList<>();
        collect(tree, alterations);
        alterations.get(where % alterations.size()).run();
        texts.set(at, tree.toString());

        assertThat(isWhole(texts, log.head())).isFalse();
    }

    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
    void anAddedFieldShows(@ForAll Log log, @ForAll @IntRange int where) {
        List<String> texts = new ArrayList<>(log.texts());
        int at = where % texts.size();
        texts.set(at, tree(texts.get(at)).put("note", "added later").toString());

        assertThat(isWhole(texts, log.head())).isFalse();
    }

    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
    void aDroppedEventShowsWhereverItStood(@ForAll Log log, @ForAll @IntRange int where) {
        List<String> texts = new ArrayList<>(log.texts());
        texts.remove(where % texts.size());

        assertThat(isWhole(texts, log.head())).isFalse();
    }

    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
    void anInsertedEventShowsEvenWithADigestOfItsOwn(
            @ForAll Log log, @ForAll Unsealed forged, @ForAll @IntRange int where) {
        List<String> texts = new ArrayList<>(log.texts());
        int at = where % (texts.size() + 1);
        Digest before = at == 0 ? Digest.GENESIS : log.events().get(at - 1).digest();
        texts.add(at, forged.seal(at + 1L, before).json());

        assertThat(isWhole(texts, log.head())).isFalse();
    }

    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
    void swappedEventsShow(@ForAll Log log, @ForAll @IntRange int one, @ForAll @IntRange int other) {
        List<String> texts = new ArrayList<>(log.texts());
        Assume.that(one % texts.size() != other % texts.size());
        Collections.swap(texts, one % texts.size(), other % texts.size());

        assertThat(isWhole(texts, log.head())).isFalse();
    }

    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
    void aRepeatedEventShows(@ForAll Log log, @ForAll @IntRange int where) {
        List<String> texts = new ArrayList<>(log.texts());
        texts.add(where % texts.size(), texts.get(where % texts.size()));

        assertThat(isWhole(texts, log.head())).isFalse();
    }

    private static boolean isWhole(List<String> texts, Digest head) {
        Digest last = Digest.GENESIS;
        try {
            for (String text : texts) {
                LoggedEvent event = EventCodec.read(text);
                Digest computed = EventCodec.digestAfter(last, text);
                if (!event.previousDigest().equals(last) || !event.digest().equals(computed)) {
                    return false;
                }
                last = computed;
            }
        } catch (UnreadableEvent e) {
            return false;
        }
        return last.equals(head);
    }

    /// Everything that can be altered in a tree: each leaf gets another value of its kind, each property
    /// can go.
    private static void collect(JsonNode node, List<Runnable> alterations) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(property -> {
                alterations.add(() -> object.remove(property.getKey()));
                alter(property.getValue(), to -> object.set(property.getKey(), to), alterations);
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int at = i;
                alterations.add(() -> array.remove(at));
                alter(array.get(i), to -> array.set(at, to), alterations);
            }
        }
    }

    private static void alter(JsonNode value, Consumer<JsonNode> setter, List<Runnable> alterations) {
        var nodes = MAPPER.getNodeFactory();
        switch (value.getNodeType()) {
            case STRING -> alterations.add(() -> setter.accept(nodes.textNode(value.asText() + "1")));
            case NUMBER -> alterations.add(() -> setter.accept(nodes.numberNode(value.asDouble() / 2)));
            case BOOLEAN -> alterations.add(() -> setter.accept(nodes.booleanNode(!value.asBoolean())));
            case NULL -> alterations.add(() -> setter.accept(nodes.textNode("1")));
            case ARRAY, OBJECT -> collect(value, alterations);
            case BINARY, MISSING, POJO -> throw new IllegalStateException("not in JSON: " + value);
        }
    }

    /// Whether a text says the same JSON as another: `1.0` and `1e0` do.
    private static boolean means(String text, String other) {
        try {
            return new JsonCanonicalizer(text)
                    .getEncodedString()
                    .equals(new JsonCanonicalizer(other).getEncodedString());
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    private static ObjectNode tree(String text) {
        try {
            return (ObjectNode) MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
