package io.tocsin.benchmarks;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/// Makes a list of invented parties in OFAC's enhanced shape, and the same parties as SDN.XML: to see how much memory
/// the
/// largest list takes. By itself, without the rest of this module:
///
/// `java EnhancedListProgram.java FOLDER [ENTITIES] [NAMES]`
///
/// 19,400 entities with 10 names each are 130 MB, which is OFAC's list of 2026 and a fifth.
final class EnhancedListProgram {
    private static final int ENTITIES = 19_400;
    private static final int NAMES = 10;
    private static final int FIRST_UID = 100_000;

    private EnhancedListProgram() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int entities = arguments.length > 1 ? Integer.parseInt(arguments[1]) : ENTITIES;
        int names = arguments.length > 2 ? Integer.parseInt(arguments[2]) : NAMES;
        Files.createDirectories(folder);
        try (Writer enhanced = Files.newBufferedWriter(folder.resolve("SDN_ENHANCED.XML"))) {
            enhanced.write("""
                    <?xml version="1.0" encoding="utf-8"?>
                    <sanctionsData xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ENHANCED_XML">
                      <publicationInfo><dataAsOf>2026-09-23T00:00:00</dataAsOf></publicationInfo>
                      <entities>
                    """);
            for (int i = 0; i < entities; i++) {
                enhanced.write(entity(i, names));
            }
            enhanced.write("  </entities>\n</sanctionsData>\n");
        }
        try (Writer plain = Files.newBufferedWriter(folder.resolve("SDN.XML"))) {
            plain.write("""
                    <?xml version="1.0" standalone="yes"?>
                    <sdnList xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML">
                    <publshInformation><Publish_Date>09/22/2026</Publish_Date><Record_Count>%d</Record_Count>
                    </publshInformation>
                    """.formatted(entities));
            for (int i = 0; i < entities; i++) {
                plain.write(entry(i, names));
            }
            plain.write("</sdnList>\n");
        }
    }

    private static String entity(int i, int names) {
        StringBuilder entity = new StringBuilder("""
                    <entity id="%d">
                      <generalInfo>
                        <identityId>%d</identityId>
                        <entityType refId="601">Entity</entityType>
                      </generalInfo>
                      <sanctionsLists>
                        <sanctionsList refId="1550" id="%1$d" datePublished="2019-04-15">SDN List</sanctionsList>
                      </sanctionsLists>
                      <sanctionsPrograms>
                        <sanctionsProgram refId="204" id="%1$d">NPWMD</sanctionsProgram>
                      </sanctionsPrograms>
                      <sanctionsTypes>
                        <sanctionsType refId="1705" id="%1$d">Block</sanctionsType>
                      </sanctionsTypes>
                      <legalAuthorities>
                        <legalAuthority refId="1818" id="%1$d">Executive Order 13382 (Non-proliferation)</legalAuthority>
                      </legalAuthorities>
                      <names>
                """.formatted(FIRST_UID + i, i));
        for (int n = 0; n < names; n++) {
            entity.append("""
                            <name id="%d">
                              <isPrimary>%s</isPrimary>
                              <aliasType refId="1400">A.K.A.</aliasType>
                              <isLowQuality>false</isLowQuality>
                              <translations>
                                <translation id="%1$d">
                                  <isPrimary>true</isPrimary>
                                  <script refId="20122">Latin</script>
                                  <formattedLastName>%s</formattedLastName>
                                  <formattedFullName>%3$s</formattedFullName>
                                </translation>
                              </translations>
                            </name>
                    """.formatted(names * i + n, n == 0, name(i, n)));
        }
        return entity.append("""
                      </names>
                      <identityDocuments>
                        <identityDocument id="%d">
                          <type refId="91760">Business Registration Number</type>
                          <documentNumber>%1$d</documentNumber>
                          <isValid>true</isValid>
                          <issuingCountry refId="11109">Iran</issuingCountry>
                        </identityDocument>
                      </identityDocuments>
                    </entity>
                """.formatted(i)).toString();
    }

    private static String entry(int i, int names) {
        StringBuilder entry = new StringBuilder("""
                <sdnEntry><uid>%d</uid><lastName>%s</lastName><sdnType>Entity</sdnType>
                <programList><program>NPWMD</program></programList>
                <idList><id><uid>1</uid><idType>Business Registration Number</idType><idNumber>%d</idNumber>
                <idCountry>Iran</idCountry></id></idList><akaList>
                """.formatted(FIRST_UID + i, name(i, 0), i));
        for (int n = 1; n < names; n++) {
            entry.append(
                    "<aka><uid>%d</uid><type>a.k.a.</type><category>strong</category><lastName>%s</lastName></aka>%n"
                            .formatted(n, name(i, n)));
        }
        return entry.append("</akaList></sdnEntry>\n").toString();
    }

    private static String name(int i, int n) {
        return n == 0 ? "EXAMPLE TRADING COMPANY " + i : "EXAMPLE TRADING COMPANY " + i + " OF DISTRICT " + n;
    }
}
