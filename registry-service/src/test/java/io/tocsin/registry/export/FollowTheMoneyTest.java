package io.tocsin.registry.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.designation.Address;
import io.tocsin.designation.Birth;
import io.tocsin.designation.Designation;
import io.tocsin.designation.DesignationId;
import io.tocsin.designation.DesignationJson;
import io.tocsin.designation.Identifier;
import io.tocsin.designation.LegalBasis;
import io.tocsin.designation.Name;
import io.tocsin.designation.NameQuality;
import io.tocsin.designation.PartialDate;
import io.tocsin.designation.Relation;
import io.tocsin.designation.Status;
import io.tocsin.designation.Subject;
import io.tocsin.designation.SubjectType;
import io.tocsin.designation.VesselDetails;
import io.tocsin.designation.event.Action;
import io.tocsin.registry.register.State;
import io.tocsin.registry.validity.Basis;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import org.junit.jupiter.api.Test;

/// Entities as the tools around FollowTheMoney read them.
class FollowTheMoneyTest {
    private static final Instant NOW = Instant.parse("2024-12-18T16:00:00Z");
    private static final FollowTheMoney FORM = new FollowTheMoney(Optional.of(URI.create("https://registry.example/")));

    /// The properties of the schemata, of those that we use: facts of `followthemoney/schema/*.yaml`.
    private static final Map<String, Set<String>> OWN = Map.ofEntries(
            Map.entry(
                    "Thing",
                    Set.of(
                            "name",
                            "alias",
                            "weakAlias",
                            "previousName",
                            "country",
                            "notes",
                            "sourceUrl",
                            "topics",
                            "address",
                            "program",
                            "programId")),
            Map.entry(
                    "LegalEntity",
                    Set.of(
                            "email",
                            "phone",
                            "website",
                            "registrationNumber",
                            "idNumber",
                            "taxNumber",
                            "licenseNumber",
                            "vatCode",
                            "leiCode",
                            "dunsCode",
                            "uscCode",
                            "swiftBic")),
            Map.entry(
                    "Person", Set.of("birthDate", "birthPlace", "nationality", "position", "gender", "passportNumber")),
            Map.entry("Organization", Set.of("imoNumber")),
            Map.entry("Value", Set.of("currency")),
            Map.entry("Asset", Set.of()),
            Map.entry("Vehicle", Set.of("registrationNumber", "type")),
            Map.entry(
                    "Vessel",
                    Set.of("imoNumber", "flag", "grossRegisteredTonnage", "deadweightTonnage", "callSign", "mmsi")),
            Map.entry("Airplane", Set.of("serialNumber")),
            Map.entry("CryptoWallet", Set.of("publicKey", "holder")),
            Map.entry("Interval", Set.of("startDate", "endDate", "recordId", "sourceUrl")),
            Map.entry(
                    "Sanction",
                    Set.of(
                            "entity",
                            "authority",
                            "authorityId",
                            "program",
                            "programId",
                            "programUrl",
                            "provisions",
                            "status",
                            "reason",
                            "listingDate")),
            Map.entry("Interest", Set.of("role")),
            Map.entry("UnknownLink", Set.of("subject", "object")));

    private static final Map<String, List<String>> PARENTS = Map.of(
            "LegalEntity", List.of("Thing"),
            "Person", List.of("LegalEntity"),
            "Organization", List.of("LegalEntity"),
            "Asset", List.of("Thing", "Value"),
            "Vehicle", List.of("Asset"),
            "Vessel", List.of("Vehicle"),
            "Airplane", List.of("Vehicle"),
            "CryptoWallet", List.of("Thing", "Value"),
            "Sanction", List.of("Interval"));

    private static final Map<String, List<String>> MORE_PARENTS =
            Map.of("Interest", List.of("Interval"), "UnknownLink", List.of("Interest"));

    @Test
    void everyPropertyIsOneOfTheSchema() {
        for (SubjectType type : SubjectType.values()) {
            for (FtmEntity entity : FORM.entities(state(withEverything(type, Status.LISTED)), Action.DESIGNATE)) {
                assertThat(propertiesOf(entity.schema())).as(entity.schema()).containsAll(entity.properties());
            }
            for (FtmIdentifier kind : FtmIdentifier.values()) {
                String property = kind.property(type);
                if (property != null) {
                    assertThat(propertiesOf(schema(type))).contains(property);
                }
            }
        }
    }

