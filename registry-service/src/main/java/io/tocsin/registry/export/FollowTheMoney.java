package io.tocsin.registry.export;

import io.tocsin.designation.Address;
import io.tocsin.designation.Birth;
import io.tocsin.designation.Designation;
import io.tocsin.designation.DesignationId;
import io.tocsin.designation.DesignationJson;
import io.tocsin.designation.Identifier;
import io.tocsin.designation.Name;
import io.tocsin.designation.PartialDate;
import io.tocsin.designation.Programmes;
import io.tocsin.designation.Relation;
import io.tocsin.designation.Status;
import io.tocsin.designation.Subject;
import io.tocsin.designation.SubjectType;
import io.tocsin.designation.VesselDetails;
import io.tocsin.designation.event.Action;
import io.tocsin.registry.register.AsOf;
import io.tocsin.registry.register.State;
import io.tocsin.registry.register.View;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Entities of FollowTheMoney (followthemoney.tech), one a line: the party, its sanction, its wallets, and
/// its links to other designations. Only what their schemata have a property for is told.
///
/// @param site where the pages of designations are for the world, ending in `/`, where that is configured
record FollowTheMoney(Optional<URI> site) implements Form {
    private static final Pattern CODE = Pattern.compile("[A-Z]{2}");
    private static final Pattern PLAIN = Pattern.compile("[0-9A-Za-z](?:[0-9A-Za-z-]{0,98}[0-9A-Za-z])?");
    private static final Pattern NUMBER = Pattern.compile("\\d[\\d,. ]*");

    @Override
    public String extension() {
        return "ftm.json";
    }

    @Override
    public String type() {
        return "application/json+ftm";
    }

    @Override
    public void head(View view, AsOf asOf, Writer out) {
        // Its readers know no line but entities; the headers of the answer say what the file holds.
    }

    @Override
    public void write(State state, Action action, Writer out) throws IOException {
        for (FtmEntity entity : entities(state, action)) {
            out.append(entity.json(caption(entity, state))).append('\n');
        }
    }

    private static @Nullable String caption(FtmEntity entity, State state) {
        return entity.id().equals(id(state.id()))
                ? DesignationJson.read(state.json()).subject().primaryName()
                : null;
    }

    /// The entities of one designation, the party first.
    ///
    /// @param action what the event that made it so does
    List<FtmEntity> entities(State state, Action action) {
        Designation designation = DesignationJson.read(state.json());
        List<FtmEntity> entities = new ArrayList<>();
        Sanctioned sanctioned = Sanctioned.of(designation.status(), action);
        entities.add(party(designation, sanctioned));
        if (sanctioned != Sanctioned.NEVER) {
            entities.add(sanction(designation, state));
        }
        for (Identifier identifier : designation.subject().identifiers()) {
            if (FtmIdentifier.of(identifier.type()) == FtmIdentifier.WALLET) {
                entities.add(wallet(designation, identifier, sanctioned));
            }
        }
        for (Relation relation : designation.relations()) {
            link(designation, relation).ifPresent(entities::add);
        }
        return entities;
    }

    /// A legal id of FollowTheMoney, which has letters, digits, `.` and `-` alone; another for each
    /// designation. A source has no `.` in it, so neither part can be taken for the other.
    static String id(DesignationId id) {
        String reference = id.reference();
        return "tcs-" + id.source() + "."
                + (PLAIN.matcher(reference).matches() ? reference : "x." + fingerprint(reference));
    }

    private static String fingerprint(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }

    private FtmEntity party(Designation designation, Sanctioned sanctioned) {
        Subject subject = designation.subject();
        FtmEntity party = new FtmEntity(id(designation.id()), schema(subject.type()), designation.source());
        List<String> programmes = sanctioned == Sanctioned.NEVER ? List.of() : designation.programmes();
        subject.names().forEach(name -> party.with(property(name), name.name()));
        party.with("name", subject.primaryName())
                .withAll("program", programmes)
                .withAll("programId", programmes)
                .withAll("country", codes(subject.addresses().stream().map(Address::country)))
                .withAll("address", subject.addresses())
                .with("notes", designation.remarks())
                .with("sourceUrl", page(designation.id()))
                .with("topics", sanctioned == Sanctioned.NOW ? "sanction" : null);
        subject.identifiers().forEach(identifier -> identify(party, subject.type(), identifier));
        switch (subject.type()) {
            case PERSON -> person(party, subject);
            case ORGANISATION, UNKNOWN, AIRCRAFT -> party.withAll("country", codes(subject.nationalities().stream()));
            case VESSEL -> vessel(party, subject);
        }
        return party;
    }

    private static String schema(SubjectType type) {
        return switch (type) {
            case PERSON -> "Person";
            case ORGANISATION -> "Organization";
            case VESSEL -> "Vessel";
            case AIRCRAFT -> "Airplane";
            case UNKNOWN -> "LegalEntity";
        };
    }

    private static String property(Name name) {
        return switch (name.quality()) {
            case PRIMARY -> "name";
            case STRONG -> "alias";
            case WEAK -> "weakAlias";
            case FORMER -> "previousName";
        };
    }

    private static void identify(FtmEntity party, SubjectType type, Identifier identifier) {
        FtmIdentifier kind = FtmIdentifier.of(identifier.type());
        String property = kind.property(type);
        if (property != null) {
            party.with(property, kind.number(identifier.number()));
        }
    }

