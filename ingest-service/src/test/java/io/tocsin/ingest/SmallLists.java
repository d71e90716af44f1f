package io.tocsin.ingest;

import java.util.Arrays;
import java.util.stream.Collectors;

/// Small lists in OFAC's formats, with invented organisations.
public final class SmallLists {
    private SmallLists() {}

    /// An organisation on a list.
    public record Listed(int uid, String name, String programme, String remarks) {
        public Listed under(String other) {
            return new Listed(uid, name, other, remarks);
        }

        public Listed remarked(String text) {
            return new Listed(uid, name, programme, text);
        }
    }

    /// Organisation `n` of the invented ones.
    public static Listed example(int n) {
        return new Listed(1000 + n, "EXAMPLE TRADING " + n + " LLC", "NPWMD", "");
    }

    /// So many of them.
    public static Listed[] examples(int count) {
        Listed[] listed = new Listed[count];
        Arrays.setAll(listed, SmallLists::example);
        return listed;
    }

    /// SDN.CSV.
    public static String csv(Listed... entries) {
        return Arrays.stream(entries)
                .map(e -> "%d,\"%s\",-0- ,\"%s\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,%s\r\n"
                        .formatted(
                                e.uid(),
                                e.name(),
                                e.programme(),
                                e.remarks().isEmpty() ? "-0- " : "\"" + e.remarks() + "\""))
                .collect(Collectors.joining("", "", "\u001a"));
    }

    /// SDN.XML with a published day, MM/DD/YYYY.
    public static String xml(String publishedOn, Listed... entries) {
        return Arrays.stream(entries)
                .map(e -> """
                        <sdnEntry><uid>%d</uid><lastName>%s</lastName><sdnType>Entity</sdnType>
                        <programList><program>%s</program></programList>
                        <akaList><aka><uid>9%d</uid><type>a.k.a.</type><category>strong</category>
                        <lastName>%s (ALSO)</lastName></aka></akaList>%s</sdnEntry>
                        """.formatted(
                                e.uid(),
                                e.name(),
                                e.programme(),
                                e.uid(),
                                e.name(),
                                e.remarks().isEmpty() ? "" : "<remarks>" + e.remarks() + "</remarks>"))
                .collect(Collectors.joining("", """
                        <?xml version="1.0" standalone="yes"?>
                        <sdnList xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML">
                        <publshInformation><Publish_Date>%s</Publish_Date><Record_Count>%d</Record_Count>
                        </publshInformation>
                        """.formatted(publishedOn, entries.length), "</sdnList>"));
    }

    /// SDN_ENHANCED.XML as of a day, YYYY-MM-DD.
    public static String enhanced(String asOf, Listed... entries) {
        return Arrays.stream(entries)
                .map(entry -> entity(entry, ""))
                .collect(Collectors.joining("", """
                        <?xml version="1.0" encoding="utf-8"?>
                        <sanctionsData
                         xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ENHANCED_XML">
                        <publicationInfo><dataAsOf>%sT00:00:00</dataAsOf></publicationInfo><entities>
                        """.formatted(asOf), "</entities></sanctionsData>"));
    }

    /// A delta of a day, YYYY-MM-DD, with these entities.
    public static String delta(String publishedOn, String... entities) {
        return """
                <?xml version="1.0" encoding="utf-8"?>
                <sanctionsData xmlns="https://www.treasury.gov/ofac/DeltaFile/1.0">
                <publicationInfo><datePublished>%sT00:00:00-05:00</datePublished>
                <publicationType>Standard Action</publicationType></publicationInfo>
                <entities>%s</entities></sanctionsData>
                """.formatted(publishedOn, String.join("", entities));
    }

    /// An organisation as an entity of a list or a delta.
    ///
    /// @param attributes more of them: `action="add"`
    public static String entity(Listed entry, String attributes) {
        return """
                <entity id="%d" %s>
                <generalInfo><identityId>7</identityId><entityType refId="601">Entity</entityType>%s</generalInfo>
                <sanctionsLists>
                <sanctionsList id="1" refId="1550" datePublished="2020-01-02">SDN List</sanctionsList></sanctionsLists>
                <sanctionsPrograms><sanctionsProgram id="2" refId="3">%s</sanctionsProgram></sanctionsPrograms>
                <names><name id="3"><isPrimary>true</isPrimary><isLowQuality>false</isLowQuality><translations>
                <translation id="4"><isPrimary>true</isPrimary><script refId="20122">Latin</script>
                <formattedFullName>%s</formattedFullName></translation></translations></name></names>
                </entity>
                """.formatted(
                        entry.uid(),
                        attributes,
                        entry.remarks().isEmpty() ? "" : "<remarks>" + entry.remarks() + "</remarks>",
                        entry.programme(),
                        entry.name());
    }

    /// An entity of a delta that only says what changed.
    public static String modified(int uid, String content) {
        return "<entity id=\"%d\" action=\" Modify \">%s</entity>".formatted(uid, content);
    }

    /// An entity of a delta that is gone.
    public static String removed(int uid) {
        return """
                <entity id="%d" action="REMOVE"><generalInfo><identityId>7</identityId>
                <entityType refId="601">Entity</entityType></generalInfo></entity>
                """.formatted(uid);
    }
}