    @Test
    void aPersonIsTold() throws IOException {
        List<JsonNode> entities = lines(withEverything(SubjectType.PERSON, Status.LISTED));

        JsonNode person = entities.getFirst();
        assertThat(person.path("id").asText()).isEqualTo("tcs-ofac-sdn.7");
        assertThat(person.path("schema").asText()).isEqualTo("Person");
        assertThat(person.path("caption").asText()).isEqualTo("DOE, Jo");
        assertThat(values(person, "name")).containsExactly("DOE, Jo");
        assertThat(values(person, "alias")).containsExactly("DOE, Joe");
        assertThat(values(person, "weakAlias")).containsExactly("Jo the Doe");
        assertThat(values(person, "previousName")).containsExactly("ROE, Jo");
        assertThat(values(person, "birthDate")).containsExactly("1960", "1962", "1965-03");
        assertThat(values(person, "birthPlace")).containsExactly("Lahore");
        assertThat(values(person, "nationality")).containsExactly("pk");
        assertThat(values(person, "country")).containsExactly("ru");
        assertThat(values(person, "passportNumber")).containsExactly("AB 123");
        assertThat(values(person, "taxNumber")).containsExactly("77");
        assertThat(values(person, "gender")).containsExactly("male");
        assertThat(values(person, "topics")).containsExactly("sanction");
        assertThat(values(person, "sourceUrl")).containsExactly("https://registry.example/designations/ofac-sdn:7");
    }

    @Test
    void itsSanctionItsWalletAndItsLinksAreEntitiesOfTheirOwn() throws IOException {
        List<JsonNode> entities = lines(withEverything(SubjectType.PERSON, Status.LISTED));

        assertThat(entities)
                .extracting(entity -> entity.path("schema").asText())
                .containsExactly("Person", "Sanction", "CryptoWallet", "UnknownLink");
        JsonNode sanction = entities.get(1);
        assertThat(values(sanction, "entity")).containsExactly("tcs-ofac-sdn.7");
        assertThat(values(sanction, "listingDate")).containsExactly("2024-12-18");
        assertThat(values(sanction, "programId")).containsExactly("NPWMD");
        assertThat(values(sanction, "endDate")).isEmpty();
        JsonNode wallet = entities.get(2);
        assertThat(values(wallet, "publicKey")).containsExactly("1ExampleWallet");
        assertThat(values(wallet, "currency")).containsExactly("XBT");
        assertThat(values(wallet, "holder")).containsExactly("tcs-ofac-sdn.7");
        assertThat(values(entities.get(3), "object")).containsExactly("tcs-ofac-sdn.8");
    }

    @Test
    void whoWasTakenOffIsUnderSanctionsNoMore() throws IOException {
        List<JsonNode> entities = lines(withEverything(SubjectType.ORGANISATION, Status.DELISTED));

        assertThat(values(entities.getFirst(), "topics")).isEmpty();
        assertThat(values(entities.get(1), "status")).containsExactly("delisted");
        assertThat(values(entities.get(1), "endDate")).containsExactly("2024-12-18");
    }

    @Test
    void aLeadAndWhatWasTakenBackOrContradictedAreNoSanction() throws IOException {
        for (Status status : List.of(Status.REPORTED, Status.WITHDRAWN, Status.CONTRADICTED)) {
            assertNoSanction(lines(withEverything(SubjectType.PERSON, status)));
        }
    }

    @Test
    void theAnnouncementOfARemovalIsNoSanction() throws IOException {
        for (Status status : List.of(Status.ANNOUNCED, Status.CONFIRMED)) {
            assertNoSanction(lines(withEverything(SubjectType.PERSON, status), Action.DELIST));
            assertThat(values(lines(withEverything(SubjectType.PERSON, status)).getFirst(), "topics"))
                    .containsExactly("sanction");
        }
    }

    private static void assertNoSanction(List<JsonNode> entities) {
        assertThat(entities).noneMatch(one -> one.path("schema").asText().equals("Sanction"));
        assertThat(entities)
                .allSatisfy(one -> assertThat(values(one, "topics")).isEmpty())
                .allSatisfy(one -> assertThat(values(one, "program")).isEmpty())
                .allSatisfy(one -> assertThat(values(one, "programId")).isEmpty());
        assertThat(values(entities.getFirst(), "name")).contains("DOE, Jo");
    }

