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
}