    private static void person(FtmEntity party, Subject subject) {
        for (Birth birth : subject.births()) {
            party.withAll("birthDate", dates(birth.date())).with("birthPlace", birth.place());
        }
        party.withAll("nationality", codes(subject.nationalities().stream()))
                .withAll("position", subject.titles())
                .with("gender", gender(subject.gender()));
    }

    private static void vessel(FtmEntity party, Subject subject) {
        VesselDetails vessel = subject.vessel();
        if (vessel != null) {
            party.withAll("flag", codes(Stream.ofNullable(vessel.flag())))
                    .with("callSign", vessel.callSign())
                    .with("type", vessel.kind())
                    .with("deadweightTonnage", number(vessel.deadweight()))
                    .with("grossRegisteredTonnage", number(vessel.grossTonnage()));
        }
    }

    private FtmEntity sanction(Designation designation, State state) {
        FtmEntity sanction = new FtmEntity(id(designation.id()) + ".sanction", "Sanction", designation.source())
                .with("entity", id(designation.id()))
                .with("authority", designation.authority())
                .with("authorityId", designation.reference())
                .with("recordId", designation.id())
                .with("status", designation.status().name().toLowerCase(Locale.ROOT))
                .with("reason", designation.reasons())
                .withAll("provisions", designation.measures())
                .with("listingDate", designation.designatedOn())
                .with("startDate", designation.designatedOn())
                .with("sourceUrl", page(designation.id()));
        if (designation.status() == Status.DELISTED) {
            sanction.with("endDate", state.validFrom().atOffset(ZoneOffset.UTC).toLocalDate());
        }
        for (String tag : designation.programmes()) {
            Optional<Programmes.Programme> known = Programmes.programme(designation.authority(), tag);
            sanction.with("programId", tag)
                    .with("program", known.map(Programmes.Programme::title).orElse(tag));
            known.ifPresent(programme -> programme.instruments().stream()
                    .map(Programmes.Instrument::url)
                    .forEach(url -> sanction.with("programUrl", url)));
        }
        return sanction;
    }

    private static FtmEntity wallet(Designation designation, Identifier identifier, Sanctioned sanctioned) {
        String holder = id(designation.id());
        int dash = identifier.type().lastIndexOf('-');
        String currency = dash < 0 ? null : identifier.type().substring(dash + 1);
        FtmEntity wallet = new FtmEntity(
                        holder + ".wallet." + fingerprint(identifier.type() + ":" + identifier.number()),
                        "CryptoWallet",
                        designation.source())
                .with("publicKey", identifier.number())
                .with("currency", currency)
                .with("topics", sanctioned == Sanctioned.NOW ? "sanction" : null);
        return switch (designation.subject().type()) {
            case PERSON, ORGANISATION, UNKNOWN -> wallet.with("holder", holder);
            case VESSEL, AIRCRAFT -> wallet;
        };
    }

    /// Only where the authority, or the reader of its document, says which designation the other party is.
    private static Optional<FtmEntity> link(Designation designation, Relation relation) {
        if (relation.designationId() == null) {
            return Optional.empty();
        }
        try {
            DesignationId other = DesignationId.parse(relation.designationId());
            return Optional.of(new FtmEntity(
                            id(designation.id()) + ".link." + fingerprint(relation.type() + ":" + other),
                            "UnknownLink",
                            designation.source())
                    .with("subject", id(designation.id()))
                    .with("object", id(other))
                    .with("role", relation.type()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private @Nullable URI page(DesignationId id) {
        return site.map(here -> here.resolve("designations/" + id)).orElse(null);
    }

    /// Whether a designation says that the party is under sanctions. A lead does not, nor what was taken back
    /// or contradicted, nor the announcement of a removal.
    private enum Sanctioned {
        NOW,
        ONCE,
        NEVER;

        static Sanctioned of(Status status, Action action) {
            return switch (status) {
                case LISTED -> NOW;
                case ANNOUNCED, CONFIRMED -> action == Action.DELIST ? NEVER : NOW;
                case DELISTED -> ONCE;
                case REPORTED, CONTRADICTED, WITHDRAWN -> NEVER;
            };
        }
    }

    /// Countries in the lower case that FollowTheMoney has; a name that has no code is none to it.
    private static List<String> codes(Stream<? extends @Nullable String> countries) {
        return countries
                .filter(country -> country != null && CODE.matcher(country).matches())
                .map(country -> country.toLowerCase(Locale.ROOT))
                .toList();
    }

    /// A date as far as it is known; of a range both ends, and "circa" cannot be told.
    private static List<String> dates(@Nullable PartialDate date) {
        if (date == null) {
            return List.of();
        }
        return Stream.of(date.from(), date.to())
                .filter(point -> point != null)
                .map(PartialDate.Point::toString)
                .toList();
    }

    private static @Nullable String gender(@Nullable String published) {
        return switch (published == null ? "" : published.strip().toLowerCase(Locale.ROOT)) {
            case "male", "m" -> "male";
            case "female", "f" -> "female";
            default -> null;
        };
    }

    private static @Nullable String number(@Nullable String published) {
        return published != null && NUMBER.matcher(published.strip()).matches()
                ? published.strip().replaceAll("[, ]", "")
                : null;
    }
}