    @Test
    void aShipHasItsNumbers() throws IOException {
        JsonNode ship = lines(withEverything(SubjectType.VESSEL, Status.LISTED)).getFirst();

        assertThat(ship.path("schema").asText()).isEqualTo("Vessel");
        assertThat(values(ship, "imoNumber")).containsExactly("9074729");
        assertThat(values(ship, "flag")).containsExactly("pa");
        assertThat(values(ship, "callSign")).containsExactly("3FXX");
        assertThat(values(ship, "grossRegisteredTonnage")).containsExactly("12345");
    }

    @Property(tries = 300)
    void idsAreLegalAndDifferForDifferentDesignations(@ForAll @NotBlank String one, @ForAll @NotBlank String other) {
        Assume.that(!one.isBlank() && !other.isBlank());
        DesignationId first = DesignationId.of("uk-sl", one);
        DesignationId second = DesignationId.of("uk-sl", other);

        assertThat(FollowTheMoney.id(first)).matches("[0-9A-Za-z]([0-9A-Za-z.-]*[0-9A-Za-z])?");
        assertThat(FollowTheMoney.id(first).length()).isLessThan(200);
        assertThat(FollowTheMoney.id(first).equals(FollowTheMoney.id(second))).isEqualTo(first.equals(second));
    }

    private static String schema(SubjectType type) {
        return FORM.entities(state(withEverything(type, Status.LISTED)), Action.DESIGNATE)
                .getFirst()
                .schema();
    }

    private static Set<String> propertiesOf(String schema) {
        Set<String> properties = new HashSet<>(OWN.get(schema));
        PARENTS.getOrDefault(schema, MORE_PARENTS.getOrDefault(schema, List.of()))
                .forEach(parent -> properties.addAll(propertiesOf(parent)));
        return properties;
    }

    private static List<JsonNode> lines(Designation designation) throws IOException {
        return lines(designation, Action.DESIGNATE);
    }

    private static List<JsonNode> lines(Designation designation, Action action) throws IOException {
        StringWriter text = new StringWriter();
        FORM.write(state(designation), action, text);
        List<JsonNode> lines = new ArrayList<>();
        for (String line : text.toString().lines().toList()) {
            lines.add(DesignationJson.MAPPER.readTree(line));
        }
        return lines;
    }

    private static List<String> values(JsonNode entity, String property) {
        List<String> values = new ArrayList<>();
        entity.path("properties").path(property).forEach(value -> values.add(value.asText()));
        return values;
    }

    private static State state(Designation designation) {
        return new State(designation.id(), DesignationJson.write(designation), 1, NOW, NOW, NOW, Basis.DESIGNATED_ON);
    }

    private static Designation withEverything(SubjectType type, Status status) {
        Subject subject = new Subject(
                type,
                List.of(
                        Name.of("DOE, Jo", NameQuality.PRIMARY),
                        Name.of("DOE, Joe", NameQuality.STRONG),
                        Name.of("Jo the Doe", NameQuality.WEAK),
                        Name.of("ROE, Jo", NameQuality.FORMER)),
                List.of(new Address("1 High Street", "Moscow", null, null, "RU"), Address.in("Atlantis")),
                List.of(
                        Identifier.of("Passport", "AB 123", "PK"),
                        Identifier.of("Tax ID No.", "77", null),
                        Identifier.of("Registration Number", "R-1", null),
                        Identifier.of("Vessel Registration Identification", "IMO 9074729", null),
                        Identifier.of("Aircraft Manufacturer's Serial Number (MSN)", "550", null),
                        Identifier.of("Digital Currency Address - XBT", "1ExampleWallet", null)),
                List.of(new Birth(PartialDate.parse("1965-03~"), "Lahore"), Birth.on(PartialDate.parse("1960/1962"))),
                List.of("PK"),
                List.of("Director"),
                "Male",
                type == SubjectType.VESSEL
                        ? new VesselDetails("3FXX", "Crude Oil Tanker", "PA", null, null, "12,345")
                        : null);
        return new Designation(
                DesignationId.of("ofac-sdn", "7"),
                1,
                "us-ofac",
                "7",
                status,
                subject,
                List.of("NPWMD"),
                List.of(new LegalBasis("E.O. 13382", "1(a)(ii)")),
                LocalDate.parse("2024-12-18"),
                List.of("Blocking"),
                "Because of what it did",
                "A remark",
                List.of(
                        new Relation(Relation.LINKED_TO, "EIGHT", "ofac-sdn:8"),
                        new Relation(Relation.LINKED_TO, "UNKNOWN", null)));
    }
}
