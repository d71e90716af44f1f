package io.tocsin.notify.console;

import io.tocsin.notify.circuit.Notice;
import io.tocsin.notify.format.Format;
import io.tocsin.notify.payload.Payload;
import io.tocsin.notify.payload.Payloads;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The form about an endpoint.
///
/// @param id of the subscription, null for one that is to be made
/// @param problem what is wrong with what was sent, null for nothing
record FormPage(
        @Nullable UUID id, EndpointForm form, @Nullable String problem) {
    /// Where it is sent to.
    public String action() {
        return id == null ? "/endpoints/new" : "/endpoints/" + id + "/change";
    }

    /// Types about parties.
    public List<Payload> events() {
        return of(Payload.About.DESIGNATIONS);
    }

    /// Types about sources.
    public List<Payload> operations() {
        return of(Payload.About.SOURCES);
    }

    /// Types about other endpoints.
    public List<Payload> notices() {
        return Arrays.stream(Notice.Type.values())
                .flatMap(type -> Payloads.find(type.wireName()).stream())
                .toList();
    }

    /// In which forms an endpoint can be told.
    public List<Choice> formats() {
        return Arrays.stream(Format.values())
                .map(format -> new Choice(format.wireName(), Wording.word(format)))
                .toList();
    }

    /// Something that can be chosen, with its words.
    record Choice(String value, String words) {}

    /// Kinds of party.
    public List<String> subjectTypes() {
        return EndpointForm.SUBJECT_TYPES;
    }

    private static List<Payload> of(Payload.About about) {
        return Payloads.all().stream()
                .filter(payload -> payload.about() == about)
                .toList();
    }
}
